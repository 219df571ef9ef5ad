package io.interlock.router.lifecycle;

import io.interlock.router.engine.Engine;
import io.interlock.router.engine.EngineClock;
import io.interlock.router.store.RevisionContent;
import io.interlock.router.store.StoreFault;
import io.interlock.router.store.StoreResult;
import io.interlock.router.store.StoredRevision;
import io.interlock.router.telemetry.Metrics;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/// The way back: to the standby at once, to an older revision by an engine that is built of the
/// stored supergraph. By command, and by itself when a schema does not prove itself. Waits for no
/// other change: one that is being made starts over on what is restored.
final class WayBack {
  private final Heads heads;
  private final History history;
  private final StoredEngines engines;
  private final Quarantine quarantine;
  private final Calls calls;
  private final Metrics metrics;
  private final EngineClock clock;

  WayBack(
      Heads heads,
      History history,
      StoredEngines engines,
      Quarantine quarantine,
      Calls calls,
      Metrics metrics,
      EngineClock clock) {
    this.heads = heads;
    this.history = history;
    this.engines = engines;
    this.quarantine = quarantine;
    this.calls = calls;
    this.metrics = metrics;
    this.clock = clock;
  }

  CompletionStage<ApplyAnswer> rollBack(RollbackRequest request) {
    Cause cause = new Cause(Trigger.ROLLBACK, request.reason(), Release.NONE, request.caller());
    @Nullable Long to = request.to();
    return calls.run(
        cause, List.of(), request.until(), call -> to == null ? toPrevious(call) : to(call, to));
  }

  /// What does not prove itself goes.
  ///
  /// @return null in the answer's place when it does not serve any more
  ApplyAnswer takeBack(Call call, Head bad, Judgement judgement) {
    @Nullable Activation activation = heads.takeBack(bad, call.cause(), quarantine);
    return activation == null
        ? call.refused(
            Verdict.Refused.of(
                FailureCode.REVISION_CONFLICT,
                "revision %d does not serve any more".formatted(bad.revision())))
        : done(call, activation, judgement.cause().label());
  }

  private ApplyAnswer toPrevious(Call call) throws InterruptedException {
    @Nullable Activation activation = heads.rollBack(null, call.cause());
    if (activation != null) {
      return done(call, activation, "manual");
    }
    @Nullable Head serving = heads.current();
    if (heads.isClosed() || serving == null) {
      return call.refused(noWay());
    }
    return switch (history.wayBackFrom(serving.revision())) {
      case StoreResult.Failed<Optional<StoredRevision>>(StoreFault why) ->
          call.refused(Refusals.store(why));
      case StoreResult.Done<Optional<StoredRevision>>(Optional<StoredRevision> previous) ->
          previous.isEmpty() ? call.refused(noWay()) : to(call, previous.get().number());
    };
  }

  private ApplyAnswer to(Call call, long revision) throws InterruptedException {
    @Nullable Head serving = heads.current();
    if (serving != null && serving.revision() == revision) {
      return call.answer(LaneOutcome.of(new Verdict.Unchanged(serving, List.of())), List.of());
    }
    @Nullable Head standby = heads.standby();
    if (standby != null && standby.revision() == revision) {
      return toPrevious(call);
    }
    return switch (history.content(revision)) {
      case StoreResult.Failed<Optional<RevisionContent>>(StoreFault why) ->
          call.refused(Refusals.store(why));
      case StoreResult.Done<Optional<RevisionContent>>(Optional<RevisionContent> content) ->
          content.isEmpty() ? call.refused(unknown(revision)) : to(call, content.get());
    };
  }

  private ApplyAnswer to(Call call, RevisionContent content) throws InterruptedException {
    if (quarantine.holdsSupergraph(content.revision().supergraphHash())) {
      return call.refused(
          Verdict.Refused.of(
              FailureCode.QUARANTINED,
              "the supergraph of revision %d did not prove itself; lift it from quarantine first"
                  .formatted(content.revision().number())));
    }
    long start = clock.nanoTime();
    StoredEngines.Outcome built = engines.build(content);
    call.took(Step.BUILD, clock.nanoTime() - start);
    return switch (built) {
      case StoredEngines.Outcome.NotBuilt(Verdict.Refused why) -> call.refused(why);
      case StoredEngines.Outcome.Built(Engine engine) -> swapTo(call, content, engine);
    };
  }

  private ApplyAnswer swapTo(Call call, RevisionContent content, Engine engine) {
    @Nullable Activation activation =
        heads.rollBackTo(content.revision().number(), engine, SdlSet.of(content), call.cause());
    if (activation == null) {
      engine.discard();
      return call.refused(noWay());
    }
    return done(call, activation, "manual");
  }

  private ApplyAnswer done(Call call, Activation activation, String cause) {
    metrics.rolledBack(cause);
    @Nullable Head before = activation.before();
    return call.rolledBack(
        activation, before == null ? List.of() : Heads.differing(before, activation.after()));
  }

  private Verdict.Refused noWay() {
    return heads.isClosed()
        ? Refusals.shuttingDown()
        : Verdict.Refused.of(
            FailureCode.NO_PREVIOUS_REVISION,
            "no revision before this one has proven itself and is still kept");
  }

  private static Verdict.Refused unknown(long revision) {
    return Verdict.Refused.of(
        FailureCode.UNKNOWN_REVISION,
        "there is no revision %d, or it is not kept any longer".formatted(revision));
  }
}
