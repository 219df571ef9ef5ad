package io.interlock.supergraph.diff;

import static io.interlock.supergraph.diff.Criticality.BREAKING;
import static io.interlock.supergraph.diff.Criticality.DANGEROUS;
import static io.interlock.supergraph.diff.Criticality.SAFE;

import graphql.schema.GraphQLEnumType;
import graphql.schema.GraphQLEnumValueDefinition;
import graphql.schema.GraphQLFieldDefinition;
import graphql.schema.GraphQLImplementingType;
import graphql.schema.GraphQLInputObjectType;
import graphql.schema.GraphQLInterfaceType;
import graphql.schema.GraphQLNamedOutputType;
import graphql.schema.GraphQLNamedType;
import graphql.schema.GraphQLObjectType;
import graphql.schema.GraphQLScalarType;
import graphql.schema.GraphQLSchema;
import graphql.schema.GraphQLUnionType;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Compares a type with what is called so in the schema after.
///
/// @param after the schema after
record TypeDiff(Findings findings, GraphQLSchema after) {
  private static final Remarks.Types TYPE_DESCRIPTION =
      new Remarks.Types(
          ChangeType.TYPE_DESCRIPTION_ADDED,
          ChangeType.TYPE_DESCRIPTION_REMOVED,
          ChangeType.TYPE_DESCRIPTION_CHANGED);
  private static final Remarks.Types FIELD_DESCRIPTION =
      new Remarks.Types(
          ChangeType.FIELD_DESCRIPTION_ADDED,
          ChangeType.FIELD_DESCRIPTION_REMOVED,
          ChangeType.FIELD_DESCRIPTION_CHANGED);
  private static final Remarks.Types FIELD_DEPRECATION =
      new Remarks.Types(
          ChangeType.FIELD_DEPRECATION_ADDED,
          ChangeType.FIELD_DEPRECATION_REMOVED,
          ChangeType.FIELD_DEPRECATION_REASON_CHANGED);
  private static final Remarks.Types VALUE_DESCRIPTION =
      Remarks.Types.always(ChangeType.ENUM_VALUE_DESCRIPTION_CHANGED);
  private static final Remarks.Types VALUE_DEPRECATION =
      new Remarks.Types(
          ChangeType.ENUM_VALUE_DEPRECATION_REASON_ADDED,
          ChangeType.ENUM_VALUE_DEPRECATION_REASON_REMOVED,
          ChangeType.ENUM_VALUE_DEPRECATION_REASON_CHANGED);

  void compare(GraphQLNamedType was, GraphQLNamedType is) {
    if (!kindOf(was).equals(kindOf(is))) {
      findings.add(
          ChangeType.TYPE_KIND_CHANGED,
          BREAKING,
          was.getName(),
          "was %s and is %s: operations that use it are refused or answered otherwise"
              .formatted(kindOf(was), kindOf(is)));
      return;
    }
    remarks()
        .compareDescriptions(
            TYPE_DESCRIPTION, was.getName(), was.getDescription(), is.getDescription());
    switch (was) {
      case GraphQLImplementingType type -> compareImplementing(type, (GraphQLImplementingType) is);
      case GraphQLUnionType union -> compareUnions(union, (GraphQLUnionType) is);
      case GraphQLEnumType anEnum -> compareEnums(anEnum, (GraphQLEnumType) is);
      case GraphQLInputObjectType input -> compareInputs(input, (GraphQLInputObjectType) is);
      case GraphQLScalarType scalar -> compareScalars(scalar, (GraphQLScalarType) is);
      default -> throw unknown(was);
    }
  }

  /// With its article, as in `an enum`.
  static String kindOf(GraphQLNamedType type) {
    return switch (type) {
      case GraphQLObjectType _ -> "an object type";
      case GraphQLInterfaceType _ -> "an interface";
      case GraphQLUnionType _ -> "a union";
      case GraphQLEnumType _ -> "an enum";
      case GraphQLInputObjectType _ -> "an input type";
      case GraphQLScalarType _ -> "a scalar";
      default -> throw unknown(type);
    };
  }

  private static IllegalArgumentException unknown(GraphQLNamedType type) {
    return new IllegalArgumentException("a type of a kind that GraphQL does not have: " + type);
  }

  private void compareImplementing(GraphQLImplementingType was, GraphQLImplementingType is) {
    findings.<GraphQLNamedOutputType>pair(
        was.getInterfaces(),
        is.getInterfaces(),
        removed -> interfaceRemoved(was.getName(), removed.getName()),
        added -> interfaceAdded(was.getName(), added.getName()),
        (_, _) -> {});
    findings.pair(
        was.getFieldDefinitions(),
        is.getFieldDefinitions(),
        removed -> fieldRemoved(was.getName(), removed),
        added -> fieldAdded(was.getName(), added),
        (before, now) -> compareFields(was.getName() + "." + before.getName(), before, now));
  }

  private void interfaceRemoved(String type, String implemented) {
    findings.add(
        ChangeType.OBJECT_TYPE_INTERFACE_REMOVED,
        BREAKING,
        type,
        Set.of(type, implemented),
        "implemented %s and does so no more: fragments from one to the other are refused"
            .formatted(SchemaChange.quoted(implemented)));
  }

  void interfaceAdded(String type, String implemented) {
    findings.add(
        ChangeType.OBJECT_TYPE_INTERFACE_ADDED,
        DANGEROUS,
        type,
        Set.of(implemented),
        "did not implement %1$s and does now: clients that ask for %1$s may get it"
            .formatted(SchemaChange.quoted(implemented)));
  }

  private void fieldRemoved(String type, GraphQLFieldDefinition was) {
    findings.add(
        ChangeType.FIELD_REMOVED,
        BREAKING,
        type + "." + was.getName(),
        "was %s and is gone: operations that select it are refused".formatted(typeOf(was)));
  }

  private void fieldAdded(String type, GraphQLFieldDefinition is) {
    findings.add(
        ChangeType.FIELD_ADDED,
        SAFE,
        type + "." + is.getName(),
        "is new, as %s: no client selects it yet".formatted(typeOf(is)));
  }

  private static String typeOf(GraphQLFieldDefinition field) {
    return SchemaChange.quoted(TypeChange.text(field.getType()));
  }

  private void compareFields(
      String coordinate, GraphQLFieldDefinition was, GraphQLFieldDefinition is) {
    if (!typeOf(was).equals(typeOf(is))) {
      TypeChange change = TypeChange.ofOutput(was.getType(), is.getType(), after);
      findings.add(
          ChangeType.FIELD_TYPE_CHANGED, change.criticality(), coordinate, change.message());
    }
    remarks()
        .compareDescriptions(
            FIELD_DESCRIPTION, coordinate, was.getDescription(), is.getDescription());
    remarks()
        .compareDeprecations(
            FIELD_DEPRECATION, coordinate, was.getDeprecationReason(), is.getDeprecationReason());
    new InputValueDiff(findings)
        .compare(
            InputValueDiff.Kind.FIELD_ARGUMENT, coordinate, was.getArguments(), is.getArguments());
  }

  private void compareUnions(GraphQLUnionType was, GraphQLUnionType is) {
    String union = was.getName();
    findings.<GraphQLNamedOutputType>pair(
        was.getTypes(),
        is.getTypes(),
        removed ->
            findings.add(
                ChangeType.UNION_MEMBER_REMOVED,
                BREAKING,
                union,
                Set.of(union, removed.getName()),
                "had the member %s and has it no more: fragments on it are refused there"
                    .formatted(SchemaChange.quoted(removed.getName()))),
        added ->
            findings.add(
                ChangeType.UNION_MEMBER_ADDED,
                DANGEROUS,
                union,
                "has the new member %s: clients that ask for the union may get it"
                    .formatted(SchemaChange.quoted(added.getName()))),
        (_, _) -> {});
  }

  private void compareEnums(GraphQLEnumType was, GraphQLEnumType is) {
    String anEnum = was.getName();
    findings.pair(
        was.getValues(),
        is.getValues(),
        removed ->
            findings.add(
                ChangeType.ENUM_VALUE_REMOVED,
                BREAKING,
                anEnum + "." + removed.getName(),
                "is gone: operations that give it are refused"),
        added ->
            findings.add(
                ChangeType.ENUM_VALUE_ADDED,
                DANGEROUS,
                anEnum + "." + added.getName(),
                Set.of(anEnum),
                "is new: clients that ask for the enum may get it"),
        (before, now) -> compareValues(anEnum + "." + before.getName(), before, now));
  }

  private void compareValues(
      String coordinate, GraphQLEnumValueDefinition was, GraphQLEnumValueDefinition is) {
    remarks()
        .compareDescriptions(
            VALUE_DESCRIPTION, coordinate, was.getDescription(), is.getDescription());
    remarks()
        .compareDeprecations(
            VALUE_DEPRECATION, coordinate, was.getDeprecationReason(), is.getDeprecationReason());
  }

  private void compareInputs(GraphQLInputObjectType was, GraphQLInputObjectType is) {
    String input = was.getName();
    if (!was.isOneOf() && is.isOneOf()) {
      findings.add(
          ChangeType.DIRECTIVE_USAGE_INPUT_OBJECT_ADDED,
          BREAKING,
          input,
          "took any of its fields and is `@oneOf` now: who gives none, several or null is refused");
    } else if (was.isOneOf() && !is.isOneOf()) {
      findings.add(
          ChangeType.DIRECTIVE_USAGE_INPUT_OBJECT_REMOVED,
          SAFE,
          input,
          "was `@oneOf` and is not any more: clients that give one field still may");
    }
    new InputValueDiff(findings)
        .compare(
            InputValueDiff.Kind.INPUT_FIELD,
            input,
            was.getFieldDefinitions(),
            is.getFieldDefinitions());
  }

  private void compareScalars(GraphQLScalarType was, GraphQLScalarType is) {
    @Nullable String before = was.getSpecifiedByUrl();
    @Nullable String now = is.getSpecifiedByUrl();
    if (before != null && now == null) {
      findings.add(
          ChangeType.DIRECTIVE_USAGE_SCALAR_REMOVED,
          SAFE,
          was.getName(),
          "was specified by " + before + " and names no specification any more");
    } else if (now != null && !Objects.equals(before, now)) {
      findings.add(
          ChangeType.DIRECTIVE_USAGE_SCALAR_ADDED,
          before == null ? SAFE : DANGEROUS,
          was.getName(),
          before == null
              ? "named no specification and is specified by " + now
              : "was specified by %s and is by %s: clients may read or write it otherwise"
                  .formatted(before, now));
    }
  }

  private Remarks remarks() {
    return new Remarks(findings);
  }
}
