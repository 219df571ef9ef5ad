package io.interlock.router.store;

import static io.interlock.router.store.TestRevisions.appendAll;
import static io.interlock.router.store.TestRevisions.done;
import static io.interlock.router.store.TestRevisions.fault;
import static io.interlock.router.store.TestRevisions.revision;
import static org.assertj.core.api.Assertions.assertThat;

import io.interlock.router.config.StoreConfig;
import io.interlock.router.store.AppendOutcome.Appended;
import io.interlock.router.store.StoreFault.Kind;
import io.interlock.router.telemetry.Metrics;
import io.interlock.supergraph.schema.Sha256;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/// The contract on SQLite, and what disks do to it.
class JdbcSchemaStoreTest implements SchemaStoreContract {

  @TempDir Path folder;

  private final HandClock clock = new HandClock();
  private final Metrics metrics = Metrics.create();
  private SchemaStore store;

  @BeforeEach
  void open() {
    store = done(opened());
  }

  @AfterEach
  void close() {
    store.close();
  }

  @Override
  public SchemaStore store() {
    return store;
  }

  @Override
  public HandClock clock() {
    return clock;
  }

  @Test
  void isTheSameAfterARestart() {
    appendAll(store, 1, 2);
    AuditLine line = done(store.audit(SchemaStoreContract.entry("op-1")));

    store.close();
    open();

    assertThat(done(store.newestWhole(r -> true)))
        .isEqualTo(new NewestWhole(Optional.of(revision(2)), List.of()));
    assertThat(done(store.audit(SchemaStoreContract.entry("op-2"))).previousHash())
        .isEqualTo(line.hash());
    assertThat(store.append(revision(3))).isInstanceOf(Appended.class);
  }

  @Test
  void case65ARevisionWithADamagedTextIsSkipped() throws SQLException {
    appendAll(store, 1, 3);
    String supergraph = revision(3).revision().supergraphHash();
    String sdl = Sha256.of(revision(2).sdl("products").orElseThrow());
    execute(
        "update blob set content = 'type Query' where hash = '" + supergraph + "'",
        "pragma foreign_keys = off",
        "delete from blob where hash = '" + sdl + "'");

    NewestWhole newest = done(store.newestWhole(r -> true));

    assertThat(newest.content()).contains(revision(1));
    assertThat(newest.skipped())
        .extracting(StoreFault::message)
        .containsExactly(
            "the store %s: revision 3: the text %s is not what was stored"
                .formatted(file(), supergraph),
            "the store %s: revision 2: the text %s is gone".formatted(file(), sdl));
    assertThat(fault(store.content(3)).kind()).isEqualTo(Kind.DAMAGED);
    assertThat(done(store.head())).contains(revision(3).revision());
    assertThat(store.append(revision(4))).isInstanceOf(Appended.class);
  }

  @Test
  void countsWhatItCouldNotDo() throws SQLException {
    appendAll(store, 1, 1);
    execute("update blob set content = 'x'");

    done(store.newestWhole(r -> true));

    assertThat(metrics.exposition()).contains("store_errors_total{kind=\"damaged\"} 1.0");
  }

  @Test
  void case65ATruncatedFileIsRefused() throws IOException {
    appendAll(store, 1, 4);
    store.close();
    try (RandomAccessFile truncated = new RandomAccessFile(file().toFile(), "rw")) {
      truncated.setLength(truncated.length() / 2);
    }

    StoreFault fault = fault(opened());

    assertThat(fault.kind()).isEqualTo(Kind.DAMAGED);
    assertThat(fault.message())
        .startsWith("the store " + file() + " is damaged; put a backup in its place, or");
  }

  /// Whatever a disk does to a file: a clear refusal, or a revision as it was appended.
  @Test
  void case65AFlippedByteIsNeverServedAndNeverThrows() throws IOException {
    appendAll(store, 1, 4);
    store.audit(SchemaStoreContract.entry("op-1"));
    store.close();
    byte[] good = Files.readAllBytes(file());
    long seed = System.nanoTime();
    Random random = new Random(seed);

    for (int i = 0; i < 150; i++) {
      byte[] bad = good.clone();
      int position = random.nextInt(bad.length);
      bad[position] ^= (byte) (1 << random.nextInt(8));
      Path copy = Files.write(folder.resolve("flipped-" + i + ".db"), bad);

      String described = "seed %d, round %d, byte %d".formatted(seed, i, position);
      switch (opened(copy)) {
        case StoreResult.Failed<SchemaStore>(StoreFault fault) ->
            assertThat(fault.message()).as(described).startsWith("the store " + copy);
        case StoreResult.Done<SchemaStore>(SchemaStore flipped) -> {
          assertWholeOrDamaged(flipped, described);
          flipped.close();
        }
      }
    }
  }

  private static void assertWholeOrDamaged(SchemaStore flipped, String described) {
    switch (flipped.newestWhole(r -> true)) {
      case StoreResult.Failed<NewestWhole>(StoreFault fault) ->
          assertThat(fault.kind()).as(described).isEqualTo(Kind.DAMAGED);
      case StoreResult.Done<NewestWhole>(NewestWhole newest) ->
          newest
              .content()
              .ifPresent(content ->
                  assertThat(content.texts())
                      .as(described)
                      .isIn(
                          LongStream.rangeClosed(1, 4)
                              .mapToObj(n -> revision(n).texts())
                              .toList()));
    }
    assertThat(flipped.auditLines(Long.MAX_VALUE, 10)).as(described).isNotNull();
    assertThat(flipped.history(Long.MAX_VALUE, 10)).as(described).isNotNull();
  }

  @Test
  void refusesAFileThatIsNoDatabase() throws IOException {
    store.close();
    Files.writeString(file(), "type Query { products: Int } ".repeat(200));

    assertThat(fault(opened()).kind()).isEqualTo(Kind.DAMAGED);
  }

  @Test
  void saysThatAFolderCannotBeMade() throws IOException {
    Path inTheWay = Files.writeString(folder.resolve("file"), "");

    StoreFault fault = fault(opened(inTheWay.resolve("interlock.db")));

    assertThat(fault.kind()).isEqualTo(Kind.UNAVAILABLE);
    assertThat(fault.message()).contains("its folder cannot be made").contains(inTheWay.toString());
  }

  /// `/proc` takes no files, not even from root.
  @Test
  @EnabledOnOs(OS.LINUX)
  void saysThatAFolderIsReadOnly() {
    assertThat(fault(opened(Path.of("/proc/interlock.db"))))
        .isEqualTo(
            StoreFault.unavailable(
                "the store /proc/interlock.db cannot be opened; can its folder be written to?"));
  }

  @Test
  void case65AFullDiskLeavesTheHeadAsItWas() {
    appendAll(store, 1, 1);
    store.close();
    Database full = limited();
    store = new JdbcSchemaStore(new StoreConnection(full, metrics), RETENTION, clock);

    AppendOutcome outcome = store.append(revision(2, "type Query { " + "a".repeat(1 << 20) + " }"));

    assertThat(outcome)
        .isEqualTo(
            new AppendOutcome.Failed(
                StoreFault.unavailable(
                    "the store " + file() + " cannot be written: no space is left")));
    assertThat(done(store.head())).contains(revision(1).revision());
    assertThat(store.append(revision(2))).isInstanceOf(Appended.class);
  }

  @Test
  void saysThatItIsClosed() {
    store.close();

    assertThat(fault(store.head())).isEqualTo(StoreFault.unavailable("the store is closed"));
  }

  @Test
  void aTamperedLineOfTheAuditShows() throws SQLException {
    for (int i = 1; i <= 4; i++) {
      store.audit(SchemaStoreContract.entry("op-" + i));
    }
    execute("update audit set verdict = 'ACTIVATED' where sequence = 2");

    List<AuditLine> lines = done(store.auditLines(Long.MAX_VALUE, 10)).reversed();

    assertThat(AuditLine.firstBroken(lines)).contains(lines.get(1));
  }

  private Path file() {
    return folder.resolve("data").resolve("interlock.db");
  }

  private StoreResult<SchemaStore> opened() {
    return opened(file());
  }

  private StoreResult<SchemaStore> opened(Path file) {
    StoreConfig config =
        new StoreConfig("jdbc:sqlite:" + file, RETENTION.revisions(), RETENTION.audit(), false);
    return Stores.open(config, folder, clock, metrics);
  }

  private void execute(String... statements) throws SQLException {
    try (Connection connection = new SqliteFile(file()).connect();
        Statement statement = connection.createStatement()) {
      for (String sql : statements) {
        statement.execute(sql);
      }
    }
  }

  /// SQLite's own way to run out of space: a file that may not grow beyond 100 pages.
  private Database limited() {
    SqliteFile sqlite = new SqliteFile(file());
    return new Database() {
      @Override
      public String name() {
        return sqlite.name();
      }

      @Override
      public boolean exists() {
        return sqlite.exists();
      }

      @Override
      public Connection connect() throws SQLException {
        Connection connection = sqlite.connect();
        try (Statement statement = connection.createStatement()) {
          statement.execute("pragma max_page_count = 100");
        }
        return connection;
      }

      @Override
      public StoreFault fault(SQLException failure) {
        return sqlite.fault(failure);
      }

      @Override
      public Optional<String> copyBeforeMigration(Connection connection, int format, Instant now) {
        return Optional.empty();
      }
    };
  }
}
