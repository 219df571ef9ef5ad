package io.interlock.router.store;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/// The answer to a call with an `Idempotency-Key`, for when the call comes again.
///
/// @param requestHash of method, path and body; another one under the same key is another call
/// @param status the HTTP status
/// @param answeredAt to the millisecond
public record StoredAnswer(
    String key, String requestHash, int status, String body, Instant answeredAt) {

  /// How long an answer is kept.
  public static final Duration KEPT = Duration.ofHours(24);

  public StoredAnswer {
    answeredAt = answeredAt.truncatedTo(ChronoUnit.MILLIS);
  }

  boolean isOver(Instant now) {
    return !answeredAt.plus(KEPT).isAfter(now);
  }
}
