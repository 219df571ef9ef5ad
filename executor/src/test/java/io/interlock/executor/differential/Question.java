package io.interlock.executor.differential;

/// An operation and its variables.
///
/// @param variables a JSON object
record Question(String operation, String variables) {
  boolean hasConditions() {
    return operation.contains("@include") || operation.contains("@skip");
  }
}
