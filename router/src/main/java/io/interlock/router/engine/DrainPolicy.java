package io.interlock.router.engine;

import java.time.Duration;

/// How long retired engines may live.
///
/// @param deadline how long requests may hold a retired engine: at least the time-out of a request
/// @param maxRetired retired engines with requests that may be alive at once
public record DrainPolicy(Duration deadline, int maxRetired) {
  public DrainPolicy {
    if (deadline.isNegative() || maxRetired < 1) {
      throw new IllegalArgumentException(
          "expected a deadline of 0 or more and at least one retired engine, got "
              + deadline
              + " and "
              + maxRetired);
    }
  }
}
