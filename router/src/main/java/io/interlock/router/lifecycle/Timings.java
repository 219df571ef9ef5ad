package io.interlock.router.lifecycle;

import io.interlock.router.engine.EngineClock;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// How long the steps of one change took, and which one is running.
///
/// Thread-safe: an abandoned step may still report while the answer is being made.
final class Timings {
  private final EngineClock clock;
  private final Map<Step, Long> nanos = new EnumMap<>(Step.class);
  private @Nullable Step running;

  Timings(EngineClock clock) {
    this.clock = clock;
  }

  /// Runs a step. A step that runs twice is timed in sum.
  <T> T time(Step step, Supplier<T> action) {
    long start = begin(step);
    T result = action.get();
    end(step, start);
    return result;
  }

  /// The step that is running, or that threw; null before the first.
  synchronized @Nullable Step running() {
    return running;
  }

  synchronized void add(Step step, long stepNanos) {
    nanos.merge(step, stepNanos, Long::sum);
  }

  synchronized Map<Step, Long> nanos() {
    return Collections.unmodifiableMap(new EnumMap<>(nanos));
  }

  private synchronized long begin(Step step) {
    running = step;
    return clock.nanoTime();
  }

  private synchronized void end(Step step, long start) {
    nanos.merge(step, clock.nanoTime() - start, Long::sum);
    running = null;
  }
}
