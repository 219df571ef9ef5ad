package io.interlock.executor.differential;

import java.util.Set;

/// What a computed field's value depends on, the inputs of its inputs included.
///
/// @param entities the ids of all whose fields are inputs
/// @param failures the messages of the inputs that fail
record Inputs(Set<String> entities, Set<String> failures) {
  Inputs {
    entities = Set.copyOf(entities);
    failures = Set.copyOf(failures);
  }
}
