package io.interlock.supergraph.diff;

import static io.interlock.supergraph.diff.Criticality.BREAKING;
import static io.interlock.supergraph.diff.Criticality.DANGEROUS;
import static io.interlock.supergraph.diff.Criticality.SAFE;

import graphql.schema.GraphQLInputValueDefinition;
import graphql.schema.GraphQLTypeUtil;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/// Compares what clients give: arguments of fields and directives, and fields of input types.
record InputValueDiff(Findings findings) {

  /// The types of changes to one kind of input value.
  enum Kind {
    FIELD_ARGUMENT(
        ChangeType.FIELD_ARGUMENT_ADDED,
        ChangeType.FIELD_ARGUMENT_REMOVED,
        ChangeType.FIELD_ARGUMENT_TYPE_CHANGED,
        ChangeType.FIELD_ARGUMENT_DEFAULT_CHANGED,
        Remarks.Types.always(ChangeType.FIELD_ARGUMENT_DESCRIPTION_CHANGED),
        new Remarks.Types(
            ChangeType.FIELD_ARGUMENT_DEPRECATION_ADDED,
            ChangeType.FIELD_ARGUMENT_DEPRECATION_REMOVED,
            ChangeType.FIELD_ARGUMENT_DEPRECATION_REASON_CHANGED)),
    INPUT_FIELD(
        ChangeType.INPUT_FIELD_ADDED,
        ChangeType.INPUT_FIELD_REMOVED,
        ChangeType.INPUT_FIELD_TYPE_CHANGED,
        ChangeType.INPUT_FIELD_DEFAULT_VALUE_CHANGED,
        new Remarks.Types(
            ChangeType.INPUT_FIELD_DESCRIPTION_ADDED,
            ChangeType.INPUT_FIELD_DESCRIPTION_REMOVED,
            ChangeType.INPUT_FIELD_DESCRIPTION_CHANGED),
        new Remarks.Types(
            ChangeType.INPUT_FIELD_DEPRECATION_ADDED,
            ChangeType.INPUT_FIELD_DEPRECATION_REMOVED,
            ChangeType.INPUT_FIELD_DEPRECATION_REASON_CHANGED)),
    DIRECTIVE_ARGUMENT(
        ChangeType.DIRECTIVE_ARGUMENT_ADDED,
        ChangeType.DIRECTIVE_ARGUMENT_REMOVED,
        ChangeType.DIRECTIVE_ARGUMENT_TYPE_CHANGED,
        ChangeType.DIRECTIVE_ARGUMENT_DEFAULT_VALUE_CHANGED,
        Remarks.Types.always(ChangeType.DIRECTIVE_ARGUMENT_DESCRIPTION_CHANGED),
        new Remarks.Types(
            ChangeType.DIRECTIVE_ARGUMENT_DEPRECATION_ADDED,
            ChangeType.DIRECTIVE_ARGUMENT_DEPRECATION_REMOVED,
            ChangeType.DIRECTIVE_ARGUMENT_DEPRECATION_REASON_CHANGED));

    private final ChangeType added;
    private final ChangeType removed;
    private final ChangeType typeChanged;
    private final ChangeType defaultChanged;
    private final Remarks.Types description;
    private final Remarks.Types deprecation;

    Kind(
        ChangeType added,
        ChangeType removed,
        ChangeType typeChanged,
        ChangeType defaultChanged,
        Remarks.Types description,
        Remarks.Types deprecation) {
      this.added = added;
      this.removed = removed;
      this.typeChanged = typeChanged;
      this.defaultChanged = defaultChanged;
      this.description = description;
      this.deprecation = deprecation;
    }
  }

  /// @param owner the coordinate of the field, directive or input type, which both have
  void compare(
      Kind kind,
      String owner,
      List<? extends GraphQLInputValueDefinition> before,
      List<? extends GraphQLInputValueDefinition> after) {
    findings.<GraphQLInputValueDefinition>pair(
        before,
        after,
        removed -> removed(kind, InputValue.of(owner, removed)),
        added -> added(kind, InputValue.of(owner, added)),
        (was, is) -> compare(kind, InputValue.of(owner, was), InputValue.of(owner, is)));
  }

  private void removed(Kind kind, InputValue was) {
    findings.add(
        kind.removed,
        BREAKING,
        was.coordinate(),
        "was %s and is gone: operations that give it are refused".formatted(typeOf(was)));
  }

  private void added(Kind kind, InputValue is) {
    Set<String> whoeverUsesTheOwner = Set.of(is.owner());
    if (is.isRequired()) {
      findings.add(
          kind.added,
          BREAKING,
          is.coordinate(),
          whoeverUsesTheOwner,
          "is new and required, as %s: operations that do not give it are refused"
              .formatted(typeOf(is)));
    } else {
      findings.add(
          kind.added,
          DANGEROUS,
          is.coordinate(),
          whoeverUsesTheOwner,
          "is new and optional, as %s: clients that do not give it may be answered otherwise"
              .formatted(typeOf(is)));
    }
  }

  private void compare(Kind kind, InputValue was, InputValue is) {
    compareTypes(kind, was, is);
    if (!Objects.equals(was.defaultValue(), is.defaultValue())) {
      compareDefaults(kind, was, is);
    }
    Remarks remarks = new Remarks(findings);
    remarks.compareDescriptions(
        kind.description, is.coordinate(), was.description(), is.description());
    remarks.compareDeprecations(
        kind.deprecation, is.coordinate(), was.deprecation(), is.deprecation());
  }

  /// What becomes required concerns those who leave it out, too.
  private void compareTypes(Kind kind, InputValue was, InputValue is) {
    if (TypeChange.text(was.type()).equals(TypeChange.text(is.type()))) {
      return;
    }
    TypeChange change = TypeChange.ofInput(was.type(), is.type());
    boolean becomesRequired = is.isRequired() && !GraphQLTypeUtil.isNonNull(was.type());
    findings.add(
        kind.typeChanged,
        change.criticality(),
        is.coordinate(),
        Set.of(becomesRequired ? is.owner() : is.coordinate()),
        change.message() + (becomesRequired ? "; it can no longer be left out" : ""));
  }

  private void compareDefaults(Kind kind, InputValue was, InputValue is) {
    String wasAndIs = "the default was %s and is %s: ".formatted(defaultOf(was), defaultOf(is));
    Set<String> whoeverUsesTheOwner = Set.of(is.owner());
    if (is.isRequired()) {
      findings.add(
          kind.defaultChanged,
          BREAKING,
          is.coordinate(),
          whoeverUsesTheOwner,
          wasAndIs + "it can no longer be left out");
    } else if (was.isRequired()) {
      findings.add(
          kind.defaultChanged,
          SAFE,
          is.coordinate(),
          wasAndIs + "whoever used it had to give it, and still may");
    } else {
      findings.add(
          kind.defaultChanged,
          DANGEROUS,
          is.coordinate(),
          whoeverUsesTheOwner,
          wasAndIs + "clients that leave it out may be answered otherwise");
    }
  }

  private static String typeOf(InputValue value) {
    return SchemaChange.quoted(
        TypeChange.text(value.type())
            + (value.defaultValue() == null ? "" : " = " + value.defaultValue()));
  }

  private static String defaultOf(InputValue value) {
    return value.defaultValue() == null ? "none" : SchemaChange.quoted(value.defaultValue());
  }
}
