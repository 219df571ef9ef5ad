package io.interlock.planner.path;

import io.interlock.planner.operation.OperationField;
import java.util.List;

/// What a move of an operation's trail is made for.
public sealed interface OperationStep {
  /// A field of the operation.
  ///
  /// @param readings the arguments that are filled from contexts
  record Field(OperationField field, List<ContextReading> readings) implements OperationStep {
    public Field {
      readings = List.copyOf(readings);
    }
  }

  /// Objects of this type only.
  record Cast(String objectType) implements OperationStep {}
}
