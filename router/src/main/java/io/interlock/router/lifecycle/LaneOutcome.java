package io.interlock.router.lifecycle;

import java.util.Map;

/// A verdict and how long its steps took, in nanoseconds.
record LaneOutcome(Verdict verdict, Map<Step, Long> nanos) {
  /// A verdict that took no step.
  static LaneOutcome of(Verdict verdict) {
    return new LaneOutcome(verdict, Map.of());
  }
}
