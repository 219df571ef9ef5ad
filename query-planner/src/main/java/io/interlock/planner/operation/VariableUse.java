package io.interlock.planner.operation;

import graphql.language.ArrayValue;
import graphql.language.ObjectValue;
import graphql.language.Value;
import graphql.language.VariableReference;
import java.util.List;

/// Finds the variables in a value.
final class VariableUse {
  private VariableUse() {}

  /// Adds the names of the variables in `value` to `names`, in order, each once.
  static void collect(Value<?> value, List<String> names) {
    switch (value) {
      case VariableReference variable -> {
        if (!names.contains(variable.getName())) {
          names.add(variable.getName());
        }
      }
      case ArrayValue array -> array.getValues().forEach(v -> collect(v, names));
      case ObjectValue object ->
          object.getObjectFields().forEach(f -> collect(f.getValue(), names));
      default -> {}
    }
  }
}
