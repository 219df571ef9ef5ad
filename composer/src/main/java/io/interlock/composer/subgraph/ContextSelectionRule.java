package io.interlock.composer.subgraph;

import io.interlock.composer.diagnostic.ErrorCode;
import io.interlock.composer.diagnostic.Errors;
import io.interlock.composer.diagnostic.SourceLocation;
import io.interlock.supergraph.fieldset.FieldSet;
import io.interlock.supergraph.fieldset.FieldSetCheck;
import io.interlock.supergraph.fieldset.FieldSetFault;
import io.interlock.supergraph.fieldset.FieldSetSelection;
import io.interlock.supergraph.fieldset.FieldSetSyntaxException;
import io.interlock.supergraph.schema.TypeKind;
import io.interlock.supergraph.schema.TypeRef;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What a `@fromContext` selects: one value of the argument's type on every type that sets the
/// context; either one path for all of them, or one for each object type.
final class ContextSelectionRule {
  private final Subgraph subgraph;
  private final SchemaModel model;
  private final Errors errors;
  private final ContextUse use;

  ContextSelectionRule(Subgraph subgraph, Errors errors, ContextUse use) {
    this.subgraph = subgraph;
    this.model = subgraph.schema();
    this.errors = errors;
    this.use = use;
  }

  void check() {
    Optional<FieldSet> set = parsed();
    if (set.isEmpty()) {
      return;
    }
    List<FieldSetSelection> selections = set.get().selections();
    boolean hasDirectives =
        selections.stream()
            .anyMatch(selection ->
                selection instanceof FieldSetSelection.InlineFragment f
                    && !f.directives().isEmpty());
    if (hasDirectives) {
      fault("there can be no directives in its selection");
    } else if (selections.stream().allMatch(FieldSetSelection.InlineFragment.class::isInstance)) {
      checkByType(selections);
    } else if (selections.size() == 1) {
      use.setters().forEach(setter -> checkOnType(set.get(), setter));
    } else {
      fault("it selects more than one value");
    }
  }

  private Optional<FieldSet> parsed() {
    try {
      return Optional.of(FieldSet.parse(use.selection()));
    } catch (FieldSetSyntaxException e) {
      fault("its selection cannot be read: " + e.getMessage());
      return Optional.empty();
    }
  }

  private void checkByType(List<FieldSetSelection> selections) {
    if (!areDistinctObjects(selections)) {
      return;
    }
    Set<String> matched = new HashSet<>();
    for (String setter : use.setters()) {
      boolean isMatched = false;
      for (FieldSetSelection selection : selections) {
        String condition = conditionOf(selection);
        if (new ModelTypes(model).overlaps(setter, condition)) {
          isMatched = true;
          if (matched.add(condition)) {
            checkOnType(new FieldSet(selection.selections()), condition);
          }
        }
      }
      if (!isMatched) {
        fault("it selects nothing on \"%s\", which sets the context".formatted(setter));
      }
    }
    selections.stream()
        .map(ContextSelectionRule::conditionOf)
        .filter(condition -> !matched.contains(condition))
        .forEach(condition ->
            fault("\"... on %s\" matches no type that sets the context".formatted(condition)));
  }

  private boolean areDistinctObjects(List<FieldSetSelection> selections) {
    Set<String> conditions = new HashSet<>();
    for (FieldSetSelection selection : selections) {
      String condition = conditionOf(selection);
      boolean isObject = model.kind(condition).filter(kind -> kind == TypeKind.OBJECT).isPresent();
      if (!isObject || !conditions.add(condition)) {
        fault("\"... on %s\": expected an object type, and each only once".formatted(condition));
        return false;
      }
    }
    return true;
  }

  private static String conditionOf(FieldSetSelection fragment) {
    String condition = ((FieldSetSelection.InlineFragment) fragment).typeCondition();
    return condition == null ? "" : condition;
  }

  private void checkOnType(FieldSet set, String type) {
    Optional<FieldSetFault> fault = new FieldSetCheck(new ModelTypes(model)).firstFault(set, type);
    if (fault.isPresent()) {
      fault("on \"%s\": %s".formatted(type, fault.get().message()));
      return;
    }
    Optional<TypeRef> selected = selectedType(set.selections(), type);
    if (selected.isEmpty()) {
      fault("on \"%s\" it does not select exactly one plain value".formatted(type));
    } else if (!new Subtyping(model).isSubtype(selected.get(), use.argument().type())) {
      fault(
          "what it selects on \"%s\" is of type %s, but the argument of type %s"
              .formatted(type, selected.get(), use.argument().type()));
    }
  }

  /// The type of the one value that is selected. It may always be null: there may be no object that
  /// sets the context. Each list on the way wraps it. Empty when not exactly one plain value is
  /// selected.
  private Optional<TypeRef> selectedType(List<FieldSetSelection> selections, String type) {
    boolean isOneField =
        selections.size() == 1
            && selections.getFirst() instanceof FieldSetSelection.Field f
            && f.directives().isEmpty();
    if (!isOneField || model.type(type).filter(subgraph::isInterfaceObject).isPresent()) {
      return Optional.empty();
    }
    FieldSetSelection.Field selection = (FieldSetSelection.Field) selections.getFirst();
    if (selection.name().equals("__typename")) {
      return Optional.of(new TypeRef.Named("String"));
    }
    TypeRef of = model.field(type, selection.name()).orElseThrow().type();
    return selection.selections().isEmpty()
        ? Optional.of(wrapped(new TypeRef.Named(of.baseName()), of))
        : selectedType(selection.selections(), of.baseName()).map(inner -> wrapped(inner, of));
  }

  private static TypeRef wrapped(TypeRef inner, TypeRef outer) {
    return switch (outer) {
      case TypeRef.NonNull nonNull -> wrapped(inner, nonNull.of());
      case TypeRef.ListOf list -> new TypeRef.ListOf(wrapped(inner, list.of()));
      case TypeRef.Named ignored -> inner;
    };
  }

  private void fault(String reason) {
    List<@Nullable SourceLocation> places = new ArrayList<>();
    places.add(use.application().location());
    use.setters().stream()
        .map(setter -> Elements.get(model.types(), setter).location())
        .forEach(places::add);
    errors.add(
        ErrorCode.CONTEXT_INVALID_SELECTION,
        use.coordinate(),
        "\"%s\" cannot be read from the context \"%s\": %s"
            .formatted(use.coordinate(), use.context(), reason),
        places);
  }
}
