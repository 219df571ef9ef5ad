package io.interlock.router.engine;

import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/// The threads that prepare new operations, one pool for all engines of a router. Bounded: what
/// does not fit is refused, so that a flood of new operations cannot hold up known ones.
public final class PlanningPool implements Executor, AutoCloseable {
  /// 16 MiB: deep operations recurse; reserved, not used.
  private static final long STACK_BYTES = 16L << 20;

  private final ThreadPoolExecutor threads;

  /// @param size threads
  /// @param queue operations that may wait for a thread
  public PlanningPool(int size, int queue) {
    threads =
        new ThreadPoolExecutor(
            size,
            size,
            30,
            TimeUnit.SECONDS,
            new ArrayBlockingQueue<>(queue),
            Thread.ofPlatform().daemon().name("planning-", 0).stackSize(STACK_BYTES).factory());
    threads.allowCoreThreadTimeOut(true);
  }

  /// As many threads as processors, and room for 1000 operations to wait.
  public static PlanningPool ofProcessors() {
    return new PlanningPool(Runtime.getRuntime().availableProcessors(), 1000);
  }

  /// @throws java.util.concurrent.RejectedExecutionException when the queue is full
  @Override
  public void execute(Runnable task) {
    threads.execute(task);
  }

  @Override
  public void close() {
    threads.shutdownNow();
  }
}
