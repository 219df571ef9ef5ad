package io.interlock.router.engine;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/// The place of the engine that serves. Requests lease it without waiting; a schema change swaps
/// it. The last engine that has proven itself stays warm as the standby: for a rollback, and for
/// the requests that an engine on trial fails.
///
/// A swap comes first, draining after it: new requests take the new engine at once, the requests on
/// the old one finish, at the latest at the deadline. Thread-safe: leasing takes no lock; swaps
/// take one for the time of a few writes.
public final class EngineSlot {
  private final AtomicReference<@Nullable Epoch> current = new AtomicReference<>();
  private final DrainPolicy policy;
  private final EngineClock clock;
  private final EngineObserver observer;

  // guarded by this
  private final List<Epoch> retired = new ArrayList<>();
  private long lastNumber;

  // written under the lock
  private volatile @Nullable Epoch standby;

  public EngineSlot(DrainPolicy policy, EngineClock clock, EngineObserver observer) {
    this.policy = policy;
    this.clock = clock;
    this.observer = observer;
  }

  /// Hot path: per request. A hold on the engine that serves; null before the first swap. The
  /// caller closes it, once the last byte of its answer is written.
  public @Nullable Lease lease() {
    while (true) {
      @Nullable Epoch epoch = current.get();
      if (epoch == null) {
        return null;
      }
      if (epoch.tryAcquire()) {
        return new Lease(epoch);
      }
    }
  }

  /// The number of the epoch that serves; 0 before the first swap.
  public long epoch() {
    @Nullable Epoch epoch = current.get();
    return epoch == null ? 0 : epoch.number();
  }

  /// A hold on the standby, for a request that the engine on trial has failed.
  ///
  /// @return null when the engine of `failed` is not on trial, or there is no standby any more
  public @Nullable Lease rescue(Lease failed) {
    @Nullable Epoch kept = standby;
    return kept != null && failed.isOnTrial() && kept.tryAcquire() ? new Lease(kept) : null;
  }

  /// Makes `next` serve, and the engine that served the standby: it has proven itself. The former
  /// standby goes.
  public Swap swap(Engine next) {
    return swap(next, true);
  }

  /// Makes `next` serve; on trial, when there is a standby.
  ///
  /// @param isProven whether the engine that served becomes the standby. Otherwise it goes, and the
  ///   standby stays
  public Swap swap(Engine next, boolean isProven) {
    Swap swap;
    synchronized (this) {
      Epoch epoch = epochOf(next);
      @Nullable Epoch old = current.get();
      if (isProven) {
        replaceStandby(old);
      }
      if (standby != null) {
        epoch.beginTrial();
      }
      current.set(epoch);
      swap = new Swap(lastNumber, old == null ? null : drain(old));
    }
    cutBeyondLimit();
    return swap;
  }

  /// The trial of an epoch is over: its requests are not rescued any more.
  public void endTrial(long epoch) {
    @Nullable Epoch serving = current.get();
    if (serving != null && serving.number() == epoch) {
      serving.endTrial();
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
      @Nullable Epoch old = current.getAndSet(epochOf(kept.engine()));
      replaceStandby(null);
      swap = new Swap(lastNumber, old == null ? null : drain(old));
    }
    cutBeyondLimit();
    return swap;
  }

  /// The epochs that are alive, the newest first.
  public synchronized List<EngineStatus> epochs() {
    List<EngineStatus> all = new ArrayList<>();
    @Nullable Epoch serving = current.get();
    if (serving != null) {
      all.add(status(serving, EngineStatus.State.ACTIVE));
    }
    retired.reversed().forEach(e -> all.add(status(e, stateOf(e))));
    @Nullable Epoch kept = standby;
    if (kept != null && retired.stream().noneMatch(e -> e.number() == kept.number())) {
      all.add(status(kept, EngineStatus.State.STANDBY));
    }
    return List.copyOf(all);
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

  private Epoch epochOf(Engine next) {
    Epoch epoch = new Epoch(lastNumber + 1, next, clock.now());
    lastNumber++;
    return epoch;
  }

  /// The standby grants leases, which the epoch that served before does not any more.
  private void replaceStandby(@Nullable Epoch served) {
    @Nullable Epoch former = standby;
    standby =
        served == null ? null : new Epoch(served.number(), served.engine(), served.activatedAt());
    if (former != null) {
      drain(former);
    }
  }

  private Drain drain(Epoch old) {
    Instant deadline = clock.now().plus(policy.deadline());
    old.setDeadline(deadline);
    retired.add(old);
    EngineClock.Alarm alarm = clock.after(policy.deadline(), () -> cut(old));
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
    beyond.forEach(this::cut);
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

  private static EngineStatus status(Epoch epoch, EngineStatus.State state) {
    return new EngineStatus(
        epoch.number(),
        state,
        epoch.engine().supergraphHash(),
        epoch.leases(),
        epoch.activatedAt(),
        epoch.deadline());
  }
}
