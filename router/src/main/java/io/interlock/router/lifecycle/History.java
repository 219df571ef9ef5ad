package io.interlock.router.lifecycle;

import io.interlock.router.engine.EngineClock;
import io.interlock.router.store.AppendOutcome;
import io.interlock.router.store.AuditEntry;
import io.interlock.router.store.AuditLine;
import io.interlock.router.store.RevisionContent;
import io.interlock.router.store.SchemaStore;
import io.interlock.router.store.StoreFault;
import io.interlock.router.store.StoreResult;
import io.interlock.router.store.StoredRevision;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What was activated and what was asked for, in the store.
///
/// What serves already cannot be refused any more: such a revision waits here when the store cannot
/// take it, and is written before the next one. So do notes on calls.
///
/// Thread-safe. Every call may wait for a disk.
public final class History {

  /// How long what the store could not take waits for its next try.
  static final Duration PAUSE = Duration.ofSeconds(5);

  private static final Logger LOG = LoggerFactory.getLogger(History.class);

  /// More than a store keeps by default.
  private static final int KEPT_EPOCHS = 1_000;

  /// Notes that wait while the store cannot take them.
  private static final int KEPT_NOTES = 1_000;

  /// Lines that are read at once while some are looked for.
  private static final int AUDIT_PAGE = 500;

  /// As far as a way back is looked for.
  private static final int LOOK_BACK = 1_000;

  private final SchemaStore store;
  private final EngineClock clock;

  // guarded by this
  private final Deque<RevisionContent> waiting = new ArrayDeque<>();
  private final Deque<AuditEntry> unnoted = new ArrayDeque<>();
  private final Map<Long, Long> epochs = new LinkedHashMap<>();

  private boolean isTryDue;
  private boolean isClosed;

  private volatile @Nullable String revisionTrouble;
  private volatile @Nullable String auditTrouble;

  History(SchemaStore store, EngineClock clock) {
    this.store = store;
    this.clock = clock;
  }

  /// Revisions below `before`, the newest first.
  public synchronized StoreResult<List<Revision>> revisions(int limit, long before) {
    return map(
        store.history(before, limit),
        stored -> {
          List<Revision> all = new ArrayList<>();
          waiting.descendingIterator().forEachRemaining(w -> addBelow(before, w.revision(), all));
          stored.forEach(s -> all.add(revision(s)));
          return all.stream().limit(limit).toList();
        });
  }

  /// A revision with its texts; empty when there is none of that number, or it is not kept any
  /// longer.
  public synchronized StoreResult<Optional<RevisionContent>> content(long number) {
    Optional<RevisionContent> here =
        waiting.stream().filter(w -> w.revision().number() == number).findFirst();
    return here.isPresent() ? new StoreResult.Done<>(here) : store.content(number);
  }

  /// The same for who wants to look at it.
  public synchronized StoreResult<Optional<KeptRevision>> kept(long number) {
    return map(
        content(number),
        found -> found.map(content -> new KeptRevision(revision(content.revision()), content)));
  }

  /// Calls and how they ended, below the sequence number `before`, the newest first.
  public StoreResult<List<AuditLine>> calls(int limit, long before) {
    return store.auditLines(before, limit);
  }

  /// Lines of the audit below the sequence number `before` that are wanted, the newest first.
  public StoreResult<List<AuditLine>> audit(AuditFilter wanted, long before, int limit) {
    List<AuditLine> found = new ArrayList<>();
    long below = before;
    while (found.size() < limit) {
      switch (store.auditLines(below, AUDIT_PAGE)) {
        case StoreResult.Failed<List<AuditLine>> failed -> {
          return failed;
        }
        case StoreResult.Done<List<AuditLine>>(List<AuditLine> page) -> {
          page.stream().filter(wanted::takes).limit(limit - found.size()).forEach(found::add);
          if (wanted.endsWith(page)) {
            return new StoreResult.Done<>(found);
          }
          below = page.getLast().sequence();
        }
      }
    }
    return new StoreResult.Done<>(found);
  }

  /// What is wrong with keeping it; null when nothing is.
  @Nullable String trouble() {
    @Nullable String revisions = revisionTrouble;
    return revisions == null ? auditTrouble : revisions;
  }

  /// Writes a revision that is not to serve unless it is written.
  synchronized AppendOutcome append(RevisionContent next, long epoch) {
    @Nullable AppendOutcome unsaved = save();
    AppendOutcome outcome = unsaved == null ? store.append(next) : unsaved;
    if (outcome instanceof AppendOutcome.Appended) {
      epochs.put(next.revision().number(), epoch);
      forgetOldEpochs();
    }
    return outcome;
  }

  /// Writes a revision that serves already, now or when it can be.
  synchronized void appendAnyway(RevisionContent next, long epoch) {
    waiting.addLast(next);
    epochs.put(next.revision().number(), epoch);
    forgetOldEpochs();
    saveOrTryAgain();
  }

  /// Notes that a stored revision serves as an epoch of this process.
  synchronized void serves(long number, long epoch) {
    epochs.put(number, epoch);
  }

  /// Notes what has become of a revision.
  synchronized void mark(long number, Revision.State state) {
    if (waiting.stream().anyMatch(w -> w.revision().number() == number)) {
      List<RevisionContent> marked = waiting.stream().map(w -> marked(w, number, state)).toList();
      waiting.clear();
      waiting.addAll(marked);
    } else if (store.mark(number, state.name()) instanceof StoreResult.Failed<?>(StoreFault why)) {
      LOG.warn("revision {} is {}, which could not be stored: {}", number, state, why.message());
    }
  }

  /// Notes how a call ended, now or when it can be.
  synchronized void note(AuditEntry entry) {
    unnoted.addLast(entry);
    saveOrTryAgain();
  }

  /// Where a rollback of `serving` leads: the newest revision that has proven itself before what
  /// serves was first activated.
  StoreResult<Optional<StoredRevision>> wayBackFrom(long serving) {
    return map(
        store.history(serving + 1, LOOK_BACK),
        all -> {
          long origin = origin(serving, all);
          return all.stream()
              .filter(r ->
                  r.number() < origin && r.restores() == null && Revision.State.of(r).isProven())
              .findFirst();
        });
  }

  private static long origin(long number, List<StoredRevision> all) {
    for (StoredRevision revision : all) {
      @Nullable Long restores = revision.restores();
      if (revision.number() == number && restores != null) {
        return origin(restores, all);
      }
    }
    return number;
  }

  /// From here on what cannot be written at once is not tried again.
  synchronized void close() {
    isClosed = true;
  }

  private synchronized void saveOrTryAgain() {
    boolean isAllSaved = save() == null & isAllNoted();
    if (!isAllSaved && !isTryDue && !isClosed) {
      isTryDue = true;
      clock.after(PAUSE, this::tryAgain);
    }
  }

  private synchronized void tryAgain() {
    isTryDue = false;
    saveOrTryAgain();
  }

  private boolean isAllNoted() {
    while (!unnoted.isEmpty()) {
      if (store.audit(unnoted.getFirst()) instanceof StoreResult.Failed<?>(StoreFault why)) {
        auditTrouble = "the audit cannot be written: " + why.message();
        forgetTheOldestBeyond(KEPT_NOTES);
        return false;
      }
      unnoted.removeFirst();
    }
    auditTrouble = null;
    return true;
  }

  private void forgetTheOldestBeyond(int limit) {
    while (unnoted.size() > limit) {
      LOG.error("not in the audit, since it cannot be written: {}", unnoted.removeFirst());
    }
  }

  /// @return null when everything is written
  private @Nullable AppendOutcome save() {
    while (!waiting.isEmpty()) {
      RevisionContent first = waiting.getFirst();
      AppendOutcome outcome = store.append(first);
      if (!(outcome instanceof AppendOutcome.Appended)) {
        revisionTrouble =
            "revision %d is not stored yet: %s".formatted(first.revision().number(), why(outcome));
        return outcome;
      }
      waiting.removeFirst();
    }
    revisionTrouble = null;
    return null;
  }

  /// Why a revision was not written.
  static String why(AppendOutcome outcome) {
    return switch (outcome) {
      case AppendOutcome.Appended done -> "it was";
      case AppendOutcome.Conflict(long head) ->
          "the store is at revision %d already; does another router write to it?".formatted(head);
      case AppendOutcome.Failed(StoreFault fault) -> fault.message();
    };
  }

  private void addBelow(long before, StoredRevision revision, List<Revision> all) {
    if (revision.number() < before) {
      all.add(revision(revision));
    }
  }

  private Revision revision(StoredRevision stored) {
    return Revision.of(stored, epochs.get(stored.number()));
  }

  private void forgetOldEpochs() {
    if (epochs.size() > KEPT_EPOCHS) {
      epochs.remove(epochs.keySet().iterator().next());
    }
  }

  private static RevisionContent marked(RevisionContent content, long number, Revision.State now) {
    StoredRevision revision = content.revision();
    return revision.number() == number
        ? new RevisionContent(revision.in(now.name()), content.texts())
        : content;
  }

  private static <A, B> StoreResult<B> map(StoreResult<A> result, Function<A, B> mapping) {
    return switch (result) {
      case StoreResult.Done<A>(A value) -> new StoreResult.Done<>(mapping.apply(value));
      case StoreResult.Failed<A>(StoreFault fault) -> new StoreResult.Failed<>(fault);
    };
  }
}
