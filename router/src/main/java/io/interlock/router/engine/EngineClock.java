package io.interlock.router.engine;

import java.time.Duration;
import java.time.Instant;

/// Time as engines and schema changes see it: the wall clock, a monotonic clock, and alarms. Tests
/// turn one by hand.
public interface EngineClock {
  /// The wall clock, for what people read.
  Instant now();

  /// A monotonic clock, for measuring; only differences mean something.
  long nanoTime();

  /// Runs `task` once, after `delay`, on a thread of this clock. The task must be short.
  Alarm after(Duration delay, Runnable task);

  /// A task that waits for its time.
  @FunctionalInterface
  interface Alarm {
    /// Does nothing when the task has run or is running.
    void cancel();
  }
}
