package io.interlock.router.lifecycle;

/// How a probation ended.
public enum TrialEnd {
  /// The schema has proven itself.
  STABLE,
  /// It was taken back, by itself or by command.
  ROLLED_BACK,
  /// Another schema serves before it could prove itself.
  SUPERSEDED
}
