package io.interlock.router.lifecycle;

import io.interlock.router.engine.EngineClock;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;

/// Runs the heavy steps of a change, each run on a thread of its own with a large stack, a time
/// limit and the least priority: requests go first where the system heeds it (Linux only with
/// `-XX:ThreadPriorityPolicy`). Whatever is thrown there, also an `Error`, comes back as a value.
final class LoadWorker {
  /// 64 MiB: deeply nested schemas recurse; reserved, not used.
  private static final long STACK_BYTES = 64L << 20;

  private final EngineClock clock;

  LoadWorker(EngineClock clock) {
    this.clock = clock;
  }

  /// How a run ended.
  sealed interface Outcome<T> {
    record Done<T>(T value) implements Outcome<T> {}

    record Threw<T>(Throwable cause) implements Outcome<T> {}

    record TimedOut<T>() implements Outcome<T> {}
  }

  /// Waits for the task's end or for `limit`. A task that outlasts it is interrupted and left
  /// alone; what it returns later is dropped.
  ///
  /// @param onTimeout called when the limit is over, before the task notices anything
  <T> Outcome<T> run(String name, Duration limit, Supplier<T> task, Runnable onTimeout)
      throws InterruptedException {
    CompletableFuture<T> result = new CompletableFuture<>();
    Thread thread =
        Thread.ofPlatform()
            .daemon()
            .priority(Thread.MIN_PRIORITY)
            .name(name)
            .stackSize(STACK_BYTES)
            .start(() -> complete(result, task));
    EngineClock.Alarm alarm =
        clock.after(
            limit,
            () -> {
              onTimeout.run();
              result.completeExceptionally(new TimeoutException(name));
            });
    try {
      return new Outcome.Done<>(result.get());
    } catch (ExecutionException e) {
      return failed(thread, e);
    } finally {
      alarm.cancel();
    }
  }

  private static <T> void complete(CompletableFuture<T> result, Supplier<T> task) {
    try {
      result.complete(task.get());
    } catch (Throwable e) {
      result.completeExceptionally(e);
    }
  }

  private static <T> Outcome<T> failed(Thread thread, ExecutionException e) {
    Throwable cause = e.getCause() == null ? e : e.getCause();
    if (cause instanceof TimeoutException) {
      thread.interrupt();
      return new Outcome.TimedOut<>();
    }
    return new Outcome.Threw<>(cause);
  }
}
