package io.interlock.router.engine;

import io.interlock.router.config.SchemaConfig;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The place of the engine that serves. Requests lease it without waiting; a schema change swaps
/// it. The last engine that has proven itself stays warm as the standby: for a rollback, and for
/// the requests that an engine on trial fails.
///
/// A swap comes first, draining after it: new requests take the new engine at once, the requests on
/// the old one finish, at the latest at the deadline. With canary steps, an engine on trial takes
/// only a share of the new requests at first, and what served before the others.
///
/// Thread-safe: leasing takes no lock; swaps take one for the time of a few writes.
public final class EngineSlot {
  private final DrainPolicy policy;
  private final List<SchemaConfig.CanaryStep> steps;
  private final EngineClock clock;
  private final EngineObserver observer;

  private volatile CutListener whenCut = (epoch, requests) -> {};

  // guarded by this
  private final List<Epoch> retired = new ArrayList<>();
  private @Nullable Canary canary;
  private long lastNumber;

  // written under the lock
  private volatile @Nullable Serving serving;
  private volatile @Nullable Epoch standby;

  /// Every new engine takes all requests at once.
  public EngineSlot(DrainPolicy policy, EngineClock clock, EngineObserver observer) {
    this(policy, List.of(), clock, observer);
  }

  /// @param steps of the canary of an engine on trial
  public EngineSlot(
      DrainPolicy policy,
      List<SchemaConfig.CanaryStep> steps,
      EngineClock clock,
      EngineObserver observer) {
    this.policy = policy;
    this.steps = List.copyOf(steps);
    this.clock = clock;
    this.observer = observer;
  }

  /// Hot path: per request. A hold on the engine that serves this requester; null before the first
  /// swap. The caller closes it, once the last byte of its answer is written.
  public @Nullable Lease lease(Requester requester) {
    while (true) {
      @Nullable Serving now = serving;
      if (now == null) {
        return null;
      }
      Epoch epoch = now.epochFor(requester);
      if (epoch.tryAcquire()) {
        return new Lease(epoch);
      }
    }
  }

  /// A hold on the newest engine that serves, whatever its share.
  public @Nullable Lease lease() {
    while (true) {
      @Nullable Serving now = serving;
      if (now == null) {
        return null;
      }
      if (now.newest().tryAcquire()) {
        return new Lease(now.newest());
      }
    }
  }

  /// The number of the newest epoch that serves; 0 before the first swap.
  public long epoch() {
    @Nullable Serving now = serving;
    return now == null ? 0 : now.newest().number();
  }

  /// A hold on the standby, for a request that the engine on trial has failed; on what serves
  /// instead, when the standby has become that while the request was under way.
  ///
  /// @return null when the engine of `failed` is not on trial
  public @Nullable Lease rescue(Lease failed) {
    if (!failed.isOnTrial()) {
      return null;
    }
    @Nullable Epoch kept = standby;
    if (kept != null && kept.tryAcquire()) {
      return new Lease(kept);
    }
    @Nullable Lease serving = lease();
    if (serving == null || serving.epoch() != failed.epoch()) {
      return serving;
    }
    serving.close();
    return null;
  }

  /// Makes `next` serve, and the engine that served the standby: it has proven itself. The former
  /// standby goes.
  public Swap swap(Engine next) {
    return swap(next, true);
  }

  /// Makes `next` serve; on trial, when there is a standby, and then as a canary if there are
  /// steps.
  ///
  /// @param isProven whether the engine that served becomes the standby. Otherwise it goes, when it
  ///   serves nobody any more, and the standby stays
  public Swap swap(Engine next, boolean isProven) {
    Swap swap;
    synchronized (this) {
      Epoch epoch = epochOf(next);
      @Nullable Serving before = serving;
      if (isProven) {
        replaceStandby(before == null ? null : before.newest());
      }
      if (standby != null) {
        epoch.beginTrial();
      }
      Serving now =
          before == null || standby == null || steps.isEmpty()
              ? Serving.alone(epoch)
              : new Serving(epoch, before.others(), steps.getFirst().percent());
      swap = exchange(now);
    }
    cutBeyondLimit();
    return swap;
  }

  /// Makes `next` serve first of all, on trial: held against `proven`, the standby, which does not
  /// serve before it.
  public synchronized Swap startOnTrial(Engine next, Engine proven) {
    Epoch kept = epochOf(proven);
    Epoch epoch = epochOf(next);
    epoch.beginTrial();
    standby = kept;
    return exchange(
        steps.isEmpty()
            ? Serving.alone(epoch)
            : new Serving(epoch, again(kept), steps.getFirst().percent()));
  }

  /// The canary that runs takes all requests, whatever its steps say.
  ///
  /// @return whether there was one
  public boolean promote() {
    @Nullable Canary running;
    synchronized (this) {
      running = canary;
      if (running == null) {
        return false;
      }
      takeAll();
    }
    running.tellPromoted();
    cutBeyondLimit();
    return true;
  }

  /// The trial of an epoch is over: its requests are not rescued any more.
  public void endTrial(long epoch) {
    @Nullable Serving now = serving;
    if (now != null && now.newest().number() == epoch) {
      now.newest().endTrial();
    }
  }

  /// Makes the standby serve again, without another standby: the engine that served goes.
  ///
  /// @return null when there is no standby
  public @Nullable Swap restoreStandby() {
    Swap swap;
    synchronized (this) {
      @Nullable Epoch kept = standby;
      if (kept == null) {
        return null;
      }
      swap = replaceAll(kept.engine());
    }
    cutBeyondLimit();
    return swap;
  }

  /// Makes `next` serve, which has proven itself before: without a trial, and without a standby.
  public Swap swapWithoutTrial(Engine next) {
    Swap swap;
    synchronized (this) {
      swap = replaceAll(next);
    }
    cutBeyondLimit();
    return swap;
  }

  /// The epochs that are alive, the newest first.
  public synchronized List<EngineStatus> epochs() {
    List<EngineStatus> all = new ArrayList<>();
    @Nullable Serving now = serving;
    if (now != null) {
      all.add(status(now.newest(), EngineStatus.State.ACTIVE, now.percent()));
      if (now.rest() != null) {
        all.add(status(now.rest(), EngineStatus.State.ACTIVE, 100 - now.percent()));
      }
    }
    retired.reversed().forEach(e -> all.add(status(e, stateOf(e), 0)));
    @Nullable Epoch kept = standby;
    if (kept != null && all.stream().noneMatch(e -> e.epoch() == kept.number())) {
      all.add(status(kept, EngineStatus.State.STANDBY, 0));
    }
    return List.copyOf(all);
  }

  /// Hears of epochs that are cut although nobody has asked for it. Called on whichever thread
  /// cuts; must not block.
  @FunctionalInterface
  public interface CutListener {

    /// @param requests that held it
    void cut(long epoch, long requests);
  }

  public void whenCut(CutListener listener) {
    whenCut = listener;
  }

  /// Ends the requests on a retired epoch before its deadline.
  public EpochCut cut(long epoch) {
    @Nullable Epoch stuck = retired(epoch);
    if (stuck != null) {
      return new EpochCut.Cut(cut(stuck));
    }
    return epochs().stream()
        .filter(e -> e.epoch() == epoch)
        .findFirst()
        .<EpochCut>map(e -> new EpochCut.Needed(e.state()))
        .orElseGet(EpochCut.Unknown::new);
  }

  private synchronized @Nullable Epoch retired(long number) {
    return retired.stream().filter(e -> e.number() == number).findFirst().orElse(null);
  }

  /// Lets `next` serve, and drains what serves no more. A canary that ran is over, and one begins
  /// if `next` serves only a share.
  private Swap exchange(Serving next) {
    @Nullable Serving before = serving;
    endCanary();
    serving = next;
    if (next.rest() != null) {
      takeStep(canary = new Canary(), 0);
    }
    @Nullable Drain drain = null;
    if (before != null) {
      @Nullable Epoch rest = before.rest();
      if (rest != null && !next.has(rest)) {
        drain(rest);
      }
      drain = next.has(before.newest()) ? null : drain(before.newest());
    }
    return new Swap(next.newest().number(), drain, canary);
  }

  private void takeStep(Canary running, int index) {
    SchemaConfig.CanaryStep step = steps.get(index);
    @Nullable Serving now = serving;
    if (now != null) {
      serving = new Serving(now.newest(), now.rest(), step.percent());
    }
    running.step(step.percent(), step.time(), clock, () -> stepOn(running, index + 1));
  }

  private void stepOn(Canary running, int index) {
    synchronized (this) {
      if (canary != running) {
        return;
      }
      if (index < steps.size()) {
        takeStep(running, index);
        return;
      }
      takeAll();
    }
    running.tellPromoted();
    cutBeyondLimit();
  }

  private void takeAll() {
    @Nullable Serving now = serving;
    endCanary();
    if (now != null && now.rest() != null) {
      serving = Serving.alone(now.newest());
      drain(now.rest());
    }
  }

  private void endCanary() {
    if (canary != null) {
      canary.end();
      canary = null;
    }
  }

  /// Lets `engine` alone serve: without a standby, without a trial.
  private Swap replaceAll(Engine engine) {
    Swap swap = exchange(Serving.alone(epochOf(engine)));
    replaceStandby(null);
    return swap;
  }

  private Epoch epochOf(Engine next) {
    Epoch epoch = new Epoch(lastNumber + 1, next, clock.now());
    lastNumber++;
    return epoch;
  }

  /// The standby grants leases, which the epoch that served before does not any more.
  private void replaceStandby(@Nullable Epoch served) {
    @Nullable Epoch former = standby;
    standby = served == null ? null : again(served);
    if (former != null) {
      drain(former);
    }
  }

  private static Epoch again(Epoch epoch) {
    return new Epoch(epoch.number(), epoch.engine(), epoch.activatedAt());
  }

  private Drain drain(Epoch old) {
    Instant deadline = clock.now().plus(policy.deadline());
    old.setDeadline(deadline);
    retired.add(old);
    EngineClock.Alarm alarm = clock.after(policy.deadline(), () -> cutByItself(old));
    old.ended()
        .thenRun(() -> {
          alarm.cancel();
          forget(old);
        });
    long requests = old.leases();
    old.retire();
    return new Drain(old.number(), requests, deadline, old.ended());
  }

  /// Outside the lock: what ends a request may give its lease back at once.
  private void cutBeyondLimit() {
    List<Epoch> beyond;
    synchronized (this) {
      List<Epoch> draining = retired.stream().filter(e -> !e.isCut()).toList();
      beyond = draining.subList(0, Math.max(0, draining.size() - policy.maxRetired()));
    }
    beyond.forEach(this::cutByItself);
  }

  /// Nobody has asked for it: the epoch's time is over, or too many are retired.
  private void cutByItself(Epoch epoch) {
    long held = cut(epoch);
    if (held > 0) {
      whenCut.cut(epoch.number(), held);
    }
  }

  private long cut(Epoch epoch) {
    long held = epoch.cut();
    if (held > 0) {
      observer.cut(epoch.number(), held);
    }
    return held;
  }

  private synchronized void forget(Epoch epoch) {
    retired.remove(epoch);
  }

  private static EngineStatus.State stateOf(Epoch retired) {
    return retired.isCut() ? EngineStatus.State.CUT : EngineStatus.State.DRAINING;
  }

  private static EngineStatus status(Epoch epoch, EngineStatus.State state, int percent) {
    return new EngineStatus(
        epoch.number(),
        state,
        percent,
        epoch.engine().supergraphHash(),
        epoch.leases(),
        epoch.activatedAt(),
        epoch.deadline());
  }
}
