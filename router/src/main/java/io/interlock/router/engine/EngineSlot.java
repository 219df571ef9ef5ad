package io.interlock.router.engine;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/// The place of the engine that serves. Requests lease it without waiting; a schema change swaps
/// it. The engine that served before stays warm as the standby of a rollback.
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
  private @Nullable Epoch standby;
  private long lastNumber;

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

  /// Makes `next` serve. The engine that served becomes the standby, the former standby goes.
  public Swap swap(Engine next) {
    Swap swap;
    synchronized (this) {
      @Nullable Epoch old = activate(next);
      replaceStandby(old);
      swap = new Swap(lastNumber, old == null ? null : drain(old));
    }
    cutBeyondLimit();
    return swap;
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
      @Nullable Epoch old = activate(kept.engine());
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
    if (kept != null && !retired.contains(kept)) {
      all.add(status(kept, EngineStatus.State.STANDBY));
    }
    return List.copyOf(all);
  }

  private @Nullable Epoch activate(Engine next) {
    return current.getAndSet(new Epoch(++lastNumber, next, clock.now()));
  }

  private void replaceStandby(@Nullable Epoch next) {
    if (next != null) {
      next.engine().hold();
    }
    @Nullable Epoch former = standby;
    standby = next;
    if (former != null) {
      former.engine().letGo();
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

  private void cut(Epoch epoch) {
    long held = epoch.cut();
    if (held > 0) {
      observer.cut(epoch.number(), held);
    }
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
