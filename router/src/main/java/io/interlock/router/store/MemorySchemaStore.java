package io.interlock.router.store;

import io.interlock.router.store.StoreResult.Done;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;

/// The store in memory, for tests and demos: the same rules, and gone with the process.
///
/// Thread-safe: one lock.
final class MemorySchemaStore implements SchemaStore {

  private final Retention retention;
  private final InstantSource clock;
  private final NavigableMap<Long, RevisionContent> revisions = new TreeMap<>();
  private final NavigableMap<Long, AuditLine> audit = new TreeMap<>();
  private final List<Quarantined> quarantine = new ArrayList<>();
  private final Map<String, StoredAnswer> answers = new TreeMap<>();

  MemorySchemaStore(Retention retention, InstantSource clock) {
    this.retention = retention;
    this.clock = clock;
  }

  @Override
  public synchronized StoreResult<Optional<StoredRevision>> head() {
    return new Done<>(newest().map(RevisionContent::revision));
  }

  @Override
  public synchronized StoreResult<Optional<StoredRevision>> read(long number) {
    return new Done<>(Optional.ofNullable(revisions.get(number)).map(RevisionContent::revision));
  }

  @Override
  public synchronized StoreResult<List<StoredRevision>> history(long before, int limit) {
    return new Done<>(
        revisions.headMap(before, false).descendingMap().values().stream()
            .limit(limit)
            .map(RevisionContent::revision)
            .toList());
  }

  @Override
  public synchronized StoreResult<Optional<RevisionContent>> content(long number) {
    return new Done<>(Optional.ofNullable(revisions.get(number)));
  }

  @Override
  public synchronized StoreResult<NewestWhole> newestWhole(Predicate<StoredRevision> isWanted) {
    Optional<RevisionContent> newest =
        revisions.descendingMap().values().stream()
            .filter(content -> isWanted.test(content.revision()))
            .findFirst();
    return new Done<>(new NewestWhole(newest, List.of()));
  }

  @Override
  public synchronized StoreResult<Optional<String>> blob(String hash) {
    return new Done<>(
        revisions.values().stream()
            .flatMap(content -> Optional.ofNullable(content.texts().get(hash)).stream())
            .findFirst());
  }

  @Override
  public synchronized AppendOutcome append(RevisionContent next) {
    long head = revisions.isEmpty() ? 0 : revisions.lastKey();
    long number = next.revision().number();
    if (number != head + 1) {
      return new AppendOutcome.Conflict(head);
    }
    revisions.put(number, next);
    revisions.headMap(retention.dropped(number), true).clear();
    return new AppendOutcome.Appended(next.revision());
  }

  @Override
  public synchronized StoreResult<Boolean> mark(long number, String state) {
    return new Done<>(
        revisions.computeIfPresent(
                number, (n, kept) -> new RevisionContent(kept.revision().in(state), kept.texts()))
            != null);
  }

  @Override
  public synchronized StoreResult<AuditLine> audit(AuditEntry entry) {
    AuditLine line =
        AuditLine.following(audit.isEmpty() ? null : audit.lastEntry().getValue(), entry);
    Instant oldest = clock.instant().minus(retention.audit());
    audit.values().removeIf(kept -> kept.entry().at().isBefore(oldest));
    audit.put(line.sequence(), line);
    return new Done<>(line);
  }

  @Override
  public synchronized StoreResult<List<AuditLine>> auditLines(long before, int limit) {
    return new Done<>(
        audit.headMap(before, false).descendingMap().values().stream().limit(limit).toList());
  }

  @Override
  public synchronized StoreResult<Integer> quarantine(List<Quarantined> suspects) {
    int before = quarantine.size();
    for (Quarantined suspect : suspects) {
      if (quarantine.stream().noneMatch(kept -> kept.what().equals(suspect.what()))) {
        quarantine.add(suspect);
      }
    }
    return new Done<>(quarantine.size() - before);
  }

  @Override
  public synchronized StoreResult<List<Quarantined>> quarantined() {
    Comparator<Quarantined> byService =
        Comparator.comparing(kept -> QuarantineTable.service(kept.what()));
    return new Done<>(
        quarantine.stream().sorted(byService.thenComparing(kept -> kept.what().hash())).toList());
  }

  @Override
  public synchronized StoreResult<Integer> lift(String hash) {
    int before = quarantine.size();
    quarantine.removeIf(kept -> kept.what().hash().equals(hash));
    return new Done<>(before - quarantine.size());
  }

  @Override
  public synchronized StoreResult<StoredAnswer> remember(StoredAnswer answer) {
    Instant now = clock.instant();
    answers.values().removeIf(kept -> kept.isOver(now));
    answers.putIfAbsent(answer.key(), answer);
    return new Done<>(answers.getOrDefault(answer.key(), answer));
  }

  @Override
  public synchronized StoreResult<Optional<StoredAnswer>> answer(String key) {
    Instant now = clock.instant();
    return new Done<>(Optional.ofNullable(answers.get(key)).filter(answer -> !answer.isOver(now)));
  }

  @Override
  public void close() {}

  private Optional<RevisionContent> newest() {
    return Optional.ofNullable(revisions.lastEntry()).map(Map.Entry::getValue);
  }
}
