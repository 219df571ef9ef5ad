package io.interlock.router.lifecycle;

import io.interlock.router.config.ServiceConfig;
import io.interlock.router.engine.EngineClock;
import io.interlock.router.engine.EngineStatus;
import io.interlock.router.engine.EpochCut;
import io.interlock.router.store.StoreFault;
import io.interlock.router.store.StoreResult;
import io.interlock.router.store.StoredRevision;
import io.interlock.router.telemetry.EngineFigures;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What every lifecycle has, wherever its supergraph comes from: the lane, the heads, the calls,
/// the way back, by command and by itself.
final class LifecycleCore implements Probation.Court {
  private static final Logger LOG = LoggerFactory.getLogger(LifecycleCore.class);

  private final LifecycleParts parts;
  private final History history;
  private final LifecycleEvents events;
  private final Heads heads;
  private final ChangeRunner runner;
  private final StoredEngines storedEngines;
  private final WayBack wayBack;
  private final SchemaLane lane;
  private final Calls calls;
  private final Quarantine quarantine;
  private final Freeze freeze;
  private final long startNanos;
  private volatile boolean hasTried;
  private volatile ApplyAnswer.@Nullable Failed startTrouble;
  private volatile @Nullable String rollbackTrouble;

  /// @param quarantine takes what did not prove itself; the loader asks it
  /// @param services those in force; none when the supergraph itself says where they are
  LifecycleCore(
      LifecycleParts parts,
      SchemaLoader loader,
      Quarantine quarantine,
      Supplier<List<ServiceConfig>> services) {
    this.parts = parts;
    this.quarantine = quarantine;
    EngineClock clock = parts.clock();
    freeze = new Freeze(clock);
    events = new LifecycleEvents(clock);
    history = new History(parts.store().store(), clock);
    heads = new Heads(parts.slot(), history, parts.store(), clock, parts.probation(), this, events);
    LoadWorker worker = new LoadWorker(clock);
    runner = new ChangeRunner(loader, heads, worker, parts, freeze);
    int capacity = parts.schema().apply().queue();
    lane = new SchemaLane(capacity, this::decided);
    Duration limit = parts.schema().apply().timeout();
    calls = new Calls(heads, history, parts.metrics(), clock, limit, capacity);
    storedEngines =
        new StoredEngines(parts.engines(), worker, services, parts.schema().compose().timeout());
    wayBack = new WayBack(heads, history, storedEngines, quarantine, calls, parts.metrics(), clock);
    startNanos = clock.nanoTime();
    parts.slot().whenCut(this::noteCut);
    parts.metrics().observeEngines(figures());
  }

  Heads heads() {
    return heads;
  }

  History history() {
    return history;
  }

  LifecycleEvents events() {
    return events;
  }

  Freeze freeze() {
    return freeze;
  }

  void freeze(@Nullable String reason, Caller caller) {
    freeze.begin(reason);
    calls.noteDone(new Cause(Trigger.FREEZE, reason, Release.NONE, caller));
  }

  void unfreeze(@Nullable String reason, Caller caller) {
    freeze.end();
    calls.noteDone(new Cause(Trigger.UNFREEZE, reason, Release.NONE, caller));
  }

  StoreResult<Integer> lift(String hash, Caller caller) {
    StoreResult<Integer> lifted = quarantine.lift(hash);
    if (lifted instanceof StoreResult.Done<Integer>(Integer count) && count > 0) {
      calls.noteDone(new Cause(Trigger.LIFT, hash, Release.NONE, caller));
    }
    return lifted;
  }

  Quarantine quarantine() {
    return quarantine;
  }

  Optional<ServingSchema> serving() {
    return Optional.ofNullable(heads.current()).map(ServingSchema::new);
  }

  Calls calls() {
    return calls;
  }

  /// In the lane.
  private LaneOutcome decided(Change change) throws InterruptedException {
    LaneOutcome outcome = runner.run(change);
    if (outcome.verdict() instanceof Verdict.Refused r && !change.isDryRun()) {
      events.publish(
          LifecycleEvent.Type.SCHEMA_REJECTED,
          heads.current(),
          change.services(),
          r.code(),
          r.message());
    }
    return outcome;
  }

  /// Waits for the lane's decision.
  LaneOutcome decide(Change change) throws InterruptedException {
    try {
      return lane.submit(change).toCompletableFuture().get();
    } catch (ExecutionException e) {
      throw new IllegalStateException("the lane threw", e.getCause());
    }
  }

  /// Goes on from what the store has. Called before anything is activated.
  void openStore() {
    quarantine.load();
    switch (parts.store().store().head()) {
      case StoreResult.Done<Optional<StoredRevision>>(Optional<StoredRevision> newest) ->
          newest.ifPresent(heads::goOnFrom);
      case StoreResult.Failed<Optional<StoredRevision>>(StoreFault why) ->
          LOG.error("the store cannot be read: {}", why.message());
    }
  }

  /// @param services those that are configured
  Restoration restoration(List<String> services) {
    return new Restoration(parts.store().store(), heads, storedEngines, quarantine, services);
  }

  /// A try to get all that is wanted into service has ended.
  void tried(ApplyAnswer answer) {
    startTrouble = answer instanceof ApplyAnswer.Failed f ? f : null;
    hasTried = true;
  }

  /// Does not wait for the lane: a change that is being made starts over on what is restored.
  CompletionStage<ApplyAnswer> rollBack(RollbackRequest request) {
    return wayBack.rollBack(request);
  }

  CompletionStage<ApplyAnswer> promote(PromoteRequest request) {
    Cause cause = new Cause(Trigger.PROMOTE, request.reason(), Release.NONE, request.caller());
    return calls.run(cause, List.of(), request.until(), this::promoted);
  }

  private ApplyAnswer promoted(Call call) {
    @Nullable Head head = heads.current();
    boolean isPromoted = parts.slot().promote();
    return isPromoted && head != null
        ? call.promoted(head, onProbation())
        : call.refused(Verdict.Refused.of(FailureCode.NO_CANARY, "no schema waits to be promoted"));
  }

  private @Nullable OnProbation onProbation() {
    @Nullable Trial trial = parts.probation().running();
    return trial == null ? null : trial.description();
  }

  @Override
  public void prove(Head head) {
    if (heads.prove(head)) {
      rollbackTrouble = null;
      LOG.info("revision {} has proven itself", head.revision());
    }
  }

  /// The schema goes back to the last one that has proven itself, and what was new in it is kept
  /// out.
  @Override
  public void condemn(Head head, Judgement judgement) {
    Cause cause = new Cause(Trigger.PROBATION, judgement.reason());
    var _ =
        calls.run(cause, List.of(), Wait.ACTIVE, call -> rolledBackByItself(call, head, judgement));
  }

  private ApplyAnswer rolledBackByItself(Call call, Head bad, Judgement judgement) {
    ApplyAnswer answer = wayBack.takeBack(call, bad, judgement);
    if (answer instanceof ApplyAnswer.Succeeded) {
      rollbackTrouble =
          "revision %d was rolled back: %s".formatted(bad.revision(), judgement.reason());
      freeze.rolledBackByItself();
    }
    return answer;
  }

  List<EngineStatus> engines() {
    return parts.slot().epochs();
  }

  EpochCut cut(long epoch, @Nullable String reason, Caller caller) {
    EpochCut cut = parts.slot().cut(epoch);
    if (cut instanceof EpochCut.Cut(long requests)) {
      LOG.warn(
          "epoch {} was cut by hand, {} requests on it{}",
          epoch,
          requests,
          reason == null ? "" : ": " + reason);
      String noted = "epoch " + epoch + (reason == null ? "" : ": " + reason);
      calls.noteDone(new Cause(Trigger.CLOSE_ENGINE, noted, Release.NONE, caller));
    }
    return cut;
  }

  /// Not on the thread that cuts: the audit may wait for a disk.
  private void noteCut(long epoch, long requests) {
    String noted = "epoch %d: it was due, %d requests held it".formatted(epoch, requests);
    Thread.ofVirtual()
        .name("engine-cut")
        .start(() -> calls.noteDone(new Cause(Trigger.CLOSE_ENGINE, noted)));
  }

  /// @param troubles what the lifecycle itself knows to be wrong
  GatewayHealth health(List<String> troubles, List<ServiceStatus> services) {
    @Nullable Head head = heads.current();
    @Nullable Head standby = heads.standby();
    List<String> reasons = reasons(head, troubles);
    GatewayState state = state(head, reasons);
    events.observe(state, head, reasons);
    return new GatewayHealth(
        state,
        reasons,
        head == null ? 0 : head.revision(),
        head == null ? 0 : head.epoch(),
        Duration.ofNanos(parts.clock().nanoTime() - startNanos),
        standby == null ? null : standby.revision(),
        onProbation(),
        retired(engines()).size(),
        lane.isRunning(),
        lane.waiting(),
        parts.store().kind(),
        history.trouble() == null && parts.store().trouble() == null,
        services);
  }

  CompletionStage<Void> shutDown() {
    heads.close();
    lane.close();
    lane.abandon();
    events.close();
    history.close();
    return CompletableFuture.completedStage(null);
  }

  private List<String> reasons(@Nullable Head head, List<String> troubles) {
    List<String> reasons = new ArrayList<>(troubles);
    @Nullable String memory = runner.memoryTrouble();
    if (memory != null) {
      reasons.add(memory);
    }
    Freeze.@Nullable Frozen frozen = freeze.frozen();
    if (frozen != null) {
      reasons.add(Freeze.sentence(frozen));
    }
    @Nullable String rollback = rollbackTrouble;
    if (rollback != null) {
      reasons.add(rollback);
    }
    if (head != null && heads.standby() == null && head.engine().traffic().faults() > 0) {
      reasons.add(
          "the engine of revision %d was at fault %d times, and there is no schema to go back to"
              .formatted(head.revision(), head.engine().traffic().faults()));
    }
    ApplyAnswer.@Nullable Failed start = startTrouble;
    if (start != null && head == null) {
      reasons.add(start.message());
    } else if (start != null && head != null && !start.code().isOfAService()) {
      reasons.add("revision %d serves on: %s".formatted(head.revision(), start.message()));
    }
    Stream.of(history.trouble(), parts.store().trouble())
        .filter(Objects::nonNull)
        .forEach(reasons::add);
    return reasons;
  }

  private GatewayState state(@Nullable Head head, List<String> reasons) {
    if (heads.isClosed()) {
      return GatewayState.SHUTTING_DOWN;
    }
    if (head == null) {
      return hasTried ? GatewayState.NO_SCHEMA : GatewayState.STARTING;
    }
    return reasons.isEmpty() ? GatewayState.SERVING : GatewayState.DEGRADED;
  }

  private static List<EngineStatus> retired(List<EngineStatus> epochs) {
    return epochs.stream()
        .filter(
            e -> e.state() == EngineStatus.State.DRAINING || e.state() == EngineStatus.State.CUT)
        .toList();
  }

  private EngineFigures figures() {
    return new EngineFigures() {
      @Override
      public long revision() {
        @Nullable Head head = heads.current();
        return head == null ? 0 : head.revision();
      }

      @Override
      public long epoch() {
        @Nullable Head head = heads.current();
        return head == null ? 0 : head.epoch();
      }

      @Override
      public long currentLeases() {
        return engines().stream()
            .filter(e -> e.state() == EngineStatus.State.ACTIVE)
            .mapToLong(EngineStatus::leases)
            .sum();
      }

      @Override
      public long retiredLeases() {
        return retired(engines()).stream().mapToLong(EngineStatus::leases).sum();
      }

      @Override
      public long retiredEngines() {
        return retired(engines()).size();
      }

      @Override
      public long cachedOperations() {
        @Nullable Head head = heads.current();
        return head == null ? 0 : head.engine().preparedOperations();
      }

      @Override
      public long cachedPlans() {
        @Nullable Head head = heads.current();
        return head == null ? 0 : head.engine().plans();
      }
    };
  }
}
