package io.interlock.router.lifecycle;

import java.time.Duration;

/// Pauses between tries that grow.
public final class BackOff {
  private BackOff() {}

  /// The pause that follows `pause`: twice as long, and `longest` at most.
  public static Duration after(Duration pause, Duration longest) {
    Duration doubled = pause.multipliedBy(2);
    return doubled.compareTo(longest) > 0 ? longest : doubled;
  }
}
