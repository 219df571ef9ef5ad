package io.interlock.router.engine;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The machine's clocks, and one daemon thread for alarms.
public final class SystemEngineClock implements EngineClock, AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(SystemEngineClock.class);

  private final ScheduledThreadPoolExecutor alarms =
      new ScheduledThreadPoolExecutor(
          1, task -> Thread.ofPlatform().daemon().name("engine-clock").unstarted(task));

  public SystemEngineClock() {
    alarms.setRemoveOnCancelPolicy(true);
    alarms.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
  }

  @Override
  public Instant now() {
    return Instant.now();
  }

  @Override
  public long nanoTime() {
    return System.nanoTime();
  }

  @Override
  public Alarm after(Duration delay, Runnable task) {
    Future<?> alarm = alarms.schedule(() -> runLogged(task), delay.toNanos(), TimeUnit.NANOSECONDS);
    return () -> alarm.cancel(false);
  }

  private static void runLogged(Runnable task) {
    try {
      task.run();
    } catch (Throwable e) {
      LOG.error("a timed task failed", e);
    }
  }

  @Override
  public void close() {
    alarms.shutdownNow();
  }
}
