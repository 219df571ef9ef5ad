package io.interlock.router.http;

import io.netty.util.concurrent.EventExecutor;
import io.netty.util.concurrent.EventExecutorGroup;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/// Lets work in the background give way to requests: waits until every event loop has come to a
/// task that is put behind what it has to do now, and as long again when that took long.
///
/// Thread-safe; not for event loops.
public final class LoopPace implements Runnable {
  /// Loops that come round faster than this are not held up by anything.
  private static final long BUSY_NANOS = TimeUnit.MILLISECONDS.toNanos(2);

  /// Background work goes on after this, however busy the loops are.
  private static final long LONGEST_NANOS = TimeUnit.MILLISECONDS.toNanos(50);

  private final EventExecutorGroup loops;

  public LoopPace(EventExecutorGroup loops) {
    this.loops = loops;
  }

  /// Returns when the loops have caught up, after 0.1 s at the latest. An interrupt ends the wait
  /// and stays set.
  @Override
  public void run() {
    long start = System.nanoTime();
    CountDownLatch open = new CountDownLatch(count());
    for (EventExecutor loop : loops) {
      if (loop.isShuttingDown()) {
        open.countDown();
      } else {
        loop.execute(open::countDown);
      }
    }
    try {
      boolean isRound = open.await(LONGEST_NANOS, TimeUnit.NANOSECONDS);
      long lag = isRound ? System.nanoTime() - start : LONGEST_NANOS;
      if (lag > BUSY_NANOS) {
        TimeUnit.NANOSECONDS.sleep(Math.min(lag, LONGEST_NANOS));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private int count() {
    int count = 0;
    for (EventExecutor _ : loops) {
      count++;
    }
    return count;
  }
}
