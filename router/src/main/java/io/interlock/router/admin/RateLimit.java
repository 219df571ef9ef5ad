package io.interlock.router.admin;

import io.interlock.router.config.Rate;
import io.interlock.router.engine.EngineClock;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/// Refuses calls that come too often, all callers taken together: each of them composes a schema,
/// and a pipeline that runs wild is not to take the lane from the others.
///
/// @param budget null to refuse none
record RateLimit(@Nullable CallBudget budget) {
  static RateLimit of(@Nullable Rate rate, EngineClock clock) {
    return new RateLimit(rate == null ? null : new CallBudget(rate, clock));
  }

  AdminRoute.Action on(AdminRoute.Action action) {
    @Nullable CallBudget limited = budget;
    if (limited == null) {
      return action;
    }
    return request -> {
      Duration wait = limited.take();
      return wait.isZero() ? action.run(request) : CompletableFuture.completedStage(tooMany(wait));
    };
  }

  private static AdminReply tooMany(Duration wait) {
    long seconds = wait.plusMillis(999).toSeconds();
    return AdminReply.refused(
            429,
            "RATE_LIMITED",
            "more schema changes than schema.apply.rate; try again in %d s".formatted(seconds))
        .with("Retry-After", Long.toString(seconds));
  }
}
