package io.interlock.planner.fetch;

import io.interlock.supergraph.graph.FieldEdge;
import io.interlock.supergraph.walk.ConditionStep;
import java.util.stream.Collectors;

/// How the fields of keys and requirements are asked for.
final class ConditionFields {
  private ConditionFields() {}

  /// The slot in which a field of the objects at a cursor is kept.
  static String slot(Cursor cursor, ConditionStep.Field field) {
    return field.name().equals(FieldEdge.TYPENAME)
        ? FieldEdge.TYPENAME
        : cursor.position().slots().slotFor(field.name(), printedArguments(field));
  }

  static String printedArguments(ConditionStep.Field field) {
    return field.arguments().isEmpty()
        ? ""
        : field.arguments().stream()
            .map(a -> a.name() + ":" + a.literal())
            .collect(Collectors.joining(",", "(", ")"));
  }
}
