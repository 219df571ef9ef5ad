package io.interlock.supergraph.walk;

import io.interlock.supergraph.fieldset.FieldSetSelection;
import io.interlock.supergraph.schema.TypeRef;
import java.util.List;

/// What a move within a condition (a key or a `@requires`) is made for.
public sealed interface ConditionStep {
  /// A field of the condition.
  ///
  /// @param type its type in the supergraph
  /// @param isPartOfKey whether the key selects it, and not only the requirement
  record Field(
      String name, List<FieldSetSelection.Argument> arguments, TypeRef type, boolean isPartOfKey)
      implements ConditionStep {
    public Field {
      arguments = List.copyOf(arguments);
    }
  }

  /// Objects of this type only.
  record Cast(String type) implements ConditionStep {}
}
