package io.interlock.router.store;

import io.interlock.router.store.StoreResult.Done;
import io.interlock.router.store.StoreResult.Failed;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/// The store in a database.
///
/// Thread-safe: the connection does one thing at a time.
final class JdbcSchemaStore implements SchemaStore {

  private final StoreConnection connection;
  private final Retention retention;
  private final InstantSource clock;

  /// @param connection to a database whose format is up to date; the store closes it
  JdbcSchemaStore(StoreConnection connection, Retention retention, InstantSource clock) {
    this.connection = connection;
    this.retention = retention;
    this.clock = clock;
  }

  @Override
  public StoreResult<Optional<StoredRevision>> head() {
    return connection.read(c -> RevisionTable.history(c, Long.MAX_VALUE, 1).stream().findFirst());
  }

  @Override
  public StoreResult<Optional<StoredRevision>> read(long number) {
    return connection.read(c -> RevisionTable.read(c, number));
  }

  @Override
  public StoreResult<List<StoredRevision>> history(long before, int limit) {
    return connection.read(c -> RevisionTable.history(c, before, limit));
  }

  @Override
  public StoreResult<Optional<RevisionContent>> content(long number) {
    return connection.read(c -> content(c, number));
  }

  @Override
  public StoreResult<NewestWhole> newestWhole(Predicate<StoredRevision> isWanted) {
    return switch (connection.read(RevisionTable::numbers)) {
      case Failed<List<Long>>(StoreFault fault) -> new Failed<>(fault);
      case Done<List<Long>>(List<Long> numbers) -> newestWhole(numbers, isWanted);
    };
  }

  @Override
  public StoreResult<Optional<String>> blob(String hash) {
    return connection.read(c -> BlobTable.read(c, hash));
  }

  @Override
  public AppendOutcome append(RevisionContent next) {
    return switch (connection.write(c -> append(c, next))) {
      case Done<AppendOutcome>(AppendOutcome outcome) -> outcome;
      case Failed<AppendOutcome>(StoreFault fault) -> new AppendOutcome.Failed(fault);
    };
  }

  @Override
  public StoreResult<Boolean> mark(long number, String state) {
    return connection.write(c -> RevisionTable.mark(c, number, state));
  }

  @Override
  public StoreResult<AuditLine> audit(AuditEntry entry) {
    return connection.write(c -> {
      AuditLine line = AuditLine.following(AuditTable.last(c).orElse(null), entry);
      AuditTable.add(c, line);
      AuditTable.drop(c, clock.instant().minus(retention.audit()));
      return line;
    });
  }

  @Override
  public StoreResult<List<AuditLine>> auditLines(long before, int limit) {
    return connection.read(c -> AuditTable.lines(c, before, limit));
  }

  @Override
  public StoreResult<Integer> quarantine(List<Quarantined> suspects) {
    return connection.write(c -> QuarantineTable.add(c, suspects));
  }

  @Override
  public StoreResult<List<Quarantined>> quarantined() {
    return connection.read(QuarantineTable::all);
  }

  @Override
  public StoreResult<Integer> lift(String hash) {
    return connection.write(c -> QuarantineTable.lift(c, hash));
  }

  @Override
  public StoreResult<StoredAnswer> remember(StoredAnswer answer) {
    return connection.write(c -> {
      AnswerTable.drop(c, clock.instant().minus(StoredAnswer.KEPT));
      AnswerTable.add(c, answer);
      return AnswerTable.read(c, answer.key()).orElse(answer);
    });
  }

  @Override
  public StoreResult<Optional<StoredAnswer>> answer(String key) {
    Instant now = clock.instant();
    return connection.read(c -> AnswerTable.read(c, key).filter(answer -> !answer.isOver(now)));
  }

  @Override
  public void close() {
    connection.close();
  }

  private AppendOutcome append(Connection c, RevisionContent next) throws SQLException {
    StoredRevision revision = next.revision();
    long head = RevisionTable.head(c);
    if (revision.number() != head + 1) {
      return new AppendOutcome.Conflict(head);
    }
    BlobTable.add(c, next.texts());
    if (!RevisionTable.add(c, revision)) {
      return new AppendOutcome.Conflict(RevisionTable.head(c));
    }
    RevisionTable.drop(c, retention.dropped(revision.number()));
    BlobTable.dropUnused(c);
    return new AppendOutcome.Appended(revision);
  }

  private StoreResult<NewestWhole> newestWhole(
      List<Long> numbers, Predicate<StoredRevision> isWanted) {
    List<StoreFault> skipped = new ArrayList<>();
    for (long number : numbers) {
      switch (content(number)) {
        case Done<Optional<RevisionContent>>(Optional<RevisionContent> content) -> {
          if (content.isPresent() && isWanted.test(content.get().revision())) {
            return new Done<>(new NewestWhole(content, skipped));
          }
        }
        case Failed<Optional<RevisionContent>>(StoreFault fault) -> {
          if (fault.kind() != StoreFault.Kind.DAMAGED) {
            return new Failed<>(fault);
          }
          skipped.add(fault);
        }
      }
    }
    return new Done<>(new NewestWhole(Optional.empty(), skipped));
  }

  private static Optional<RevisionContent> content(Connection c, long number) throws SQLException {
    Optional<StoredRevision> revision = RevisionTable.proven(c, number);
    if (revision.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(new RevisionContent(revision.get(), BlobTable.readAll(c, revision.get())));
  }
}
