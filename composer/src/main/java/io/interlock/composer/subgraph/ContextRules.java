package io.interlock.composer.subgraph;

import io.interlock.composer.diagnostic.ErrorCode;
import io.interlock.composer.diagnostic.Errors;
import io.interlock.supergraph.fieldset.FieldSet;
import io.interlock.supergraph.fieldset.FieldSetCheck;
import io.interlock.supergraph.fieldset.FieldSetSelection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/// The rules of `@context` and `@fromContext`.
final class ContextRules {
  private static final Pattern NAME = Pattern.compile("[A-Za-z][A-Za-z0-9]*");

  private final Subgraph subgraph;
  private final SchemaModel model;
  private final Errors errors;

  ContextRules(Subgraph subgraph, Errors errors) {
    this.subgraph = subgraph;
    this.model = subgraph.schema();
    this.errors = errors;
  }

  void check() {
    model.types().values().forEach(this::checkNames);
    checkDirectiveArguments();
    ContextUses.of(subgraph).forEach(this::check);
  }

  private void checkNames(TypeElement type) {
    for (Application context : subgraph.applied(type.applications(), "context")) {
      String name = context.text("name").orElse("");
      if (!NAME.matcher(name).matches()) {
        errors.add(
            ErrorCode.CONTEXT_NAME_INVALID,
            type.name(),
            "\"%s\" cannot name a context: expected letters and digits, a letter first"
                .formatted(name),
            context.location());
      }
    }
  }

  private void checkDirectiveArguments() {
    for (DirectiveElement directive : model.directives().values()) {
      for (InputElement argument : directive.arguments().values()) {
        for (Application use : subgraph.applied(argument.applications(), "fromContext")) {
          String coordinate = "@" + directive.name() + "(" + argument.name() + ":)";
          errors.add(
              ErrorCode.CONTEXT_NOT_SET,
              coordinate,
              "\"%s\" cannot be read from a context: it is the argument of a directive"
                  .formatted(coordinate),
              use.location());
        }
      }
    }
  }

  private void check(ContextUse use) {
    if (use.type().kind() == TypeKind.INTERFACE) {
      fault(ErrorCode.CONTEXT_NOT_SET, use, "it belongs to a field of an interface");
      return;
    }
    for (NameUse implemented : use.type().interfaces()) {
      if (model.field(implemented.name(), use.field().name()).isPresent()) {
        fault(
            ErrorCode.CONTEXT_NOT_SET,
            use,
            "its field implements one of the interface \"" + implemented.name() + "\"");
        return;
      }
    }
    if (use.argument().defaultValue() != null) {
      fault(ErrorCode.CONTEXT_NOT_SET, use, "it has a default value");
    }
    if (use.context().isEmpty()) {
      fault(
          ErrorCode.NO_CONTEXT_IN_SELECTION,
          use,
          "expected \"$context selection\", got " + use.application());
    } else if (use.setters().isEmpty()) {
      fault(ErrorCode.CONTEXT_NOT_SET, use, "no type sets the context \"" + use.context() + "\"");
    } else {
      checkSelection(use);
    }
    boolean hasResolvableKey =
        subgraph.keys(use.type()).stream().anyMatch(InterfaceRules::isResolvable);
    if (!hasResolvableKey) {
      fault(
          ErrorCode.CONTEXT_NO_RESOLVABLE_KEY,
          use,
          "type \"" + use.type().name() + "\" has no resolvable @key");
    }
  }

  private void checkSelection(ContextUse use) {
    if (use.selection().isBlank()) {
      fault(ErrorCode.NO_CONTEXT_IN_SELECTION, use, "there is no selection after the context");
      return;
    }
    Optional<FieldSet> set = use.fieldSet();
    if (set.isEmpty()) {
      fault(ErrorCode.CONTEXT_INVALID_SELECTION, use, "its selection cannot be read");
      return;
    }
    List<FieldSetSelection> selections = set.get().selections();
    boolean isByType =
        selections.stream().allMatch(FieldSetSelection.InlineFragment.class::isInstance);
    if (!isByType && selections.size() != 1) {
      fault(ErrorCode.CONTEXT_INVALID_SELECTION, use, "its selection must be of one value");
      return;
    }
    Set<String> matched = new HashSet<>();
    for (String setter : use.setters()) {
      if (isByType) {
        checkByType(use, selections, setter, matched);
      } else {
        checkOnType(use, set.get(), setter, false);
      }
    }
    checkConditions(use, selections, matched);
  }

  private void checkByType(
      ContextUse use, List<FieldSetSelection> selections, String setter, Set<String> matched) {
    for (FieldSetSelection selection : selections) {
      String condition = ((FieldSetSelection.InlineFragment) selection).typeCondition();
      if (condition != null && new ModelTypes(model).overlaps(setter, condition)) {
        matched.add(condition);
        checkOnType(use, new FieldSet(selection.selections()), condition, true);
      }
    }
  }

  private void checkConditions(
      ContextUse use, List<FieldSetSelection> selections, Set<String> matched) {
    Set<String> seen = new HashSet<>();
    for (FieldSetSelection selection : selections) {
      if (selection instanceof FieldSetSelection.InlineFragment fragment) {
        String condition = fragment.typeCondition();
        boolean isObject =
            condition != null
                && model.kind(condition).filter(kind -> kind == TypeKind.OBJECT).isPresent();
        if (condition == null
            || !isObject
            || !matched.contains(condition)
            || !seen.add(condition)) {
          fault(
              ErrorCode.CONTEXT_INVALID_SELECTION,
              use,
              "\"... on %s\" is not one of the object types that set the context"
                  .formatted(condition));
        }
      }
    }
  }

  private void checkOnType(ContextUse use, FieldSet set, String type, boolean isByType) {
    var fault = new FieldSetCheck(new ModelTypes(model)).firstFault(set, type);
    if (fault.isPresent()) {
      fault(ErrorCode.CONTEXT_INVALID_SELECTION, use, fault.get().message());
      return;
    }
    Optional<TypeReference> selected = selectedType(set.selections(), type);
    if (selected.isEmpty()) {
      fault(ErrorCode.CONTEXT_INVALID_SELECTION, use, "its selection must be of one value");
      return;
    }
    TypeReference expected = use.argument().type();
    TypeReference given = isByType ? selected.get().nullable() : selected.get();
    TypeReference wanted = isByType ? expected.nullable() : expected;
    if (!new Subtyping(model).isSubtype(given, wanted)) {
      fault(
          ErrorCode.CONTEXT_INVALID_SELECTION,
          use,
          "its selection is of type %s, but the argument of type %s"
              .formatted(selected.get(), expected));
    }
  }

  /// The type of the one value that is selected: lists on the way wrap it, and what can be null on
  /// the way makes it nullable. Empty when not exactly one plain value is selected.
  private Optional<TypeReference> selectedType(List<FieldSetSelection> selections, String type) {
    boolean isOneField =
        selections.size() == 1
            && selections.getFirst() instanceof FieldSetSelection.Field f
            && f.directives().isEmpty();
    if (!isOneField || isInterfaceObject(type)) {
      return Optional.empty();
    }
    FieldSetSelection.Field selection = (FieldSetSelection.Field) selections.getFirst();
    Optional<FieldElement> field = model.field(type, selection.name());
    if (field.isEmpty() || selection.selections().isEmpty()) {
      return field.map(FieldElement::type);
    }
    TypeReference outer = field.get().type();
    return selectedType(selection.selections(), outer.baseName())
        .map(inner -> wrapped(inner, outer));
  }

  private boolean isInterfaceObject(String type) {
    return model.type(type).filter(subgraph::isInterfaceObject).isPresent();
  }

  private static TypeReference wrapped(TypeReference inner, TypeReference outer) {
    return switch (outer) {
      case TypeReference.NonNull nonNull -> {
        TypeReference below = wrapped(inner, nonNull.of());
        boolean mayBeNull = nonNull.of() instanceof TypeReference.Named && !inner.isNonNull();
        yield mayBeNull || below.isNonNull() ? below : new TypeReference.NonNull(below);
      }
      case TypeReference.ListOf list -> new TypeReference.ListOf(wrapped(inner, list.of()));
      case TypeReference.Named ignored -> inner.nullable();
    };
  }

  private void fault(ErrorCode code, ContextUse use, String reason) {
    errors.add(
        code,
        use.coordinate(),
        "\"%s\" cannot be read from a context: %s".formatted(use.coordinate(), reason),
        use.application().location());
  }
}
