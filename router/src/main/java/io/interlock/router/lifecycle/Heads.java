package io.interlock.router.lifecycle;

import io.interlock.router.engine.Engine;
import io.interlock.router.engine.EngineClock;
import io.interlock.router.engine.EngineSlot;
import io.interlock.router.engine.Swap;
import io.interlock.router.store.AppendOutcome;
import io.interlock.router.store.RevisionContent;
import io.interlock.router.store.StoredRevision;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What serves and the last head that has proven itself, kept in step with the slot and the store.
/// The only place that swaps engines; each swap is one compare-and-set of the head.
///
/// A head is on probation when there is a standby to hold it against. Only one that has proven
/// itself becomes the standby of the next. A new schema is stored before it serves; the way back is
/// taken first and stored afterwards.
///
/// Thread-safe: one lock, held for a few writes and for the store.
final class Heads {
  private final EngineSlot slot;
  private final History history;
  private final StoreUse store;
  private final EngineClock clock;
  private final Probation probation;
  private final Probation.Court court;
  private final LifecycleEvents events;

  // written under the lock
  private volatile @Nullable Head current;
  private volatile @Nullable Head standby;
  private volatile boolean isClosed;
  private @Nullable Head proven;
  private @Nullable StoredRevision newestStored;
  private long lastRevision;

  /// @param court hears how a probation ends; is to act on it by {@link #prove} or {@link
  ///   #rollBack}
  Heads(
      EngineSlot slot,
      History history,
      StoreUse store,
      EngineClock clock,
      Probation probation,
      Probation.Court court,
      LifecycleEvents events) {
    this.slot = slot;
    this.history = history;
    this.store = store;
    this.clock = clock;
    this.probation = probation;
    this.court = court;
    this.events = events;
  }

  /// How an activation ended.
  sealed interface Outcome {

    /// It serves.
    record Serving(Activation activation) implements Outcome {}

    /// Something else serves by now, or nothing may be activated any more.
    record Overtaken() implements Outcome {}

    /// It cannot be stored, and must not serve unless it is.
    record NotStored(FailureCode code, String why) implements Outcome {}
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

  /// Goes on from what the store has. Called before the first activation.
  ///
  /// @param newest the newest revision
  synchronized void goOnFrom(StoredRevision newest) {
    newestStored = newest;
    lastRevision = newest.number();
  }

  /// Makes a stored revision serve again, as what it was. Called before anything is activated.
  ///
  /// @param kept the last that has proven itself, if `next` has yet to: it becomes the standby, and
  ///   nobody meets it before `next`
  synchronized Activation restore(Head next, @Nullable Head kept) {
    history.serves(next.revision(), next.epoch());
    if (kept == null) {
      return install(null, next, List.of());
    }
    history.serves(kept.revision(), kept.epoch());
    proven = kept;
    Swap swap = slot.startOnTrial(next.engine(), kept.engine());
    return installed(null, next, kept, swap, List.of());
  }

  /// Makes `engine` serve, if `expected` still does.
  ///
  /// @param services those that changed
  synchronized Outcome activate(
      @Nullable Head expected,
      Engine engine,
      SdlSet sdls,
      List<String> services,
      Cause cause,
      Timings timings) {
    if (isClosed || current != expected) {
      return new Outcome.Overtaken();
    }
    if (expected == null && isNewestStored(engine)) {
      Head next = new Head(lastRevision, slot.epoch() + 1, engine, sdls);
      history.serves(next.revision(), next.epoch());
      return new Outcome.Serving(timings.time(Step.SWAP, () -> install(null, next, services)));
    }
    Head next = new Head(lastRevision + 1, slot.epoch() + 1, engine, sdls);
    Revision.State state =
        standbyAfter(expected) == null ? Revision.State.STABLE : Revision.State.PROBATION;
    RevisionContent content = content(next, services, null, cause, state);
    Outcome.@Nullable NotStored refused =
        timings.time(Step.STORE, () -> stored(content, next.epoch(), expected == null));
    if (refused != null) {
      return refused;
    }
    lastRevision = next.revision();
    if (expected != null) {
      history.mark(
          expected.revision(),
          expected == proven ? Revision.State.REPLACED : Revision.State.UNPROVEN);
    }
    return new Outcome.Serving(timings.time(Step.SWAP, () -> install(expected, next, services)));
  }

  /// `head` has proven itself, if it still serves.
  synchronized boolean prove(Head head) {
    if (current != head) {
      return false;
    }
    proven = head;
    slot.endTrial(head.epoch());
    events.publish(LifecycleEvent.Type.SCHEMA_STABLE, head, List.of());
    probation.end(TrialEnd.STABLE);
    history.mark(head.revision(), Revision.State.STABLE);
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
    @Nullable Swap swap = slot.restoreStandby();
    if (swap == null) {
      throw new IllegalStateException("revision " + kept.revision() + " has no engine any more");
    }
    Head next = new Head(lastRevision + 1, swap.epoch(), kept.engine(), kept.sdls());
    return restored(old, next, swap, kept.revision(), cause);
  }

  /// Makes an older revision serve, of which an engine was built anew.
  ///
  /// @param restores its number
  /// @return null when nothing may be activated any more
  synchronized @Nullable Activation rollBackTo(
      long restores, Engine engine, SdlSet sdls, Cause cause) {
    @Nullable Head old = current;
    if (isClosed || old == null) {
      return null;
    }
    Swap swap = slot.swapWithoutTrial(engine);
    Head next = new Head(lastRevision + 1, swap.epoch(), engine, sdls);
    return restored(old, next, swap, restores, cause);
  }

  /// Makes the standby serve in place of `bad`, and keeps out what was new in that from the moment
  /// that it serves no more.
  ///
  /// @return null as for {@link #rollBack}
  synchronized @Nullable Activation takeBack(Head bad, Cause cause, Quarantine quarantine) {
    @Nullable Head kept = standby;
    if (kept != null && current == bad && !isClosed) {
      List<String> services = differing(bad, kept);
      quarantine.add(bad, services, String.valueOf(cause.reason()), clock.now());
      events.publish(LifecycleEvent.Type.SCHEMA_QUARANTINED, bad, services, null, cause.reason());
    }
    return rollBack(bad, cause);
  }

  static List<String> differing(Head a, Head b) {
    return a.sdls().differingFrom(b.sdls());
  }

  /// Swaps `next` in; on probation when there is a standby.
  ///
  /// @param services those that changed
  private Activation install(@Nullable Head before, Head next, List<String> services) {
    Swap swap = slot.swap(next.engine(), isProven(before));
    return installed(before, next, standbyAfter(before), swap, services);
  }

  /// What becomes the standby when `before` is replaced.
  private @Nullable Head standbyAfter(@Nullable Head before) {
    return isProven(before) ? before : standby;
  }

  private boolean isProven(@Nullable Head head) {
    return head != null && head == proven;
  }

  private Activation installed(
      @Nullable Head before, Head next, @Nullable Head kept, Swap swap, List<String> services) {
    standby = kept;
    current = next;
    events.publish(LifecycleEvent.Type.SCHEMA_APPLIED, next, services);
    @Nullable Trial trial = kept == null ? null : probation.begin(next, kept, swap.canary(), court);
    if (kept == null) {
      proven = next;
      events.publish(LifecycleEvent.Type.SCHEMA_STABLE, next, List.of());
    }
    return new Activation(before, next, swap, null, trial);
  }

  /// The way back was taken: that is noted and stored.
  private Activation restored(Head old, Head next, Swap swap, long restores, Cause cause) {
    standby = null;
    proven = next;
    current = next;
    lastRevision = next.revision();
    probation.end(TrialEnd.ROLLED_BACK);
    List<String> services = differing(old, next);
    events.publish(LifecycleEvent.Type.SCHEMA_ROLLED_BACK, next, services, null, cause.reason());
    history.mark(old.revision(), Revision.State.ROLLED_BACK);
    history.appendAnyway(
        content(next, services, restores, cause, Revision.State.STABLE), next.epoch());
    return new Activation(old, next, swap, restores, null);
  }

  private boolean isNewestStored(Engine engine) {
    @Nullable StoredRevision newest = newestStored;
    return newest != null
        && newest.supergraphHash().equals(engine.supergraphHash())
        && Revision.State.of(newest) != Revision.State.ROLLED_BACK;
  }

  /// The very first schema serves whatever the store says: there is nothing else.
  private Outcome.@Nullable NotStored stored(RevisionContent content, long epoch, boolean isFirst) {
    @Nullable String trouble = store.trouble();
    if (isFirst || store.isOptional()) {
      history.appendAnyway(content, epoch);
      return null;
    }
    if (trouble != null) {
      return new Outcome.NotStored(FailureCode.STORE_UNAVAILABLE, trouble);
    }
    AppendOutcome outcome = history.append(content, epoch);
    return switch (outcome) {
      case AppendOutcome.Appended done -> null;
      case AppendOutcome.Conflict conflict ->
          new Outcome.NotStored(FailureCode.REVISION_CONFLICT, History.why(outcome));
      case AppendOutcome.Failed failed ->
          new Outcome.NotStored(FailureCode.STORE_UNAVAILABLE, History.why(outcome));
    };
  }

  private RevisionContent content(
      Head head,
      List<String> services,
      @Nullable Long restores,
      Cause cause,
      Revision.State state) {
    StoredRevision revision =
        new StoredRevision(
            head.revision(),
            clock.now(),
            cause.trigger().label(),
            services,
            head.engine().supergraphHash(),
            head.sdls().stored(),
            restores,
            cause.reason(),
            state.name());
    return new RevisionContent(revision, head.texts());
  }
}
