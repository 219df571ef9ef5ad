package io.interlock.router.lifecycle;

import io.interlock.router.engine.EngineClock;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Whether changes are refused for a while: during an incident, over a holiday, or because schemas
/// went round in a circle. An operator lifts it, whoever began it.
///
/// Thread-safe.
public final class Freeze {
  /// Two schemas that were rolled back by themselves within this time: the third would be too.
  private static final Duration CIRCLE = Duration.ofMinutes(10);

  private final EngineClock clock;
  private volatile @Nullable Frozen frozen;

  // guarded by this
  private @Nullable Long rolledBackNanos;

  Freeze(EngineClock clock) {
    this.clock = clock;
  }

  /// @param scope what is refused
  /// @param reason what the operator gave as such, or what made it freeze by itself
  public record Frozen(Scope scope, Instant since, @Nullable String reason) {}

  /// What is refused; the later includes the earlier.
  public enum Scope {
    /// Changes that nobody asked for.
    AUTOMATIC,
    /// All changes.
    ALL
  }

  /// From now on changes are refused. Frozen twice counts from the first time.
  void begin(@Nullable String reason) {
    begin(Scope.ALL, reason);
  }

  /// A schema was rolled back by itself. The second time within ten minutes only changes that
  /// somebody asks for are made.
  synchronized void rolledBackByItself() {
    long now = clock.nanoTime();
    if (rolledBackNanos != null && now - rolledBackNanos <= CIRCLE.toNanos()) {
      begin(
          Scope.AUTOMATIC,
          "two schemas were rolled back by themselves within %d minutes"
              .formatted(CIRCLE.toMinutes()));
    }
    rolledBackNanos = now;
  }

  synchronized void end() {
    frozen = null;
    rolledBackNanos = null;
  }

  /// Null when all changes are taken.
  public @Nullable Frozen frozen() {
    return frozen;
  }

  /// Why a change that somebody asks for is refused; null when it is not.
  Verdict.@Nullable Refused refusal() {
    @Nullable Frozen now = frozen;
    return now == null || now.scope() == Scope.AUTOMATIC
        ? null
        : Verdict.Refused.of(FailureCode.FROZEN, sentence(now));
  }

  /// For an operator who asks why.
  static String sentence(Frozen frozen) {
    return "%s are frozen since %s%s"
        .formatted(
            frozen.scope() == Scope.ALL ? "schema changes" : "schema changes that nobody asked for",
            frozen.since(),
            frozen.reason() == null ? "" : ": " + frozen.reason());
  }

  private synchronized void begin(Scope scope, @Nullable String reason) {
    @Nullable Frozen now = frozen;
    if (now == null || now.scope().compareTo(scope) < 0) {
      frozen = new Frozen(scope, clock.now(), reason);
    }
  }
}
