package io.interlock.router.lifecycle;

import io.interlock.router.engine.EngineClock;
import io.interlock.router.lifecycle.SchemaLoader.Loaded;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Takes one change from its SDLs to the swap: load, check, activate. Until the swap nothing that a
/// client sees has changed, so that every failure before it is only an answer.
///
/// Runs in the lane.
final class ChangeRunner implements SchemaLane.Runner {
  private static final Logger LOG = LoggerFactory.getLogger(ChangeRunner.class);

  /// Another change came first this often: the caller had better look.
  private static final int REBASES = 3;

  private final SchemaLoader loader;
  private final Heads heads;
  private final LoadWorker worker;
  private final EngineClock clock;
  private final Duration loadLimit;
  private final ImpactCheck check;
  private final BreakingRule breaking;
  private final Freeze freeze;
  private volatile @Nullable String memoryTrouble;

  ChangeRunner(
      SchemaLoader loader, Heads heads, LoadWorker worker, LifecycleParts parts, Freeze freeze) {
    this.loader = loader;
    this.heads = heads;
    this.worker = worker;
    this.freeze = freeze;
    clock = parts.clock();
    loadLimit = parts.schema().compose().timeout();
    check = new ImpactCheck(worker, parts);
    breaking = new BreakingRule(parts.schema().onBreaking());
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
            case Loaded.Ready ready -> decide(base, change, ready, timings);
          };
      if (verdict != null) {
        return verdict;
      }
    }
    return heads.isClosed()
        ? Refusals.shuttingDown()
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
      case LoadWorker.Outcome.Done<Loaded>(Loaded loaded) -> loaded;
      case LoadWorker.Outcome.TimedOut<Loaded> t ->
          new Loaded.Settled(Refusals.outOfTime(stepAtTimeout.get(), loadLimit));
      case LoadWorker.Outcome.Threw<Loaded>(Throwable cause) ->
          new Loaded.Settled(panic(cause, timings));
    };
  }

  /// @return null when something else serves by now, so that the change starts over
  private @Nullable Verdict decide(
      @Nullable Head base, Change change, Loaded.Ready ready, Timings timings)
      throws InterruptedException {
    LoadWorker.Outcome<Impact> outcome =
        base == null
            ? new LoadWorker.Outcome.Done<>(Impact.NONE)
            : check.run(base.engine(), ready.engine(), timings);
    @Nullable Verdict verdict =
        switch (outcome) {
          case LoadWorker.Outcome.Done<Impact>(Impact impact) ->
              decide(base, change, ready, impact, timings);
          case LoadWorker.Outcome.TimedOut<Impact> t -> Refusals.outOfTime(Step.CHECK, loadLimit);
          case LoadWorker.Outcome.Threw<Impact>(Throwable cause) -> panic(cause, timings);
        };
    if (!(verdict instanceof Verdict.Activated)) {
      ready.engine().discard();
    }
    return verdict;
  }

  private @Nullable Verdict decide(
      @Nullable Head base, Change change, Loaded.Ready ready, Impact impact, Timings timings) {
    Verdict.@Nullable Refused refused = breaking.refusal(change, impact);
    if (refused != null) {
      return refused;
    }
    return change.isDryRun()
        ? new Verdict.Valid(
            ready.engine().supergraphHash(), ready.changes(), hints(ready, impact), impact)
        : activate(base, change, ready, impact, timings);
  }

  private @Nullable Verdict activate(
      @Nullable Head base, Change change, Loaded.Ready ready, Impact impact, Timings timings) {
    return switch (heads.activate(
        base, ready.engine(), ready.sdls(), change.services(), change.cause(), timings)) {
      case Heads.Outcome.Serving(Activation activation) -> {
        loader.activated(change);
        memoryTrouble = null;
        check.activated(impact);
        breaking.hints(impact).forEach(hint -> LOG.warn("{}: {}", hint.code(), hint.message()));
        yield new Verdict.Activated(activation, ready.changes(), hints(ready, impact), impact);
      }
      case Heads.Outcome.Overtaken overtaken -> null;
      case Heads.Outcome.NotStored(FailureCode code, String why) -> Verdict.Refused.of(code, why);
    };
  }

  private List<SchemaHint> hints(Loaded.Ready ready, Impact impact) {
    return Stream.concat(ready.hints().stream(), breaking.hints(impact).stream()).toList();
  }

  private Verdict.Refused panic(Throwable cause, Timings timings) {
    noteThrown(cause);
    return Refusals.panic(timings.running(), cause);
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
