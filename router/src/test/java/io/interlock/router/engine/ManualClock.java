package io.interlock.router.engine;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// A clock that stands still until a test turns it. Alarms run on the thread that turns it.
public final class ManualClock implements EngineClock {
  private record Waiting(long atNanos, Runnable task) {}

  private final List<Waiting> waiting = new ArrayList<>();
  private long nanos;

  @Override
  public synchronized Instant now() {
    return Instant.EPOCH.plusNanos(nanos);
  }

  @Override
  public synchronized long nanoTime() {
    return nanos;
  }

  @Override
  public synchronized Alarm after(Duration delay, Runnable task) {
    Waiting entry = new Waiting(nanos + delay.toNanos(), task);
    waiting.add(entry);
    notifyAll();
    return () -> cancel(entry);
  }

  private synchronized void cancel(Waiting entry) {
    waiting.remove(entry);
  }

  /// How many alarms wait.
  public synchronized int alarms() {
    return waiting.size();
  }

  /// Returns once at least `count` alarms wait, whichever threads set them.
  public synchronized void awaitAlarms(int count) throws InterruptedException {
    while (waiting.size() < count) {
      wait();
    }
  }

  /// Returns once an alarm waits that is due within `delay`, whichever thread sets it.
  public void awaitAlarmWithin(Duration delay) throws InterruptedException {
    awaitAlarmsWithin(1, delay);
  }

  /// Returns once a single alarm waits, which is due within `delay`.
  public synchronized void awaitOnlyAlarmWithin(Duration delay) throws InterruptedException {
    while (waiting.size() != 1
        || waiting.stream().noneMatch(w -> w.atNanos() <= nanos + delay.toNanos())) {
      wait(10);
    }
  }

  /// Returns once at least `count` alarms wait that are due within `delay`.
  public synchronized void awaitAlarmsWithin(int count, Duration delay)
      throws InterruptedException {
    while (waiting.stream().filter(w -> w.atNanos() <= nanos + delay.toNanos()).count() < count) {
      wait();
    }
  }

  /// Turns the clock and runs what is due, in order of time.
  public void advance(Duration by) {
    long until;
    synchronized (this) {
      until = nanos + by.toNanos();
    }
    for (Waiting next = due(until); next != null; next = due(until)) {
      next.task().run();
    }
    synchronized (this) {
      nanos = until;
    }
  }

  private synchronized Waiting due(long until) {
    Waiting first =
        waiting.stream()
            .filter(w -> w.atNanos() <= until)
            .min(Comparator.comparingLong(Waiting::atNanos))
            .orElse(null);
    if (first != null) {
      waiting.remove(first);
      nanos = Math.max(nanos, first.atNanos());
    }
    return first;
  }
}
