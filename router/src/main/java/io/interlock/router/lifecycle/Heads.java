package io.interlock.router.lifecycle;

import io.interlock.router.engine.Engine;
import io.interlock.router.engine.EngineClock;
import io.interlock.router.engine.EngineSlot;
import io.interlock.router.engine.Swap;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What serves and what served before, kept in step with the slot. The only place that swaps
/// engines; each swap is one compare-and-set of the head.
///
/// Thread-safe: one lock, held for a few writes.
final class Heads {
  private final EngineSlot slot;
  private final History history;
  private final EngineClock clock;

  // written under the lock
  private volatile @Nullable Head current;
  private volatile @Nullable Head standby;
  private volatile boolean isClosed;
  private long lastRevision;

  Heads(EngineSlot slot, History history, EngineClock clock) {
    this.slot = slot;
    this.history = history;
    this.clock = clock;
  }

  /// What serves; null before the first activation, never again after it.
  @Nullable Head current() {
    return current;
  }

  /// What a rollback would restore.
  @Nullable Head standby() {
    return standby;
  }

  boolean isClosed() {
    return isClosed;
  }

  /// From here on nothing is activated.
  synchronized void close() {
    isClosed = true;
  }

  /// Makes `engine` serve, if `expected` still does.
  ///
  /// @param services those that changed
  /// @return null when something else serves by now, or nothing may be activated any more
  synchronized @Nullable Activation activate(
      @Nullable Head expected, Engine engine, SdlSet sdls, List<String> services, Cause cause) {
    if (isClosed || current != expected) {
      return null;
    }
    Head next = new Head(lastRevision + 1, slot.epoch() + 1, engine, sdls);
    Revision revision = revision(next, services, null, cause);
    Swap swap = slot.swap(engine);
    standby = expected;
    install(next, revision);
    return new Activation(expected, next, swap, null);
  }

  /// Makes the standby serve.
  ///
  /// @return null when there is none, or nothing may be activated any more
  synchronized @Nullable Activation rollBack(Cause cause) {
    @Nullable Head old = current;
    @Nullable Head kept = standby;
    if (isClosed || old == null || kept == null) {
      return null;
    }
    Head next = new Head(lastRevision + 1, slot.epoch() + 1, kept.engine(), kept.sdls());
    Revision revision = revision(next, differing(old, kept), kept.revision(), cause);
    @Nullable Swap swap = slot.restoreStandby();
    if (swap == null) {
      throw new IllegalStateException("revision " + kept.revision() + " has no engine any more");
    }
    standby = null;
    install(next, revision);
    return new Activation(old, next, swap, kept.revision());
  }

  static List<String> differing(Head a, Head b) {
    return a.sdls().differingFrom(b.sdls());
  }

  private void install(Head next, Revision revision) {
    lastRevision = next.revision();
    current = next;
    history.append(revision);
  }

  private Revision revision(
      Head head, List<String> services, @Nullable Long restores, Cause cause) {
    return new Revision(
        head.revision(),
        head.epoch(),
        clock.now(),
        cause.trigger(),
        services,
        head.engine().supergraphHash(),
        head.sdls().hashes(),
        restores,
        cause.reason());
  }
}
