package io.interlock.router.store;

import io.interlock.router.config.StoreConfig;
import io.interlock.router.store.StoreResult.Done;
import io.interlock.router.store.StoreResult.Failed;
import io.interlock.router.telemetry.Metrics;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Opens the store that a configuration names.
public final class Stores {

  private static final Logger LOG = LoggerFactory.getLogger(Stores.class);

  private Stores() {}

  /// Opens it, creates it when there is none, and brings an older format up to date. Fails when its
  /// format is newer, when it is damaged, and when it cannot be reached.
  ///
  /// @param folder what a relative path is relative to
  public static StoreResult<SchemaStore> open(
      StoreConfig config, Path folder, InstantSource clock, Metrics metrics) {
    Retention retention = new Retention(config.keepRevisions(), config.keepAudit());
    Optional<SqliteFile> file = sqliteFile(config, folder);
    return file.isEmpty()
        ? new Done<>(new MemorySchemaStore(retention, clock))
        : open(file.get(), retention, clock, metrics);
  }

  /// One that is gone with the process.
  public static SchemaStore inMemory(StoreConfig config, InstantSource clock) {
    return new MemorySchemaStore(new Retention(config.keepRevisions(), config.keepAudit()), clock);
  }

  /// The file that the store lies in; empty when it is in memory.
  public static Optional<SqliteFile> sqliteFile(StoreConfig config, Path folder) {
    return config.sqlitePath().map(folder::resolve).map(SqliteFile::new);
  }

  private static StoreResult<SchemaStore> open(
      Database database, Retention retention, InstantSource clock, Metrics metrics) {
    return switch (new StoreMigrations(database, clock).up()) {
      case Done<Migrated>(Migrated migrated) -> {
        tell(database, migrated);
        yield new Done<>(
            new JdbcSchemaStore(new StoreConnection(database, metrics), retention, clock));
      }
      case Failed<Migrated>(StoreFault fault) -> {
        metrics.storeFailed(fault.kind().label());
        yield new Failed<>(fault);
      }
    };
  }

  private static void tell(Database database, Migrated migrated) {
    if (migrated.copy() != null) {
      LOG.info(
          "the store {} was brought to format {}; {} is as it was before",
          database.name(),
          migrated.done().getLast().number(),
          migrated.copy());
    }
  }
}
