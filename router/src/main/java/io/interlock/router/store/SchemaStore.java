package io.interlock.router.store;

import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/// Revisions and what goes with them, kept over restarts.
///
/// The history only grows, by one number at a time; {@link #append} is the only way to the front of
/// it and a compare-and-set. What the configuration does not keep any longer goes by itself: old
/// revisions with an append, old audit lines with a new one, old answers likewise.
///
/// Thread-safe. Every call may wait for a disk, none throws for what a disk or a database does.
public interface SchemaStore extends AutoCloseable {

  /// The newest revision, whether its texts can be read or not; empty in a new store.
  StoreResult<Optional<StoredRevision>> head();

  /// A revision; empty when there was none of that number or it is not kept any longer.
  StoreResult<Optional<StoredRevision>> read(long number);

  /// Revisions below `before`, the newest first.
  StoreResult<List<StoredRevision>> history(long before, int limit);

  /// A revision with its texts, it and each of them proven by a hash; fails as damaged when one is
  /// not what was stored.
  StoreResult<Optional<RevisionContent>> content(long number);

  /// The newest revision that is wanted and of which nothing is damaged.
  StoreResult<NewestWhole> newestWhole(Predicate<StoredRevision> isWanted);

  /// A text by its hash, `sha256:…`; fails as damaged when it is not what was stored.
  StoreResult<Optional<String>> blob(String hash);

  /// Appends `next` with its texts, all or nothing, if the revision before it is the newest.
  AppendOutcome append(RevisionContent next);

  /// Notes what has become of a revision; the last word counts.
  ///
  /// @return whether there is one of that number
  StoreResult<Boolean> mark(long number, String state);

  /// Appends to the audit.
  StoreResult<AuditLine> audit(AuditEntry entry);

  /// Lines of the audit below `before`, the newest first.
  StoreResult<List<AuditLine>> auditLines(long before, int limit);

  /// Keeps these out from now on; what is kept out already stays as it is.
  ///
  /// @return how many are new
  StoreResult<Integer> quarantine(List<Quarantined> suspects);

  /// All that is kept out, supergraphs first, then by service.
  StoreResult<List<Quarantined>> quarantined();

  /// Lets everything with this hash in again.
  ///
  /// @return how many that were
  StoreResult<Integer> lift(String hash);

  /// Keeps an answer for {@link StoredAnswer#KEPT}.
  ///
  /// @return what is kept under its key: an earlier answer stays
  StoreResult<StoredAnswer> remember(StoredAnswer answer);

  /// The answer under a key that is not older than {@link StoredAnswer#KEPT}.
  StoreResult<Optional<StoredAnswer>> answer(String key);

  @Override
  void close();
}
