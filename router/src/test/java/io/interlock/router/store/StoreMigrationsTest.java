package io.interlock.router.store;

import static io.interlock.router.store.TestRevisions.appendAll;
import static io.interlock.router.store.TestRevisions.done;
import static io.interlock.router.store.TestRevisions.fault;
import static io.interlock.router.store.TestRevisions.revision;
import static org.assertj.core.api.Assertions.assertThat;

import io.interlock.router.config.StoreConfig;
import io.interlock.router.telemetry.Metrics;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StoreMigrationsTest {

  @TempDir Path folder;

  private final HandClock clock = new HandClock();
  private SqliteFile file;
  private StoreMigrations migrations;

  @BeforeEach
  void chooseAFile() {
    file = new SqliteFile(folder.resolve("interlock.db"));
    migrations = StoreMigrations.of(file, clock);
  }

  @Test
  void findsEveryScriptAndNumbersHaveNoGaps() {
    List<Migration> all = done(migrations.status());

    assertThat(all)
        .extracting(Migration::number)
        .containsExactlyElementsOf(
            IntStream.rangeClosed(1, migrations.newestFormat()).boxed().toList());
    assertThat(all.getFirst().description()).isEqualTo("revisions");
    assertThat(file.exists()).isFalse();
  }

  @Test
  void everyScriptHasItsUndoing() {
    for (Migration migration : done(migrations.status())) {
      assertThat(migrations.script(migration, false))
          .containsAnyOf("create table", "add column")
          .doesNotContain("drop ");
      assertThat(migrations.script(migration, true))
          .containsAnyOf("drop table", "drop column")
          .doesNotContain("create ", "add ");
    }
  }

  @Test
  void undoingAStepLeavesWhatWasBeforeIt() throws SQLException {
    done(migrations.up());
    String newest = tables();

    for (int format = migrations.newestFormat(); format > 0; format--) {
      assertThat(done(migrations.down(1)).done()).extracting(Migration::number).contains(format);
      String older = tables();
      assertThat(older).isNotEqualTo(newest);
      clock.pass(Duration.ofSeconds(1));
    }
    assertThat(tables()).doesNotContain("revision", "audit", "quarantine", "answer");
    done(migrations.up());
    assertThat(tables()).isEqualTo(newest);
  }

  @Test
  void aNewStoreNeedsNoCopy() throws IOException {
    Migrated migrated = done(migrations.up());

    assertThat(migrated.done()).hasSize(migrations.newestFormat());
    assertThat(migrated.copy()).isNull();
    assertThat(done(migrations.status())).allMatch(Migration::isApplied);
    assertThat(done(migrations.up()).done()).isEmpty();
    assertThat(files()).containsExactly("interlock.db");
  }

  @Test
  void case67AnOlderStoreIsBroughtUpToDateAndCopiedBefore() {
    try (SchemaStore store = done(opened())) {
      appendAll(store, 1, 3);
    }
    done(migrations.down(3));
    clock.pass(Duration.ofMinutes(1));

    try (SchemaStore store = done(opened())) {
      RevisionContent newest = done(store.newestWhole(r -> true)).content().orElseThrow();
      assertThat(newest.texts()).isEqualTo(revision(3).texts());
      assertThat(newest.revision().state()).as("an older store knows no other").isEqualTo("STABLE");
      assertThat(done(store.quarantined())).isEmpty();
    }

    int older = migrations.newestFormat() - 3;
    SqliteFile copy =
        new SqliteFile(folder.resolve("interlock.db.format-" + older + ".20300101T120100Z"));
    assertThat(copy.exists()).isTrue();
    assertThat(done(StoreMigrations.of(copy, clock).status()).stream().filter(Migration::isApplied))
        .hasSize(older);
  }

  @Test
  void case67ANewerStoreIsRefusedAndLeftAlone() throws SQLException, IOException {
    done(migrations.up());
    try (Connection connection = file.connect()) {
      Sql.update(connection, "insert into store_migration values (99, '2031-01-01', 'from afar')");
    }
    byte[] before = Files.readAllBytes(file.path());

    StoreFault fault = fault(opened());

    assertThat(fault)
        .isEqualTo(
            new StoreFault(
                StoreFault.Kind.NEWER_FORMAT,
                "the store %s has format 99, which a newer Interlock has written; this one knows formats"
                        .formatted(file.path())
                    + " up to %d. Run the newer one, or put a copy of the older format in its place."
                        .formatted(migrations.newestFormat())));
    assertThat(fault(migrations.down(1)).kind()).isEqualTo(StoreFault.Kind.NEWER_FORMAT);
    assertThat(Files.readAllBytes(file.path())).isEqualTo(before);
    assertThat(done(migrations.status()).getLast().description()).isEqualTo("from afar");
  }

  @Test
  void aStepThatFailsLeavesNoneOfItBehind() throws SQLException {
    done(migrations.up());
    done(migrations.down(3));
    try (Connection connection = file.connect()) {
      Sql.update(connection, "create table answer (in_the_way text)");
    }
    String before = tables();
    clock.pass(Duration.ofMinutes(1));

    assertThat(fault(migrations.up()).message()).contains("table answer already exists");

    assertThat(tables()).isEqualTo(before);
    assertThat(done(migrations.status()).stream().filter(Migration::isApplied))
        .hasSize(migrations.newestFormat() - 3);
  }

  @Test
  void aBackupIsAWholeStoreAndOverwritesNothing() {
    Path target = folder.resolve("backup.db");
    try (SchemaStore store = done(opened())) {
      appendAll(store, 1, 2);
      assertThat(done(file.backUp(target))).isEqualTo(target);
      appendAll(store, 3, 3);
    }

    assertThat(fault(file.backUp(target)).message()).isEqualTo(target + " exists already");
    Path nowhere = folder.resolve("not there").resolve("backup.db");
    assertThat(fault(file.backUp(nowhere)).message())
        .startsWith("the store %s cannot be used: it cannot be copied to".formatted(file.path()));
    try (SchemaStore copy = done(opened(target))) {
      assertThat(done(copy.newestWhole(r -> true)).content()).contains(revision(2));
    }
  }

  private StoreResult<SchemaStore> opened() {
    return opened(file.path());
  }

  private StoreResult<SchemaStore> opened(Path path) {
    StoreConfig config = new StoreConfig("jdbc:sqlite:" + path, 100, Duration.ofDays(90), false);
    return Stores.open(config, folder, clock, Metrics.create());
  }

  private String tables() throws SQLException {
    try (Connection connection = file.connect()) {
      return String.join(
          "\n",
          Sql.list(
              connection,
              "select sql from sqlite_master where sql is not null order by name",
              row -> row.getString(1)));
    }
  }

  private List<String> files() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(path -> path.getFileName().toString()).sorted().toList();
    }
  }
}
