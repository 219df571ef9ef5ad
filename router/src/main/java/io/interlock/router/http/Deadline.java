package io.interlock.router.http;

import io.netty.channel.EventLoop;
import io.netty.util.concurrent.ScheduledFuture;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// One movable point in time, for a connection that passes from one phase to the next many times a
/// second. Moving it later costs two field writes: the timer in the loop's queue fires at its old
/// time, sees that it is too early, and is set again. Owned by the event loop.
final class Deadline {
  private final EventLoop loop;
  private final Runnable action;
  private @Nullable ScheduledFuture<?> timer;
  private long timerNanos;
  private long deadlineNanos;
  private boolean isSet;

  Deadline(EventLoop loop, Runnable action) {
    this.loop = loop;
    this.action = action;
  }

  /// Runs the action after `delay`, in place of whatever was set before.
  void in(Duration delay) {
    deadlineNanos = System.nanoTime() + delay.toNanos();
    isSet = true;
    if (timer == null) {
      schedule();
    } else if (timerNanos - deadlineNanos > 0) {
      timer.cancel(false);
      schedule();
    }
  }

  /// Nothing will happen until the next {@link #in}.
  void clear() {
    isSet = false;
  }

  /// Like {@link #clear}, and gives the timer back.
  void cancel() {
    isSet = false;
    if (timer != null) {
      timer.cancel(false);
      timer = null;
    }
  }

  private void schedule() {
    timerNanos = deadlineNanos;
    long delay = Math.max(0, deadlineNanos - System.nanoTime());
    timer = loop.schedule(this::fire, delay, TimeUnit.NANOSECONDS);
  }

  private void fire() {
    timer = null;
    if (!isSet) {
      return;
    }
    if (deadlineNanos - System.nanoTime() > 0) {
      schedule();
    } else {
      isSet = false;
      action.run();
    }
  }
}
