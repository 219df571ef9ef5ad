package io.interlock.router.engine;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/// A new engine on its way from a share of the requests to all of them. Moved on by its slot, under
/// that one's lock; anybody may look at it.
public final class Canary {
  private final CompletableFuture<Void> promoted = new CompletableFuture<>();
  private volatile @Nullable CanaryStatus status;
  private EngineClock.@Nullable Alarm next;

  Canary() {}

  /// Where it is; null when it is over, one way or the other.
  public @Nullable CanaryStatus status() {
    return status;
  }

  /// Completed when the new engine takes all requests; never, when it is taken back before.
  public CompletionStage<Void> promoted() {
    return promoted.minimalCompletionStage();
  }

  /// It takes a step.
  ///
  /// @param time how long the step lasts; null when it waits to be promoted
  /// @param then what comes after it
  void step(int percent, @Nullable Duration time, EngineClock clock, Runnable then) {
    status = new CanaryStatus(percent, time == null ? null : clock.now().plus(time));
    next = time == null ? null : clock.after(time, then);
  }

  /// It is over.
  void end() {
    status = null;
    if (next != null) {
      next.cancel();
    }
  }

  /// Says that all requests take the new engine. Runs what waits for it: not to be called under a
  /// lock.
  void tellPromoted() {
    promoted.complete(null);
  }
}
