package io.interlock.router.engine;

/// Hears of an engine's plans. Called from any thread.
interface PlanWatch {
  /// A text that was new has the plan of another one.
  void planKnown();

  /// The operation of a new text was planned and compiled, or refused, in so much time.
  void planned(long nanos);
}
