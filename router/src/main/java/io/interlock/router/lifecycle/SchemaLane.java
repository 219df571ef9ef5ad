package io.interlock.router.lifecycle;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The one lane that every schema change passes, one at a time, in order of arrival. Bounded.
/// Changes that one run can serve are run once: a change joins the running one when it is the same,
/// and a waiting one when the newer SDL serves both.
///
/// Thread-safe; one daemon thread of its own.
final class SchemaLane {
  private static final Logger LOG = LoggerFactory.getLogger(SchemaLane.class);

  /// Decides one change.
  @FunctionalInterface
  interface Runner {
    LaneOutcome run(Change change) throws InterruptedException;
  }

  private static final class Entry {
    Change change;
    final CompletableFuture<LaneOutcome> outcome = new CompletableFuture<>();

    Entry(Change change) {
      this.change = change;
    }
  }

  private final int capacity;
  private final Runner runner;
  private final Thread thread;

  // guarded by this
  private final List<Entry> waiting = new ArrayList<>();
  private @Nullable Entry running;
  private boolean isClosed;

  SchemaLane(int capacity, Runner runner) {
    this.capacity = capacity;
    this.runner = runner;
    thread = Thread.ofPlatform().daemon().name("schema-lane").start(this::drive);
  }

  /// Enters the lane.
  ///
  /// @return completed never exceptionally; with `LANE_BUSY` when there is no room
  synchronized CompletionStage<LaneOutcome> submit(Change change) {
    if (isClosed) {
      return CompletableFuture.completedStage(shuttingDown());
    }
    @Nullable Entry joined = join(change);
    if (joined != null) {
      return joined.outcome;
    }
    if (waiting.size() >= capacity) {
      return CompletableFuture.completedStage(busy());
    }
    Entry entry = new Entry(change);
    waiting.add(entry);
    notifyAll();
    return entry.outcome;
  }

  synchronized boolean isRunning() {
    return running != null;
  }

  synchronized int waiting() {
    return waiting.size();
  }

  /// Refuses what waits and what comes. What runs is not interrupted here: it may be past the point
  /// of no return, and is refused by {@link Heads} if it is not.
  void close() {
    List<Entry> refused;
    synchronized (this) {
      isClosed = true;
      refused = List.copyOf(waiting);
      waiting.clear();
      notifyAll();
    }
    refused.forEach(e -> e.outcome.complete(shuttingDown()));
  }

  /// Interrupts what runs.
  void abandon() {
    thread.interrupt();
  }

  private @Nullable Entry join(Change change) {
    if (running != null && running.change.isSameAs(change)) {
      return running;
    }
    for (Entry entry : waiting) {
      if (entry.change.canMergeWith(change)) {
        entry.change = entry.change.mergedWith(change);
        return entry;
      }
    }
    return null;
  }

  private void drive() {
    for (Entry next = next(); next != null; next = next()) {
      LaneOutcome outcome = run(next.change);
      synchronized (this) {
        running = null;
      }
      next.outcome.complete(outcome);
    }
  }

  private synchronized @Nullable Entry next() {
    while (waiting.isEmpty()) {
      if (isClosed) {
        return null;
      }
      try {
        wait();
      } catch (InterruptedException e) {
        isClosed = true;
      }
    }
    running = waiting.removeFirst();
    return running;
  }

  private LaneOutcome run(Change change) {
    try {
      return runner.run(change);
    } catch (InterruptedException e) {
      return shuttingDown();
    } catch (Throwable e) {
      LOG.error("a schema change failed outside of its steps", e);
      return LaneOutcome.of(Verdict.Refused.of(FailureCode.APPLY_PANIC, e.toString()));
    }
  }

  private static LaneOutcome shuttingDown() {
    return LaneOutcome.of(Refusals.shuttingDown());
  }

  private LaneOutcome busy() {
    return LaneOutcome.of(
        Verdict.Refused.of(
            FailureCode.LANE_BUSY, capacity + " schema changes wait already; try again shortly"));
  }
}
