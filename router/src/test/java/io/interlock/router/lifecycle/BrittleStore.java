package io.interlock.router.lifecycle;

import io.interlock.router.config.StoreConfig;
import io.interlock.router.store.AppendOutcome;
import io.interlock.router.store.AuditEntry;
import io.interlock.router.store.AuditLine;
import io.interlock.router.store.NewestWhole;
import io.interlock.router.store.Quarantined;
import io.interlock.router.store.RevisionContent;
import io.interlock.router.store.SchemaStore;
import io.interlock.router.store.StoreFault;
import io.interlock.router.store.StoreResult;
import io.interlock.router.store.StoredAnswer;
import io.interlock.router.store.StoredRevision;
import io.interlock.router.store.Stores;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/// A store whose disk is full, or gone, when a test says so.
final class BrittleStore implements SchemaStore {
  private static final StoreFault FULL =
      new StoreFault(StoreFault.Kind.UNAVAILABLE, "the disk is full");

  private final SchemaStore store =
      Stores.inMemory(
          new StoreConfig("memory", 100, Duration.ofDays(90), false),
          InstantSource.fixed(Instant.EPOCH));

  volatile boolean isFull;
  volatile boolean isGone;

  @Override
  public StoreResult<Optional<StoredRevision>> head() {
    return isGone ? gone() : store.head();
  }

  @Override
  public StoreResult<Optional<StoredRevision>> read(long number) {
    return isGone ? gone() : store.read(number);
  }

  @Override
  public StoreResult<List<StoredRevision>> history(long before, int limit) {
    return isGone ? gone() : store.history(before, limit);
  }

  @Override
  public StoreResult<Optional<RevisionContent>> content(long number) {
    return isGone ? gone() : store.content(number);
  }

  @Override
  public StoreResult<NewestWhole> newestWhole(Predicate<StoredRevision> isWanted) {
    return isGone ? gone() : store.newestWhole(isWanted);
  }

  @Override
  public StoreResult<Optional<String>> blob(String hash) {
    return isGone ? gone() : store.blob(hash);
  }

  @Override
  public AppendOutcome append(RevisionContent next) {
    return isGone || isFull ? new AppendOutcome.Failed(FULL) : store.append(next);
  }

  @Override
  public StoreResult<Boolean> mark(long number, String state) {
    return isGone || isFull ? gone() : store.mark(number, state);
  }

  @Override
  public StoreResult<AuditLine> audit(AuditEntry entry) {
    return isGone || isFull ? gone() : store.audit(entry);
  }

  @Override
  public StoreResult<List<AuditLine>> auditLines(long before, int limit) {
    return isGone ? gone() : store.auditLines(before, limit);
  }

  @Override
  public StoreResult<Integer> quarantine(List<Quarantined> suspects) {
    return isGone || isFull ? gone() : store.quarantine(suspects);
  }

  @Override
  public StoreResult<List<Quarantined>> quarantined() {
    return isGone ? gone() : store.quarantined();
  }

  @Override
  public StoreResult<Integer> lift(String hash) {
    return isGone || isFull ? gone() : store.lift(hash);
  }

  @Override
  public StoreResult<StoredAnswer> remember(StoredAnswer answer) {
    return isGone || isFull ? gone() : store.remember(answer);
  }

  @Override
  public StoreResult<Optional<StoredAnswer>> answer(String key) {
    return isGone ? gone() : store.answer(key);
  }

  @Override
  public void close() {}

  private static <T> StoreResult<T> gone() {
    return new StoreResult.Failed<>(FULL);
  }
}
