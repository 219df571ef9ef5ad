package io.interlock.router.wire;

import io.netty.util.concurrent.EventExecutor;
import io.netty.util.concurrent.FastThreadLocal;
import io.netty.util.concurrent.ScheduledFuture;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// Timeouts of one length on one event loop. They end in the order in which they began, so they are
/// a chain, to which one is added and from which one is taken in a few steps; the loop's own timers
/// are a heap. One of those waits for the first, and outlives it when that is cancelled: then it
/// goes on to the next.
///
/// Hot path: per request. Owned by the event loop.
public final class Timeouts {
  private static final FastThreadLocal<Map<Duration, Timeouts>> OF_LOOP =
      new FastThreadLocal<>() {
        @Override
        protected Map<Duration, Timeouts> initialValue() {
          return new HashMap<>();
        }
      };

  private final EventExecutor loop;
  private final long lengthNanos;
  private @Nullable Timeout first;
  private @Nullable Timeout last;
  private @Nullable ScheduledFuture<?> timer;

  private Timeouts(EventExecutor loop, Duration length) {
    this.loop = loop;
    this.lengthNanos = length.toNanos();
  }

  /// Those of the calling thread, which is `loop`.
  public static Timeouts of(EventExecutor loop, Duration length) {
    return OF_LOOP.get().computeIfAbsent(length, l -> new Timeouts(loop, l));
  }

  /// One timeout. Owned by the event loop.
  public final class Timeout {
    private final Runnable action;
    private final long endNanos;
    private @Nullable Timeout before;
    private @Nullable Timeout after;
    private boolean isOver;

    private Timeout(Runnable action, long endNanos) {
      this.action = action;
      this.endNanos = endNanos;
    }

    /// From now on it does nothing.
    public void cancel() {
      if (!isOver) {
        isOver = true;
        unchain(this);
      }
    }
  }

  /// Runs `action` on the loop when the time is over, unless it is cancelled before.
  public Timeout begin(Runnable action) {
    return begin(action, System.nanoTime());
  }

  /// As {@link #begin(Runnable)}, counted from a little earlier.
  ///
  /// @param beganNanos of `System.nanoTime()`
  public Timeout begin(Runnable action, long beganNanos) {
    Timeout begun = new Timeout(action, beganNanos + lengthNanos);
    Timeout before = last;
    while (before != null && before.endNanos - begun.endNanos > 0) {
      before = before.before;
    }
    chain(begun, before);
    if (before == null) {
      isFirst(begun);
    }
    return begun;
  }

  /// As {@link #begin(Runnable)}, of another length; for the few whose time is prolonged.
  public Timeout beginWith(long nanos, Runnable action) {
    return begin(action, System.nanoTime() + nanos - lengthNanos);
  }

  private void chain(Timeout timeout, @Nullable Timeout before) {
    Timeout after = before == null ? first : before.after;
    timeout.before = before;
    timeout.after = after;
    if (before == null) {
      first = timeout;
    } else {
      before.after = timeout;
    }
    if (after == null) {
      last = timeout;
    } else {
      after.before = timeout;
    }
  }

  /// A timer that is set already is for an earlier one, unless there is one after this.
  private void isFirst(Timeout begun) {
    if (timer != null && begun.after != null) {
      timer.cancel(false);
      timer = null;
    }
    if (timer == null) {
      setTimer(begun.endNanos - System.nanoTime());
    }
  }

  private void unchain(Timeout timeout) {
    Timeout before = timeout.before;
    Timeout after = timeout.after;
    if (before == null) {
      first = after;
    } else {
      before.after = after;
    }
    if (after == null) {
      last = before;
    } else {
      after.before = before;
    }
    timeout.before = null;
    timeout.after = null;
  }

  private void setTimer(long nanos) {
    timer = loop.schedule(this::timerFired, Math.max(nanos, 0), TimeUnit.NANOSECONDS);
  }

  private void timerFired() {
    timer = null;
    long now = System.nanoTime();
    while (first != null && first.endNanos - now <= 0) {
      Timeout over = first;
      over.cancel();
      over.action.run();
    }
    if (first != null && timer == null) {
      setTimer(first.endNanos - now);
    }
  }
}
