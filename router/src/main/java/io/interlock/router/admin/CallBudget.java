package io.interlock.router.admin;

import io.interlock.router.config.Rate;
import io.interlock.router.engine.EngineClock;
import java.time.Duration;

/// Lets calls through at a rate: a bucket of as many tokens as the rate counts, which fills up
/// again evenly. So as many calls may come at once, and then one by one.
///
/// Thread-safe.
final class CallBudget {
  private final EngineClock clock;
  private final long nanosPerCall;
  private final long most;

  // guarded by this
  private long savedNanos;
  private long lastNanos;

  CallBudget(Rate rate, EngineClock clock) {
    this.clock = clock;
    nanosPerCall = rate.per().dividedBy(rate.count()).toNanos();
    most = nanosPerCall * rate.count();
    savedNanos = most;
    lastNanos = clock.nanoTime();
  }

  /// Lets a call through.
  ///
  /// @return zero, or how long it has to wait when it is not let through
  synchronized Duration take() {
    long now = clock.nanoTime();
    savedNanos = Math.min(most, savedNanos + (now - lastNanos));
    lastNanos = now;
    if (savedNanos < nanosPerCall) {
      return Duration.ofNanos(nanosPerCall - savedNanos);
    }
    savedNanos -= nanosPerCall;
    return Duration.ZERO;
  }
}
