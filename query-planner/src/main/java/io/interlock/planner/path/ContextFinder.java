package io.interlock.planner.path;

import io.interlock.supergraph.fieldset.FieldSet;
import io.interlock.supergraph.schema.FieldJoin.ContextArgument;
import io.interlock.supergraph.schema.SchemaView;
import io.interlock.supergraph.walk.Move;
import io.interlock.supergraph.walk.Trail;
import io.interlock.supergraph.walk.Walker;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Finds what a field reads from the contexts that objects above it set. The nearest object that
/// sets a context decides; the field's own object is not above it.
final class ContextFinder {
  private final Walker walker;
  private final SchemaView view;

  ContextFinder(Walker walker, SchemaView view) {
    this.walker = walker;
    this.view = view;
  }

  /// What the field reads that `move` takes from the object at the end of a trail; empty when
  /// something cannot be read.
  Optional<List<ContextReading>> readings(Trail<OperationStep> object, Move move) {
    List<ContextReading> readings = new ArrayList<>();
    if (move.edge() != null) {
      for (ContextArgument argument : move.edge().contextArguments()) {
        Optional<ContextReading> reading = reading(object, argument);
        if (reading.isEmpty()) {
          return Optional.empty();
        }
        readings.add(reading.get());
      }
    }
    return Optional.of(readings);
  }

  private Optional<ContextReading> reading(Trail<OperationStep> object, ContextArgument argument) {
    for (Trail<OperationStep> above = above(object); above != null; above = above(above)) {
      String context = argument.context();
      List<String> types = view.possibleTypes(typeAt(above));
      if (types.stream().anyMatch(type -> view.contexts(type).contains(context))) {
        boolean isSetByAll = types.stream().allMatch(t -> view.contexts(t).contains(context));
        return isSetByAll ? read(above, argument) : Optional.empty();
      }
    }
    return Optional.empty();
  }

  private Optional<ContextReading> read(Trail<OperationStep> above, ContextArgument argument) {
    return walker
        .ways(above.end(), FieldSet.parse(argument.selection()))
        .map(ways -> new ContextReading(argument.name(), argument.type(), above.length(), ways));
  }

  /// The trail to the object in a field of which the object at the end of `trail` is; null at the
  /// root.
  private static @Nullable Trail<OperationStep> above(Trail<OperationStep> trail) {
    Trail<OperationStep> end = trail;
    while (end.before() != null && end.lastElement().orElse(null) instanceof OperationStep.Cast) {
      end = end.before();
    }
    return end.before();
  }

  /// The most that is known of the type of the object at the end of a trail.
  private static String typeAt(Trail<OperationStep> trail) {
    return switch (trail.lastElement().orElse(null)) {
      case null -> trail.end().type();
      case OperationStep.Field taken -> taken.field().type().baseName();
      case OperationStep.Cast(String objectType) -> objectType;
    };
  }
}
