package io.interlock.router.lifecycle;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Whether changes are refused for a while: during an incident, over a holiday.
///
/// Thread-safe.
public final class Freeze {
  private volatile @Nullable Frozen frozen;

  /// @param reason what the operator gave as such
  public record Frozen(Instant since, @Nullable String reason) {}

  /// From now on changes are refused. Frozen twice counts from the first time.
  synchronized void begin(Instant now, @Nullable String reason) {
    if (frozen == null) {
      frozen = new Frozen(now, reason);
    }
  }

  void end() {
    frozen = null;
  }

  /// Null when changes are taken.
  public @Nullable Frozen frozen() {
    return frozen;
  }

  /// Why a change is refused; null when it is not.
  Verdict.@Nullable Refused refusal() {
    @Nullable Frozen now = frozen;
    return now == null ? null : Verdict.Refused.of(FailureCode.FROZEN, sentence(now));
  }

  /// For an operator who asks why.
  static String sentence(Frozen frozen) {
    return "schema changes are frozen since %s%s"
        .formatted(frozen.since(), frozen.reason() == null ? "" : ": " + frozen.reason());
  }
}
