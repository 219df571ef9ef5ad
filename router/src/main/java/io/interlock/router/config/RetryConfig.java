package io.interlock.router.config;

import java.time.Duration;

/// How the SDL of a service is fetched when it does not answer at once.
///
/// @param attempts tries in all, the first included
/// @param timeout the most time of one try, for the whole exchange
/// @param backoff the pause before the second try; it doubles from try to try, with jitter
/// @param maxBackoff the longest pause
/// @param settle how often in a row the same SDL has to come; at most `attempts`
public record RetryConfig(
    int attempts, Duration timeout, Duration backoff, Duration maxBackoff, int settle) {

  /// Three tries of 5 s, with pauses of 200 ms and up; the first SDL that comes is taken.
  public static final RetryConfig DEFAULT =
      new RetryConfig(3, Duration.ofSeconds(5), Duration.ofMillis(200), Duration.ofSeconds(5), 1);

  public RetryConfig {
    Checks.positive("attempts", attempts);
    Checks.positive("timeout", timeout);
    Checks.positive("backoff", backoff);
    Checks.positive("maxBackoff", maxBackoff);
    Checks.positive("settle", settle);
    if (settle > attempts) {
      throw new IllegalArgumentException(
          "settle: expected at most the %d attempts, got %d".formatted(attempts, settle));
    }
  }

  /// The same with another number of tries.
  public RetryConfig withAttempts(int tries) {
    return new RetryConfig(tries, timeout, backoff, maxBackoff, settle);
  }
}
