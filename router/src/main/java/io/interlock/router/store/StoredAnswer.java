package io.interlock.router.store;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;

/// The answer to a call with an `Idempotency-Key`, for when the call comes again.
///
/// @param requestHash as {@link #requestHash}; another one under the same key is another call
/// @param status the HTTP status
/// @param answeredAt to the millisecond
public record StoredAnswer(
    String key, String requestHash, int status, String body, Instant answeredAt) {

  /// How long an answer is kept.
  public static final Duration KEPT = Duration.ofHours(24);

  public StoredAnswer {
    answeredAt = answeredAt.truncatedTo(ChronoUnit.MILLIS);
  }

  /// What tells one call from another.
  ///
  /// @param call its method, path and query, part by part
  public static String requestHash(List<String> call, byte[] body) {
    return new Fingerprint().add(call).add(body).hash();
  }

  boolean isOver(Instant now) {
    return !answeredAt.plus(KEPT).isAfter(now);
  }
}
