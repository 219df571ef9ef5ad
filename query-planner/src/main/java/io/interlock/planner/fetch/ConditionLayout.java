package io.interlock.planner.fetch;

import io.interlock.planner.operation.Conditions;
import io.interlock.supergraph.graph.FieldEdge;
import io.interlock.supergraph.walk.ConditionStep;
import io.interlock.supergraph.walk.Move;
import io.interlock.supergraph.walk.Trail;
import java.util.List;
import java.util.Objects;

/// Lays out what keys, requirements and contexts are read from, from where it is needed: selects it
/// where it is at hand, and jumps to it where it is not.
final class ConditionLayout {
  private final FetchGraph graph;
  private final JumpLayout jumps;
  private final Arrivals arrivals;

  ConditionLayout(FetchGraph graph, JumpLayout jumps, Arrivals arrivals) {
    this.graph = graph;
    this.jumps = jumps;
    this.arrivals = arrivals;
  }

  /// Lays out one leaf of a condition.
  ///
  /// @return the fetch that delivers it
  FetchGroup add(
      Cursor departure,
      Trail<ConditionStep> trail,
      RequiredFields required,
      Conditions conditions) {
    List<Cursor> earlier = arrivals.selectedEarlier(departure, trail, conditions);
    if (!earlier.isEmpty()) {
      return requireEarlier(trail, earlier, required, conditions);
    }
    Cursor cursor = departure;
    RequiredFields fields = required;
    for (Trail.Leg<ConditionStep> leg : trail.legs()) {
      graph.countStep();
      if (leg.move().jump() != null) {
        cursor.useUnder(conditions);
        cursor = jumps.jump(cursor, leg.move(), conditions, List.of());
      }
      switch (leg.element()) {
        case ConditionStep.Cast(String type) -> {
          cursor = cursor.narrowed(type, leg.move());
          if (!fields.equals(required)) {
            fields.typename(conditions);
          }
          fields = fields.onType(type);
        }
        case ConditionStep.Field field -> {
          String slot = ConditionFields.slot(cursor, field);
          fields = require(fields, field, slot, conditions, leg.move());
          cursor = conditionField(cursor, field, slot, conditions, leg.move());
        }
      }
    }
    cursor.useUnder(conditions);
    return cursor.group();
  }

  /// Requires what a part further out fetches anyway.
  ///
  /// @param selectedAt where each field of the way is selected
  private static FetchGroup requireEarlier(
      Trail<ConditionStep> trail,
      List<Cursor> selectedAt,
      RequiredFields required,
      Conditions conditions) {
    RequiredFields fields = required;
    List<Trail.Leg<ConditionStep>> legs = trail.legs();
    for (int i = 0; i < legs.size(); i++) {
      if (legs.get(i).element() instanceof ConditionStep.Field field) {
        String slot = ConditionFields.slot(selectedAt.get(i), field);
        fields = require(fields, field, slot, conditions, legs.get(i).move());
      }
    }
    return selectedAt.getLast().group();
  }

  private static RequiredFields require(
      RequiredFields fields,
      ConditionStep.Field field,
      String slot,
      Conditions conditions,
      Move move) {
    RequiredFields below = fields.field(field, slot, conditions);
    if (move.edge() != null && isAbstract(move.edge())) {
      below.typename(conditions);
    }
    return below;
  }

  private static boolean isAbstract(FieldEdge edge) {
    return edge.to() != null && edge.to().kind().isAbstract();
  }

  /// Selects a field of a condition: a part of a key at all times, what is required under the
  /// conditions only, and so what requires something itself.
  private static Cursor conditionField(
      Cursor cursor, ConditionStep.Field field, String slot, Conditions conditions, Move move) {
    if (field.name().equals(FieldEdge.TYPENAME)) {
      cursor.set().needTypename();
      return cursor;
    }
    FieldEdge edge = Objects.requireNonNull(move.edge());
    Conditions own = field.isPartOfKey() && edge.requires() == null ? Conditions.NONE : conditions;
    return cursor.into(cursor.set().select(FetchField.of(slot, field, own, move)), field.type());
  }
}
