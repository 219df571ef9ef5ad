package io.interlock.router.store;

import static io.interlock.router.store.TestRevisions.NOON;
import static io.interlock.router.store.TestRevisions.appendAll;
import static io.interlock.router.store.TestRevisions.content;
import static io.interlock.router.store.TestRevisions.done;
import static io.interlock.router.store.TestRevisions.revision;
import static org.assertj.core.api.Assertions.assertThat;

import io.interlock.router.store.AppendOutcome.Appended;
import io.interlock.router.store.AppendOutcome.Conflict;
import io.interlock.router.store.Quarantined.Suspect;
import io.interlock.supergraph.schema.Sha256;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/// What every store does alike.
interface SchemaStoreContract {

  Retention RETENTION = new Retention(5, Duration.ofDays(90));

  /// The store under test, new.
  SchemaStore store();

  /// What the store takes for the time.
  HandClock clock();

  @Test
  default void aNewStoreHasNothing() {
    assertThat(done(store().head())).isEmpty();
    assertThat(done(store().read(1))).isEmpty();
    assertThat(done(store().content(1))).isEmpty();
    assertThat(done(store().history(Long.MAX_VALUE, 10))).isEmpty();
    assertThat(done(store().newestWhole(r -> true)).content()).isEmpty();
    assertThat(done(store().blob(Sha256.of("x")))).isEmpty();
    assertThat(done(store().auditLines(Long.MAX_VALUE, 10))).isEmpty();
    assertThat(done(store().quarantined())).isEmpty();
    assertThat(done(store().answer("k"))).isEmpty();
  }

  @Test
  default void givesBackWhatWasAppended() {
    assertThat(store().append(revision(1))).isEqualTo(new Appended(revision(1).revision()));
    assertThat(store().append(revision(2))).isEqualTo(new Appended(revision(2).revision()));

    assertThat(done(store().head())).contains(revision(2).revision());
    assertThat(done(store().read(1))).contains(revision(1).revision());
    assertThat(done(store().content(1))).contains(revision(1));
    assertThat(done(store().newestWhole(r -> true))).isEqualTo(whole(2));
    String sdl = revision(2).sdl("products").orElseThrow();
    assertThat(done(store().blob(Sha256.of(sdl)))).contains(sdl);
  }

  @Test
  default void givesBackARollbackOfASupergraphFromAFile() {
    StoredRevision rollback =
        new StoredRevision(
            1, NOON, "rollback", List.of(), Sha256.of("file"), List.of(), 7L, null, "STABLE");

    store().append(content(rollback, "file"));

    assertThat(done(store().head())).contains(rollback);
    assertThat(done(store().content(1)).orElseThrow().supergraphSdl()).isEqualTo("file");
  }

  @Test
  default void remembersWhatHasBecomeOfARevision() {
    appendAll(store(), 1, 2);

    assertThat(done(store().mark(1, "ROLLED_BACK"))).isTrue();
    assertThat(done(store().mark(3, "STABLE"))).isFalse();

    assertThat(done(store().history(Long.MAX_VALUE, 2)))
        .extracting(StoredRevision::state)
        .containsExactly("PROBATION", "ROLLED_BACK");
    assertThat(done(store().content(1)).orElseThrow().revision().state()).isEqualTo("ROLLED_BACK");
  }

  @Test
  default void appendsOnlyBehindTheNewest() {
    assertThat(store().append(revision(2))).isEqualTo(new Conflict(0));
    appendAll(store(), 1, 2);

    assertThat(store().append(revision(2, "type Query { other: Int }"))).isEqualTo(new Conflict(2));
    assertThat(store().append(revision(4))).isEqualTo(new Conflict(2));

    assertThat(done(store().content(2))).contains(revision(2));
    assertThat(done(store().head())).contains(revision(2).revision());
  }

  @Test
  default void ofThoseWhoAppendTheSameNumberOneGetsIt() throws Exception {
    appendAll(store(), 1, 1);
    List<Callable<AppendOutcome>> rivals =
        IntStream.range(0, 8)
            .<Callable<AppendOutcome>>mapToObj(
                n -> () -> store().append(revision(2, "type Query { rival" + n + ": Int }")))
            .toList();

    try (ExecutorService pool = Executors.newFixedThreadPool(8)) {
      List<AppendOutcome> outcomes =
          pool.invokeAll(rivals).stream().map(Future::resultNow).toList();

      assertThat(outcomes).filteredOn(Appended.class::isInstance).hasSize(1);
      assertThat(outcomes).filteredOn(new Conflict(2)::equals).hasSize(7);
    }
  }

  @Test
  default void showsTheHistoryInPages() {
    appendAll(store(), 1, 4);

    assertThat(numbers(done(store().history(Long.MAX_VALUE, 3)))).containsExactly(4L, 3L, 2L);
    assertThat(numbers(done(store().history(2, 3)))).containsExactly(1L);
    assertThat(numbers(done(store().history(1, 3)))).isEmpty();
  }

  @Test
  default void keepsTheNewestRevisionsAndTheTextsThatTheyNeed() {
    appendAll(store(), 1, 7);

    assertThat(numbers(done(store().history(Long.MAX_VALUE, 10))))
        .containsExactly(7L, 6L, 5L, 4L, 3L);
    assertThat(done(store().read(2))).isEmpty();
    String gone = revision(2).sdl("products").orElseThrow();
    String shared = revision(2).sdl("reviews").orElseThrow();
    assertThat(done(store().blob(Sha256.of(gone)))).isEmpty();
    assertThat(done(store().blob(Sha256.of(shared)))).contains(shared);
    LongStream.rangeClosed(3, 7)
        .forEach(number -> assertThat(done(store().content(number))).contains(revision(number)));
  }

  @Test
  default void neverUsesANumberAgain() {
    appendAll(store(), 1, 9);

    assertThat(store().append(revision(1))).isEqualTo(new Conflict(9));
    assertThat(store().append(revision(10))).isInstanceOf(Appended.class);
  }

  @Test
  default void chainsTheAudit() {
    AuditLine first = done(store().audit(entry("op-1")));
    AuditLine second = done(store().audit(entry("op-2")));

    assertThat(first.sequence()).isEqualTo(1);
    assertThat(second.previousHash()).isEqualTo(first.hash());
    List<AuditLine> lines = done(store().auditLines(Long.MAX_VALUE, 10));
    assertThat(lines).containsExactly(second, first);
    assertThat(done(store().auditLines(2, 10))).containsExactly(first);
    assertThat(AuditLine.firstBroken(lines.reversed())).isEmpty();
  }

  @Test
  default void givesBackAnEntryOfTheAuditAsItWas() {
    AuditEntry bare =
        new AuditEntry(
            NOON,
            "op",
            "startup",
            null,
            "startup",
            List.of(),
            0,
            1,
            null,
            new TreeMap<>(),
            "ACTIVATED",
            null,
            null,
            List.of(),
            null,
            null,
            new TreeMap<>(),
            Duration.ZERO);

    store().audit(entry("op-1"));
    store().audit(bare);

    assertThat(done(store().auditLines(Long.MAX_VALUE, 10)))
        .extracting(AuditLine::entry)
        .containsExactly(bare, entry("op-1"));
  }

  @Test
  default void forgetsOldLinesOfTheAuditButGoesOnWithTheChain() {
    AuditLine old = done(store().audit(entry("op-1")));
    clock().pass(Duration.ofDays(91));

    AuditLine next = done(store().audit(entryNow("op-2")));

    assertThat(done(store().auditLines(Long.MAX_VALUE, 10))).containsExactly(next);
    assertThat(next.previousHash()).isEqualTo(old.hash());
    assertThat(next.sequence()).isEqualTo(2);
  }

  @Test
  default void keepsOutUntilLifted() {
    Quarantined supergraph = new Quarantined(new Suspect.Supergraph("sha256:s"), NOON, 3, "why");
    Quarantined products =
        new Quarantined(new Suspect.Schema("products", "sha256:p"), NOON, 3, "w");
    Quarantined reviews = new Quarantined(new Suspect.Schema("reviews", "sha256:p"), NOON, 3, "w");
    Quarantined again = new Quarantined(supergraph.what(), NOON.plusSeconds(9), 4, "other");

    assertThat(done(store().quarantine(List.of(reviews, products, supergraph)))).isEqualTo(3);
    assertThat(done(store().quarantine(List.of(again)))).isZero();
    assertThat(done(store().quarantined())).containsExactly(supergraph, products, reviews);
    assertThat(done(store().lift("sha256:p"))).isEqualTo(2);
    assertThat(done(store().lift("sha256:p"))).isZero();
    assertThat(done(store().quarantined())).containsExactly(supergraph);
  }

  @Test
  default void remembersTheFirstAnswerForADay() {
    StoredAnswer first = new StoredAnswer("k", "sha256:r", 200, "{}", clock().instant());
    StoredAnswer second = new StoredAnswer("k", "sha256:other", 422, "{\"ok\":false}", NOON);

    assertThat(done(store().remember(first))).isEqualTo(first);
    assertThat(done(store().remember(second))).isEqualTo(first);
    clock().pass(StoredAnswer.KEPT.minusMillis(1));
    assertThat(done(store().answer("k"))).contains(first);
    clock().pass(Duration.ofMillis(1));
    assertThat(done(store().answer("k"))).isEmpty();
    StoredAnswer later = new StoredAnswer("k", "sha256:r", 200, "later", clock().instant());
    assertThat(done(store().remember(later))).isEqualTo(later);
  }

  private AuditEntry entryNow(String operationId) {
    AuditEntry entry = entry(operationId);
    return new AuditEntry(
        clock().instant(),
        entry.operationId(),
        entry.actor(),
        entry.remoteAddress(),
        entry.trigger(),
        entry.services(),
        entry.parent(),
        entry.revision(),
        entry.supergraphHash(),
        entry.schemaHashes(),
        entry.verdict(),
        entry.code(),
        entry.error(),
        entry.forced(),
        entry.reason(),
        entry.version(),
        entry.labels(),
        entry.duration());
  }

  /// One in which every column says something.
  static AuditEntry entry(String operationId) {
    return new AuditEntry(
        NOON,
        operationId,
        "token ci",
        "127.0.0.1",
        "apply",
        List.of("products", "reviews"),
        1,
        2,
        "sha256:s",
        new TreeMap<>(Map.of("products", "sha256:p", "reviews", "sha256:r")),
        "COMPOSITION_FAILED",
        "COMPOSITION_FAILED",
        "2 errors",
        List.of("breaking", "rebuild"),
        "release, \"4.2\" = new",
        "4.2.0",
        new TreeMap<>(Map.of("commit", "a&b=c, d", "pipeline", "")),
        Duration.ofMillis(120));
  }

  private static NewestWhole whole(long number) {
    return new NewestWhole(Optional.of(revision(number)), List.of());
  }

  private static List<Long> numbers(List<StoredRevision> revisions) {
    return revisions.stream().map(StoredRevision::number).toList();
  }
}
