package io.interlock.planner.operation;

import graphql.language.Argument;
import graphql.language.BooleanValue;
import graphql.language.Directive;
import graphql.language.DirectivesContainer;
import graphql.language.Field;
import graphql.language.FragmentDefinition;
import graphql.language.FragmentSpread;
import graphql.language.InlineFragment;
import graphql.language.Selection;
import graphql.language.SelectionSet;
import graphql.language.VariableReference;
import io.interlock.planner.plan.Condition;
import io.interlock.supergraph.schema.SchemaView;
import io.interlock.supergraph.schema.TypeKind;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Lists the fields that selection sets come to at a position: fragments opened, conditions and
/// types noted at each field. A fragment that is met again under the same conditions and types adds
/// nothing, so that nested spreads cost no more than what they select.
final class SelectionCollector {
  private final SchemaView view;
  private final Map<String, FragmentDefinition> fragments;
  private final OperationBudget budget;
  private final Map<String, Set<String>> possibleTypes = new HashMap<>();

  SelectionCollector(
      SchemaView view, Map<String, FragmentDefinition> fragments, OperationBudget budget) {
    this.view = view;
    this.fragments = fragments;
    this.budget = budget;
  }

  /// A selection set that applies at a position under conditions. Compared by the identity of the
  /// set.
  ///
  /// @param type the type that the set was written for; an object may give a field a narrower type
  ///   than its interface does, so that sets for both meet at one position
  @SuppressWarnings("ReferenceEquality")
  record Source(String type, SelectionSet selections, Conditions conditions) {
    @Override
    public boolean equals(@Nullable Object other) {
      return other instanceof Source s
          && s.selections == selections
          && s.type.equals(type)
          && s.conditions.equals(conditions);
    }

    @Override
    public int hashCode() {
      return System.identityHashCode(selections) * 31 + conditions.hashCode();
    }
  }

  /// A field as it was met.
  ///
  /// @param parentType the type of the innermost fragment around it, or of the position
  /// @param types the object types that it applies to, sorted; null for all of the position's
  record Entry(
      Field field, String parentType, Conditions conditions, @Nullable List<String> types) {
    String responseKey() {
      return field.getAlias() == null ? field.getName() : field.getAlias();
    }

    boolean appliesTo(String objectType) {
      return types == null || types.contains(objectType);
    }
  }

  List<Entry> collect(String type, List<Source> sources) {
    Collection collection = new Collection(type);
    for (Source source : sources) {
      if (source.type().equals(type)) {
        collection.addAll(source.selections(), type, source.conditions(), null);
      } else {
        collection.open(source.selections(), source.type(), source.conditions(), null);
      }
    }
    return collection.entries;
  }

  @SuppressWarnings("ReferenceEquality")
  private record Visit(
      SelectionSet selections, Conditions conditions, @Nullable List<String> types) {
    @Override
    public boolean equals(@Nullable Object other) {
      return other instanceof Visit v
          && v.selections == selections
          && v.conditions.equals(conditions)
          && Objects.equals(v.types, types);
    }

    @Override
    public int hashCode() {
      return System.identityHashCode(selections) * 31 + conditions.hashCode();
    }
  }

  private final class Collection {
    private final String type;
    private final List<Entry> entries = new ArrayList<>();
    private final Set<Visit> visits = new HashSet<>();

    Collection(String type) {
      this.type = type;
    }

    void addAll(
        SelectionSet set, String parentType, Conditions outer, @Nullable List<String> types) {
      if (!visits.add(new Visit(set, outer, types))) {
        return;
      }
      for (Selection<?> selection : set.getSelections()) {
        budget.meet(outer);
        Optional<Conditions> own = conditions((DirectivesContainer<?>) selection);
        own.map(outer::and)
            .filter(c -> !c.isContradiction())
            .ifPresent(c -> add(selection, parentType, c, types));
      }
    }

    private void add(
        Selection<?> selection,
        String parentType,
        Conditions conditions,
        @Nullable List<String> types) {
      switch (selection) {
        case Field field -> entries.add(new Entry(field, parentType, conditions, types));
        case InlineFragment fragment ->
            open(
                fragment.getSelectionSet(),
                fragment.getTypeCondition() == null
                    ? parentType
                    : fragment.getTypeCondition().getName(),
                conditions,
                types);
        case FragmentSpread spread -> {
          FragmentDefinition fragment = Objects.requireNonNull(fragments.get(spread.getName()));
          open(
              fragment.getSelectionSet(), fragment.getTypeCondition().getName(), conditions, types);
        }
        default -> throw new IllegalArgumentException("unknown selection: " + selection);
      }
    }

    private void open(
        SelectionSet set,
        String condition,
        Conditions conditions,
        @Nullable List<String> outerTypes) {
      List<String> here = outerTypes == null ? view.apiPossibleTypes(type) : outerTypes;
      Set<String> there =
          possibleTypes.computeIfAbsent(condition, c -> Set.copyOf(view.apiPossibleTypes(c)));
      List<String> both = here.stream().filter(there::contains).toList();
      if (!both.isEmpty()) {
        boolean isAll = both.size() == view.apiPossibleTypes(type).size();
        addAll(set, condition, conditions, isAll && !isNarrower(condition) ? null : both);
      }
    }

    /// Whether a fragment on the type says more than the position does, even if nothing else can
    /// stand there: an object may give its fields narrower types, and provide more below them.
    private boolean isNarrower(String condition) {
      boolean isObject =
          view.type(condition).filter(facts -> facts.kind() == TypeKind.OBJECT).isPresent();
      return isObject && !condition.equals(type);
    }
  }

  /// The conditions of `@skip` and `@include`; empty when a constant excludes the element.
  private static Optional<Conditions> conditions(DirectivesContainer<?> element) {
    List<Condition.Variable> conditions = new ArrayList<>();
    for (Directive directive : element.getDirectives()) {
      boolean isSkip = directive.getName().equals("skip");
      if (isSkip || directive.getName().equals("include")) {
        Argument argument = Objects.requireNonNull(directive.getArgument("if"));
        switch (argument.getValue()) {
          case BooleanValue constant -> {
            if (constant.isValue() == isSkip) {
              return Optional.empty();
            }
          }
          case VariableReference variable ->
              conditions.add(new Condition.Variable(variable.getName(), !isSkip));
          default -> throw new IllegalArgumentException("not a boolean: " + argument.getValue());
        }
      }
    }
    return Optional.of(new Conditions(conditions));
  }
}
