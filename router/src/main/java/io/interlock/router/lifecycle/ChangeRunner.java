package io.interlock.router.lifecycle;

import io.interlock.router.engine.Engine;
import io.interlock.router.engine.EngineClock;
import io.interlock.router.engine.WarmUp;
import io.interlock.router.engine.WarmUpLimits;
import io.interlock.router.lifecycle.SchemaLoader.Loaded;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Takes one change from its SDLs to the swap: load, warm, activate. Until the swap nothing that a
/// client sees has changed, so that every failure before it is only an answer.
///
/// Runs in the lane.
final class ChangeRunner implements SchemaLane.Runner {
  private static final Logger LOG = LoggerFactory.getLogger(ChangeRunner.class);

  /// Another change came first this often: the caller had better look.
  private static final int REBASES = 3;

  private static final int WARM_OPERATIONS = 500;
  private static final Duration WARM_LIMIT = Duration.ofSeconds(10);

  /// One operation may be under way when the time for warming is up.
  private static final Duration WARM_GRACE = Duration.ofSeconds(5);

  private final SchemaLoader loader;
  private final Heads heads;
  private final LoadWorker worker;
  private final EngineClock clock;
  private final Duration loadLimit;
  private final Runnable pace;
  private final Freeze freeze;
  private volatile @Nullable String memoryTrouble;

  ChangeRunner(
      SchemaLoader loader,
      Heads heads,
      LoadWorker worker,
      EngineClock clock,
      Duration loadLimit,
      Runnable pace,
      Freeze freeze) {
    this.loader = loader;
    this.heads = heads;
    this.worker = worker;
    this.clock = clock;
    this.loadLimit = loadLimit;
    this.pace = pace;
    this.freeze = freeze;
  }

  /// Says that the newest change ran out of memory; null otherwise.
  @Nullable String memoryTrouble() {
    return memoryTrouble;
  }

  @Override
  public LaneOutcome run(Change change) throws InterruptedException {
    Timings timings = new Timings(clock);
    Verdict verdict = decide(change, timings);
    return new LaneOutcome(verdict, timings.nanos());
  }

  private Verdict decide(Change change, Timings timings) throws InterruptedException {
    for (int i = 0; i < REBASES && !heads.isClosed(); i++) {
      @Nullable Head base = heads.current();
      if (!isExpected(change.ifRevision(), base)) {
        return unexpected(change.ifRevision(), base);
      }
      @Nullable Verdict verdict =
          switch (load(base, change, timings)) {
            case Loaded.Settled settled -> settled.verdict();
            case Loaded.Ready ready -> activate(base, change, ready, timings);
          };
      if (verdict != null) {
        return verdict;
      }
    }
    return heads.isClosed()
        ? Verdict.Refused.of(FailureCode.SHUTTING_DOWN, "the router is shutting down")
        : Verdict.Refused.of(
            FailureCode.REVISION_CONFLICT, "other changes came first, " + REBASES + " times");
  }

  private Loaded load(@Nullable Head base, Change change, Timings timings)
      throws InterruptedException {
    AtomicReference<@Nullable Step> stepAtTimeout = new AtomicReference<>();
    LoadWorker.Outcome<Loaded> outcome =
        worker.run(
            "schema-load",
            loadLimit,
            () -> loader.load(base, change, timings),
            () -> stepAtTimeout.set(timings.running()));
    return switch (outcome) {
      case LoadWorker.Outcome.Done<Loaded> done -> done.value();
      case LoadWorker.Outcome.TimedOut<Loaded> t ->
          new Loaded.Settled(Refusals.outOfTime(stepAtTimeout.get(), loadLimit));
      case LoadWorker.Outcome.Threw<Loaded> threw -> {
        noteThrown(threw.cause());
        yield new Loaded.Settled(Refusals.panic(timings.running(), threw.cause()));
      }
    };
  }

  /// @return null when something else serves by now, so that the change starts over
  private @Nullable Verdict activate(
      @Nullable Head base, Change change, Loaded.Ready ready, Timings timings)
      throws InterruptedException {
    Engine engine = ready.engine();
    if (change.isDryRun()) {
      engine.discard();
      return new Verdict.Valid(engine.supergraphHash(), ready.changes(), ready.hints());
    }
    WarmUp warmUp = base == null ? WarmUp.NONE : warm(engine, base.engine(), timings);
    long start = clock.nanoTime();
    @Nullable Activation activation =
        heads.activate(base, engine, ready.sdls(), change.services(), change.cause());
    if (activation == null) {
      engine.discard();
      return null;
    }
    timings.add(Step.SWAP, clock.nanoTime() - start);
    loader.activated(change);
    memoryTrouble = null;
    return new Verdict.Activated(activation, ready.changes(), ready.hints(), warmUp);
  }

  /// A warm-up that fails costs its own benefit, never the change.
  private WarmUp warm(Engine engine, Engine predecessor, Timings timings)
      throws InterruptedException {
    long start = clock.nanoTime();
    LoadWorker.Outcome<WarmUp> outcome =
        worker.run(
            "schema-warm",
            WARM_LIMIT.plus(WARM_GRACE),
            () ->
                engine.warmFrom(
                    predecessor,
                    new WarmUpLimits(
                        WARM_OPERATIONS,
                        () -> clock.nanoTime() - start > WARM_LIMIT.toNanos(),
                        pace)),
            () -> {});
    timings.add(Step.WARM, clock.nanoTime() - start);
    return switch (outcome) {
      case LoadWorker.Outcome.Done<WarmUp> done -> done.value();
      case LoadWorker.Outcome.TimedOut<WarmUp> t -> {
        LOG.warn("warming the new engine was given up after {}", WARM_LIMIT.plus(WARM_GRACE));
        yield WarmUp.NONE;
      }
      case LoadWorker.Outcome.Threw<WarmUp> threw -> {
        LOG.warn("warming the new engine failed", threw.cause());
        yield WarmUp.NONE;
      }
    };
  }

  private void noteThrown(Throwable cause) {
    LOG.error("loading a schema threw; the schema that served still serves", cause);
    if (cause instanceof OutOfMemoryError) {
      if (memoryTrouble != null) {
        freeze.begin("a schema change ran out of memory again");
      }
      memoryTrouble = "the newest schema change ran out of memory";
    }
  }

  private static boolean isExpected(@Nullable Long revision, @Nullable Head base) {
    return revision == null || revision == (base == null ? 0 : base.revision());
  }

  private static Verdict unexpected(@Nullable Long revision, @Nullable Head base) {
    return Verdict.Refused.of(
        FailureCode.PRECONDITION_FAILED,
        "expected revision %d to serve, but it is %d"
            .formatted(revision, base == null ? 0 : base.revision()));
  }
}
