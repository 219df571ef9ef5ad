package io.interlock.planner.path;

import io.interlock.planner.operation.Deferral;
import io.interlock.planner.operation.OperationField;
import io.interlock.supergraph.walk.Trail;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// What a move of an operation's trail is made for.
public sealed interface OperationStep {

  /// The part of the operation that the object at the end of a trail is fetched for; null for the
  /// primary one.
  static @Nullable Deferral partAt(Trail<OperationStep> trail) {
    Trail<OperationStep> end = trail;
    while (end.before() != null && end.lastElement().orElse(null) instanceof Cast) {
      end = end.before();
    }
    return end.lastElement().orElse(null) instanceof Field taken ? taken.part() : null;
  }

  /// A field of the operation.
  ///
  /// @param readings the arguments that are filled from contexts
  /// @param part of the operation that it is fetched for: the field's own, or one around that when
  ///   it cannot be fetched apart from the object that has it; null for the primary part
  record Field(OperationField field, List<ContextReading> readings, @Nullable Deferral part)
      implements OperationStep {
    public Field {
      readings = List.copyOf(readings);
    }

    /// Whether it is fetched for another part than its own.
    boolean isEarly() {
      return !Objects.equals(part, field.deferral());
    }
  }

  /// Objects of this type only.
  record Cast(String objectType) implements OperationStep {}
}
