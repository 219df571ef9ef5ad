package io.interlock.router.lifecycle;

/// What has become of a call, for a caller who did not wait for its answer.
public sealed interface Operation {
  /// It has no answer yet.
  record Running(String operationId) implements Operation {}

  record Ended(ApplyAnswer answer) implements Operation {}
}
