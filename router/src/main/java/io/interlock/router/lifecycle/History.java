package io.interlock.router.lifecycle;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/// What was activated and what was asked for, in memory: the newest of each, the newest first.
///
/// Thread-safe.
public final class History {
  /// As many as the store is meant to keep.
  private static final int KEPT = 100;

  private final Deque<Revision> revisions = new ArrayDeque<>();
  private final Deque<HistoryEntry> entries = new ArrayDeque<>();

  synchronized void append(Revision revision) {
    if (!revisions.isEmpty() && revision.number() != revisions.getFirst().number() + 1) {
      throw new IllegalStateException(
          "revision "
              + revision.number()
              + " cannot follow revision "
              + revisions.getFirst().number());
    }
    keep(revisions, revision);
  }

  /// Notes what has become of a revision, if it is still kept.
  synchronized void mark(long number, Revision.State state) {
    List<Revision> marked =
        revisions.stream().map(r -> r.number() == number ? r.in(state) : r).toList();
    revisions.clear();
    revisions.addAll(marked);
  }

  synchronized void append(HistoryEntry entry) {
    keep(entries, entry);
  }

  /// Activated schemas below `before`, the newest first.
  public synchronized List<Revision> revisions(int limit, long before) {
    return revisions.stream().filter(r -> r.number() < before).limit(limit).toList();
  }

  /// Calls, the newest first.
  public synchronized List<HistoryEntry> entries(int limit) {
    return entries.stream().limit(limit).toList();
  }

  private static <T> void keep(Deque<T> all, T next) {
    all.addFirst(next);
    if (all.size() > KEPT) {
      all.removeLast();
    }
  }
}
