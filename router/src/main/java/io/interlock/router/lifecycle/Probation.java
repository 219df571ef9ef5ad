package io.interlock.router.lifecycle;

import io.interlock.router.config.SchemaConfig;
import io.interlock.router.engine.Canary;
import io.interlock.router.engine.Engine;
import io.interlock.router.engine.EngineClock;
import io.interlock.router.engine.EngineFault;
import io.interlock.router.engine.Evidence;
import io.interlock.router.telemetry.Metrics;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The time in which what was activated last has to prove itself. It ends when enough requests were
/// answered and nothing speaks against the schema, or at once when too much does.
///
/// Thread-safe. Whoever is told of an end is told on a thread of its own.
public final class Probation {
  private static final Logger LOG = LoggerFactory.getLogger(Probation.class);

  /// How often it is looked whether enough requests have come.
  private static final Duration STEP = Duration.ofSeconds(1);

  private final SchemaConfig.Probation rules;
  private final EngineClock clock;
  private final Metrics metrics;
  private volatile @Nullable Trial trial;

  public Probation(SchemaConfig.Probation rules, EngineClock clock, Metrics metrics) {
    this.rules = rules;
    this.clock = clock;
    this.metrics = metrics;
  }

  /// Hears how a probation ends.
  interface Court {
    /// `head` has proven itself.
    void prove(Head head);

    /// `head` has not.
    void condemn(Head head, Judgement judgement);
  }

  /// Something speaks against an engine.
  public void suspected(Engine engine, Evidence evidence) {
    @Nullable Trial running = of(engine);
    if (running != null) {
      metrics.probationFault(kind(evidence).label());
      judge(running, running.take(evidence));
    }
  }

  /// An engine was at fault. Whether that was the schema's doing is told by {@link #suspected};
  /// here only memory counts.
  public void faulted(Engine engine, EngineFault fault) {
    @Nullable Trial running = of(engine);
    if (running != null && fault.cause() instanceof OutOfMemoryError) {
      metrics.probationFault(FaultClass.OUT_OF_MEMORY.label());
      judge(running, running.outOfMemory());
    }
  }

  /// A plan was made. Slow planning is told to the operator and speaks against nothing.
  public void planned(Engine engine, long nanos) {
    if (nanos > Trial.SLOW.toNanos()) {
      @Nullable Trial running = of(engine);
      if (running != null) {
        warnOfSlowPlanning(running);
      }
    }
  }

  private void warnOfSlowPlanning(Trial running) {
    @Nullable String warning = running.slowPlanning();
    if (warning != null) {
      metrics.probationFault(FaultClass.SLOW_PLANNING.label());
      LOG.warn("revision {}: {}", running.head().revision(), warning);
    }
  }

  /// What is on probation; null when nothing is.
  @Nullable Trial running() {
    return trial;
  }

  /// Puts `head` on probation. One that was running ends undecided.
  ///
  /// @param standby what it is held against
  /// @param canary its way to all requests; its time counts from the end of that. Null when it has
  ///   them
  Trial begin(Head head, Head standby, @Nullable Canary canary, Court court) {
    end(TrialEnd.SUPERSEDED);
    Instant until = clock.now().plus(rules.duration());
    Trial next = new Trial(head, standby, until, canary, rules, court);
    trial = next;
    warnOfSlowPlanning(next);
    if (canary == null) {
      watch(next);
    } else {
      canary.promoted().thenRun(() -> watch(next));
    }
    return next;
  }

  private void watch(Trial begun) {
    if (trial == begun) {
      long start = clock.nanoTime();
      EngineClock.Alarm alarm = clock.after(rules.duration(), () -> look(begun, start));
      // An alarm that is left would hold the engine of a trial that is long over.
      begun.end().thenRun(alarm::cancel);
    }
  }

  /// What is on probation is taken back.
  void end(TrialEnd how) {
    @Nullable Trial running = trial;
    trial = null;
    if (running != null) {
      running.end().complete(how);
    }
  }

  private void look(Trial looked, long start) {
    if (trial != looked) {
      return;
    }
    long passed = clock.nanoTime() - start;
    if (looked.hasSeenEnough() || passed >= rules.maxDuration().toNanos()) {
      tell(() -> looked.court().prove(looked.head()));
    } else {
      clock.after(STEP, () -> look(looked, start));
    }
  }

  private void judge(Trial running, @Nullable Judgement judgement) {
    if (judgement == null || !running.decide()) {
      return;
    }
    if (rules.isAutomatic()) {
      tell(() -> running.court().condemn(running.head(), judgement));
    } else {
      LOG.warn(
          "revision {} should be rolled back: {}", running.head().revision(), judgement.reason());
    }
  }

  private static void tell(Runnable end) {
    Thread.ofVirtual().name("probation-end").start(end);
  }

  /// The trial of an engine that nothing is decided of yet.
  private @Nullable Trial of(Engine engine) {
    @Nullable Trial running = trial;
    boolean isAbout = running != null && !running.isDecided() && running.head().engine() == engine;
    return isAbout ? running : null;
  }

  private static FaultClass kind(Evidence evidence) {
    return switch (evidence) {
      case Evidence.Rescued _, Evidence.NotRescued _ -> FaultClass.ENGINE_FAULT;
      case Evidence.Lost _ -> FaultClass.LOST_OPERATION;
      case Evidence.Rejected _ -> FaultClass.REJECTED_REQUEST;
      case Evidence.Broken _ -> FaultClass.BROKEN_ANSWER;
    };
  }
}
