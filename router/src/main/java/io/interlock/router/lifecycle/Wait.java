package io.interlock.router.lifecycle;

/// How long the answer of a change is held back.
public enum Wait {
  /// Not at all: the answer says that the change is under way, its outcome is in the history.
  NONE,
  /// Until the change is active or refused.
  ACTIVE,
  /// Until no request uses the engine that served before.
  DRAINED,
  /// Until the schema has proven itself or was taken back.
  PROBATION
}
