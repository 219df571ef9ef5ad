package io.interlock.router.lifecycle;

import io.interlock.router.engine.Engine;
import io.interlock.router.engine.EngineClock;
import io.interlock.router.engine.EngineSlot;
import io.interlock.router.engine.Swap;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What serves and the last head that has proven itself, kept in step with the slot. The only place
/// that swaps engines; each swap is one compare-and-set of the head.
///
/// A head is on probation when there is a standby to hold it against. Only one that has proven
/// itself becomes the standby of the next.
///
/// Thread-safe: one lock, held for a few writes.
final class Heads {
  private final EngineSlot slot;
  private final History history;
  private final EngineClock clock;
  private final Probation probation;
  private final Probation.Court court;
  private final LifecycleEvents events;

  // written under the lock
  private volatile @Nullable Head current;
  private volatile @Nullable Head standby;
  private volatile boolean isClosed;
  private @Nullable Head proven;
  private long lastRevision;

  /// @param court hears how a probation ends; is to act on it by {@link #prove} or {@link
  ///   #rollBack}
  Heads(
      EngineSlot slot,
      History history,
      EngineClock clock,
      Probation probation,
      Probation.Court court,
      LifecycleEvents events) {
    this.slot = slot;
    this.history = history;
    this.clock = clock;
    this.probation = probation;
    this.court = court;
    this.events = events;
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
    boolean isProven = expected == proven;
    @Nullable Head kept = isProven ? expected : standby;
    Revision.State state = kept == null ? Revision.State.STABLE : Revision.State.PROBATION;
    Revision revision = revision(next, services, null, cause, state);
    Swap swap = slot.swap(engine, isProven);
    if (expected != null) {
      history.mark(
          expected.revision(), isProven ? Revision.State.REPLACED : Revision.State.UNPROVEN);
    }
    standby = kept;
    install(next, revision);
    events.publish(LifecycleEvent.Type.SCHEMA_APPLIED, next, services);
    @Nullable Trial trial = kept == null ? null : probation.begin(next, kept, swap.canary(), court);
    if (kept == null) {
      proven = next;
      events.publish(LifecycleEvent.Type.SCHEMA_STABLE, next, List.of());
    }
    return new Activation(expected, next, swap, null, trial);
  }

  /// `head` has proven itself, if it still serves.
  synchronized boolean prove(Head head) {
    if (current != head) {
      return false;
    }
    proven = head;
    slot.endTrial(head.epoch());
    history.mark(head.revision(), Revision.State.STABLE);
    events.publish(LifecycleEvent.Type.SCHEMA_STABLE, head, List.of());
    probation.end(TrialEnd.STABLE);
    return true;
  }

  /// Makes the standby serve.
  ///
  /// @param expected what must be serving; null for anything
  /// @return null when something else serves, there is no standby, or nothing may be activated any
  ///   more
  synchronized @Nullable Activation rollBack(@Nullable Head expected, Cause cause) {
    @Nullable Head old = current;
    @Nullable Head kept = standby;
    if (isClosed || old == null || kept == null || (expected != null && old != expected)) {
      return null;
    }
    Head next = new Head(lastRevision + 1, slot.epoch() + 1, kept.engine(), kept.sdls());
    Revision revision =
        revision(next, differing(old, kept), kept.revision(), cause, Revision.State.STABLE);
    @Nullable Swap swap = slot.restoreStandby();
    if (swap == null) {
      throw new IllegalStateException("revision " + kept.revision() + " has no engine any more");
    }
    history.mark(old.revision(), Revision.State.ROLLED_BACK);
    standby = null;
    proven = next;
    install(next, revision);
    events.publish(
        LifecycleEvent.Type.SCHEMA_ROLLED_BACK, next, revision.services(), null, cause.reason());
    probation.end(TrialEnd.ROLLED_BACK);
    return new Activation(old, next, swap, kept.revision(), null);
  }

  /// Makes the standby serve in place of `bad`, and keeps out what was new in that from the moment
  /// that it serves no more.
  ///
  /// @return null as for {@link #rollBack}
  synchronized @Nullable Activation takeBack(Head bad, Cause cause, Quarantine quarantine) {
    @Nullable Head kept = standby;
    if (kept != null && current == bad && !isClosed) {
      List<String> services = differing(bad, kept);
      quarantine.add(bad, services, String.valueOf(cause.reason()));
      events.publish(LifecycleEvent.Type.SCHEMA_QUARANTINED, bad, services, null, cause.reason());
    }
    return rollBack(bad, cause);
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
      Head head,
      List<String> services,
      @Nullable Long restores,
      Cause cause,
      Revision.State state) {
    return new Revision(
        head.revision(),
        head.epoch(),
        clock.now(),
        cause.trigger(),
        services,
        head.engine().supergraphHash(),
        head.sdls().hashes(),
        restores,
        cause.reason(),
        state);
  }
}
