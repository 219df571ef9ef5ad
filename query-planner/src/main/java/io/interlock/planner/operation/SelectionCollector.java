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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Lists the fields that selection sets come to at a position: fragments opened, conditions and
/// types noted at each field. A fragment that is met again under the same conditions and types adds
/// nothing, so that nested spreads cost no more than what they select.
final class SelectionCollector {
  private final SchemaView view;
  private final Map<String, FragmentDefinition> fragments;
  private final OperationBudget budget;
  private final Set<String> opposed;
  private final Map<String, Set<String>> possibleTypes = new HashMap<>();

  /// @param opposed as {@link OpposedVariables} finds them
  SelectionCollector(
      SchemaView view,
      Map<String, FragmentDefinition> fragments,
      Set<String> opposed,
      OperationBudget budget) {
    this.view = view;
    this.fragments = fragments;
    this.opposed = opposed;
    this.budget = budget;
  }

  /// A selection set that applies at a position under conditions. Compared by the identity of the
  /// set.
  ///
  /// @param type the type that the set was written for; an object may give a field a narrower type
  ///   than its interface does, so that sets for both meet at one position
  /// @param conditions that are noted at each of its fields
  /// @param around what holds of the position anyway, as far as something may contradict it
  /// @param deferral of the field that it is below; null for the primary part
  @SuppressWarnings("ReferenceEquality")
  record Source(
      String type,
      SelectionSet selections,
      Conditions conditions,
      Conditions around,
      @Nullable Deferral deferral) {
    /// Of a root, which is there in any case.
    Source(String type, SelectionSet selections) {
      this(type, selections, Conditions.NONE, Conditions.NONE, null);
    }

    @Override
    public boolean equals(@Nullable Object other) {
      return other instanceof Source s
          && s.selections == selections
          && s.type.equals(type)
          && s.conditions.equals(conditions)
          && s.around.equals(around)
          && Objects.equals(s.deferral, deferral);
    }

    @Override
    public int hashCode() {
      return System.identityHashCode(selections) * 31 + conditions.hashCode();
    }
  }

  /// A field as it was met.
  ///
  /// @param parentType the type of the innermost fragment around it, or of the position
  /// @param around see {@link Source#around}
  /// @param types the object types that it applies to, sorted; null for all of the position's
  /// @param deferral the innermost around it; null for the primary part
  record Entry(
      Field field,
      String parentType,
      Conditions conditions,
      Conditions around,
      @Nullable List<String> types,
      @Nullable Deferral deferral) {
    String responseKey() {
      return field.getAlias() == null ? field.getName() : field.getAlias();
    }

    boolean appliesTo(String objectType) {
      return types == null || types.contains(objectType);
    }

    /// Entries by their response keys, in order of first occurrence.
    static Map<String, List<Entry>> byKey(List<Entry> entries) {
      Map<String, List<Entry>> byKey = new LinkedHashMap<>();
      for (Entry entry : entries) {
        byKey.computeIfAbsent(entry.responseKey(), k -> new ArrayList<>(1)).add(entry);
      }
      return byKey;
    }
  }

  /// What a composite field selects.
  ///
  /// @param type of the field where it was met
  /// @param passConditionsOn whether its conditions go to what it selects: the position below it is
  ///   there without them
  Source below(Entry entry, String type, boolean passConditionsOn, @Nullable Deferral deferral) {
    return new Source(
        type,
        Objects.requireNonNull(entry.field().getSelectionSet()),
        passConditionsOn ? entry.conditions() : Conditions.NONE,
        passConditionsOn ? entry.around() : entry.around().and(entry.conditions().on(opposed)),
        deferral);
  }

  /// The fields at a position; whatever is deferred is part of the rest.
  List<Entry> collect(String type, List<Source> sources) {
    return collect(new Collection(type, null), sources, null);
  }

  /// The fields at a position.
  ///
  /// @param path to the position
  List<Entry> collect(String type, List<Source> sources, Deferrals deferrals, QueryPath path) {
    return collect(new Collection(type, deferrals), sources, path);
  }

  private static List<Entry> collect(
      Collection collection, List<Source> sources, @Nullable QueryPath path) {
    for (Source source : sources) {
      Scope scope =
          new Scope(
              source.type(), source.conditions(), source.around(), null, source.deferral(), path);
      if (source.type().equals(collection.type)) {
        collection.addAll(source.selections(), scope);
      } else {
        collection.open(source.selections(), source.type(), scope);
      }
    }
    return collection.entries;
  }

  /// What holds for the selections of a set.
  ///
  /// @param parentType the type of the innermost fragment around them, or of the position
  /// @param types see {@link Entry#types}
  /// @param path to the innermost fragment; null when nothing is to be deferred
  private record Scope(
      String parentType,
      Conditions conditions,
      Conditions around,
      @Nullable List<String> types,
      @Nullable Deferral deferral,
      @Nullable QueryPath path) {
    Scope under(Conditions all) {
      return new Scope(parentType, all, around, types, deferral, path);
    }

    /// Whether something can be there under the conditions.
    boolean allows(Conditions all) {
      return !all.and(around).isContradiction();
    }

    Scope deferredAs(@Nullable Deferral other) {
      return new Scope(parentType, conditions, around, types, other, path);
    }

    Scope on(String type, @Nullable List<String> objectTypes) {
      QueryPath there = path == null || type.equals(parentType) ? path : path.fragment(type);
      return new Scope(type, conditions, around, objectTypes, deferral, there);
    }
  }

  @SuppressWarnings("ReferenceEquality")
  private record Visit(
      SelectionSet selections,
      Conditions conditions,
      @Nullable List<String> types,
      @Nullable Deferral deferral) {
    @Override
    public boolean equals(@Nullable Object other) {
      return other instanceof Visit v
          && v.selections == selections
          && v.conditions.equals(conditions)
          && Objects.equals(v.types, types)
          && Objects.equals(v.deferral, deferral);
    }

    @Override
    public int hashCode() {
      return System.identityHashCode(selections) * 31 + conditions.hashCode();
    }
  }

  private final class Collection {
    private final String type;
    private final @Nullable Deferrals deferrals;
    private final List<Entry> entries = new ArrayList<>();
    private final Set<Visit> visits = new HashSet<>();

    Collection(String type, @Nullable Deferrals deferrals) {
      this.type = type;
      this.deferrals = deferrals;
    }

    void addAll(SelectionSet set, Scope scope) {
      if (!visits.add(new Visit(set, scope.conditions(), scope.types(), scope.deferral()))) {
        return;
      }
      for (Selection<?> selection : set.getSelections()) {
        budget.meet(scope.conditions());
        @Nullable Conditions own = conditions((DirectivesContainer<?>) selection);
        if (own != null) {
          addUnder(own, selection, scope);
        }
      }
    }

    private void addUnder(Conditions own, Selection<?> selection, Scope scope) {
      Conditions all = scope.conditions().and(own);
      if (scope.allows(all)) {
        add(selection, own.isNone() ? scope : scope.under(all));
      }
    }

    private void add(Selection<?> selection, Scope scope) {
      switch (selection) {
        case Field field ->
            entries.add(
                new Entry(
                    field,
                    scope.parentType(),
                    scope.conditions(),
                    scope.around(),
                    scope.types(),
                    scope.deferral()));
        case InlineFragment fragment ->
            open(
                fragment.getSelectionSet(),
                fragment.getTypeCondition() == null
                    ? scope.parentType()
                    : fragment.getTypeCondition().getName(),
                deferred(fragment, scope));
        case FragmentSpread spread -> {
          FragmentDefinition fragment = Objects.requireNonNull(fragments.get(spread.getName()));
          open(
              fragment.getSelectionSet(),
              fragment.getTypeCondition().getName(),
              deferred(spread, scope));
        }
        default -> throw new IllegalArgumentException("unknown selection: " + selection);
      }
    }

    private Scope deferred(DirectivesContainer<?> fragment, Scope scope) {
      return deferrals == null || scope.path() == null
          ? scope
          : scope.deferredAs(deferrals.of(fragment, scope.deferral(), scope.path()));
    }

    private void open(SelectionSet set, String condition, Scope outer) {
      List<String> here = outer.types() == null ? view.apiPossibleTypes(type) : outer.types();
      Set<String> there =
          possibleTypes.computeIfAbsent(condition, c -> Set.copyOf(view.apiPossibleTypes(c)));
      List<String> both = here.stream().filter(there::contains).toList();
      if (!both.isEmpty()) {
        boolean isAll = both.size() == view.apiPossibleTypes(type).size();
        addAll(set, outer.on(condition, isAll && !isNarrower(condition) ? null : both));
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

  /// The conditions of `@skip` and `@include`; null when a constant excludes the element.
  private static @Nullable Conditions conditions(DirectivesContainer<?> element) {
    if (element.getDirectives().isEmpty()) {
      return Conditions.NONE;
    }
    List<Condition.Variable> conditions = new ArrayList<>();
    for (Directive directive : element.getDirectives()) {
      boolean isSkip = directive.getName().equals("skip");
      if (isSkip || directive.getName().equals("include")) {
        Argument argument = Objects.requireNonNull(directive.getArgument("if"));
        switch (argument.getValue()) {
          case BooleanValue constant -> {
            if (constant.isValue() == isSkip) {
              return null;
            }
          }
          case VariableReference variable ->
              conditions.add(new Condition.Variable(variable.getName(), !isSkip));
          default -> throw new IllegalArgumentException("not a boolean: " + argument.getValue());
        }
      }
    }
    return Conditions.of(conditions);
  }
}
