package io.interlock.router.config;

import java.time.Duration;

/// How the SDL of a service is fetched when it does not answer at once.
///
/// @param attempts tries in all, the first included
/// @param timeout the most time of one try, for the whole exchange
/// @param backoff the pause before the second try; it doubles from try to try, with jitter
/// @param maxBackoff the longest pause
public record RetryConfig(int attempts, Duration timeout, Duration backoff, Duration maxBackoff) {

  /// Three tries of 5 s, with pauses of 200 ms and up.
  public static final RetryConfig DEFAULT =
      new RetryConfig(3, Duration.ofSeconds(5), Duration.ofMillis(200), Duration.ofSeconds(5));

  public RetryConfig {
    Checks.positive("attempts", attempts);
    Checks.positive("timeout", timeout);
    Checks.positive("backoff", backoff);
    Checks.positive("maxBackoff", maxBackoff);
  }
}
