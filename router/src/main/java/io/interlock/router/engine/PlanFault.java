package io.interlock.router.engine;

/// A fault on purpose, for tests and examples: called before an operation is prepared, and may
/// throw anything.
@FunctionalInterface
public interface PlanFault {
  /// Throws nothing.
  PlanFault NONE = text -> {};

  /// @param text the operation's document
  void strike(String text);
}
