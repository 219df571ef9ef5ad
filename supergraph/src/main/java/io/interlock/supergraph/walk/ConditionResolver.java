package io.interlock.supergraph.walk;

import io.interlock.supergraph.fieldset.FieldSet;
import io.interlock.supergraph.fieldset.FieldSetSelection;
import io.interlock.supergraph.graph.FieldEdge;
import io.interlock.supergraph.graph.GraphNode;
import io.interlock.supergraph.schema.FieldFacts;
import io.interlock.supergraph.schema.SchemaView;
import io.interlock.supergraph.schema.TypeFacts;
import io.interlock.supergraph.schema.TypeRef;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Finds where the leaves of a condition (a key or a `@requires`) come from: for each leaf the
/// cheapest trail from the node at which the condition is needed.
final class ConditionResolver {
  private static final TypeRef TYPENAME_TYPE = TypeRef.parse("String!");

  private final Walker walker;
  private final SchemaView view;

  ConditionResolver(Walker walker, SchemaView view) {
    this.walker = walker;
    this.view = view;
  }

  /// One trail per leaf, in order; empty when a leaf cannot be had.
  Optional<List<Trail<ConditionStep>>> resolve(GraphNode from, FieldSet condition, boolean isKey) {
    List<Trail<ConditionStep>> leaves = new ArrayList<>();
    Resolution resolution = new Resolution(isKey, leaves);
    boolean isResolved =
        resolution.selections(List.of(Trail.startingAt(from)), from.type(), condition.selections());
    return isResolved ? Optional.of(leaves) : Optional.empty();
  }

  /// One run of {@link #resolve}.
  private final class Resolution {
    private final boolean isKey;
    private final List<Trail<ConditionStep>> leaves;

    Resolution(boolean isKey, List<Trail<ConditionStep>> leaves) {
      this.isKey = isKey;
      this.leaves = leaves;
    }

    /// @param type the supergraph type at the end of all `trails`
    boolean selections(
        List<Trail<ConditionStep>> trails, String type, List<FieldSetSelection> selections) {
      for (FieldSetSelection selection : selections) {
        boolean isResolved =
            switch (selection) {
              case FieldSetSelection.Field field -> field(trails, type, field);
              case FieldSetSelection.InlineFragment fragment -> fragment(trails, type, fragment);
            };
        if (!isResolved) {
          return false;
        }
      }
      return true;
    }

    private boolean field(
        List<Trail<ConditionStep>> trails, String type, FieldSetSelection.Field field) {
      if (field.name().equals(FieldEdge.TYPENAME)) {
        return leaf(advance(trails, field, TYPENAME_TYPE));
      }
      Optional<FieldFacts> facts = view.field(type, field.name());
      if (facts.isEmpty()) { // a union has no fields, but its members may
        return isAbstract(type) && onEachRuntimeType(trails, type, field);
      }
      List<Trail<ConditionStep>> behind = advance(trails, field, facts.get().type());
      if (behind.isEmpty()) {
        return isAbstract(type) && onEachRuntimeType(trails, type, field);
      }
      return field.selections().isEmpty()
          ? leaf(behind)
          : composite(behind, facts.get().type().baseName(), field.selections());
    }

    /// An object of which no fragment can be of its type is still asked for, for itself.
    private boolean composite(
        List<Trail<ConditionStep>> behind, String type, List<FieldSetSelection> selections) {
      int leavesBefore = leaves.size();
      return selections(behind, type, selections) && (leaves.size() > leavesBefore || leaf(behind));
    }

    private boolean leaf(List<Trail<ConditionStep>> trails) {
      if (!trails.isEmpty()) {
        leaves.add(Trail.cheapest(trails));
      }
      return !trails.isEmpty();
    }

    private List<Trail<ConditionStep>> advance(
        List<Trail<ConditionStep>> trails, FieldSetSelection.Field field, TypeRef type) {
      ConditionStep step = new ConditionStep.Field(field.name(), field.arguments(), type, isKey);
      List<Trail<ConditionStep>> next = new ArrayList<>();
      for (Trail<ConditionStep> trail : trails) {
        for (Move move : walker.moves(trail.end(), field.name())) {
          if (move.isFitForConditions()) {
            next.add(trail.then(step, move));
          }
        }
      }
      return cheapestPerEnd(next);
    }

    private boolean fragment(
        List<Trail<ConditionStep>> trails, String type, FieldSetSelection.InlineFragment fragment) {
      String condition = fragment.typeCondition();
      if (condition == null
          || view.possibleTypes(condition).containsAll(view.possibleTypes(type))) {
        return selections(trails, type, fragment.selections());
      }
      for (String runtimeType : view.possibleTypes(condition)) {
        List<Trail<ConditionStep>> narrowed = cast(trails, runtimeType);
        boolean isResolved =
            narrowed.isEmpty()
                ? mayNeverMatch(trails, runtimeType)
                : selections(narrowed, runtimeType, fragment.selections());
        if (!isResolved) {
          return false;
        }
      }
      return true;
    }

    /// Whether one of the ways never delivers the type. Where none does that, but none tells the
    /// type either, the fragment must not be left out: who can tell may be found yet.
    private boolean mayNeverMatch(List<Trail<ConditionStep>> trails, String runtimeType) {
      return trails.stream()
          .anyMatch(t -> walker.cast(t.end(), runtimeType) instanceof CastMoves.NeverMatches);
    }

    /// A field of an abstract type that cannot be taken as such is taken on each type that may
    /// occur.
    private boolean onEachRuntimeType(
        List<Trail<ConditionStep>> trails, String type, FieldSetSelection.Field field) {
      boolean isAnywhere = false;
      for (String runtimeType : view.possibleTypes(type)) {
        List<Trail<ConditionStep>> narrowed = cast(trails, runtimeType);
        if (!narrowed.isEmpty()) {
          isAnywhere = true;
          if (!field(narrowed, runtimeType, field)) {
            return false;
          }
        }
      }
      return isAnywhere;
    }

    private List<Trail<ConditionStep>> cast(List<Trail<ConditionStep>> trails, String runtimeType) {
      List<Trail<ConditionStep>> next = new ArrayList<>();
      for (Trail<ConditionStep> trail : trails) {
        if (walker.cast(trail.end(), runtimeType) instanceof CastMoves.Possible possible) {
          possible
              .moves()
              .forEach(m -> next.add(trail.then(new ConditionStep.Cast(runtimeType), m)));
        }
      }
      return cheapestPerEnd(next);
    }
  }

  private boolean isAbstract(String type) {
    return view.type(type).map(TypeFacts::kind).filter(k -> k.isAbstract()).isPresent();
  }

  private static List<Trail<ConditionStep>> cheapestPerEnd(List<Trail<ConditionStep>> trails) {
    if (trails.size() < 2) {
      return trails;
    }
    Set<GraphNode> ends = new HashSet<>();
    return trails.stream().sorted(Trail.byCost()).filter(t -> ends.add(t.end())).toList();
  }
}
