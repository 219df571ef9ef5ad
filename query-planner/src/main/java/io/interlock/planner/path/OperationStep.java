package io.interlock.planner.path;

import io.interlock.planner.operation.OperationField;

/// What a move of an operation's trail is made for.
public sealed interface OperationStep {
  /// A field of the operation.
  record Field(OperationField field) implements OperationStep {}

  /// Objects of this type only.
  record Cast(String objectType) implements OperationStep {}
}
