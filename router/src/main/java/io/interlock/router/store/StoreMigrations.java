package io.interlock.router.store;

import io.interlock.router.store.StoreResult.Done;
import io.interlock.router.store.StoreResult.Failed;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.ibatis.migration.ConnectionProvider;
import org.apache.ibatis.migration.MigrationException;
import org.apache.ibatis.migration.operations.DownOperation;
import org.apache.ibatis.migration.operations.UpOperation;
import org.apache.ibatis.migration.options.DatabaseOperationOption;

/// Brings a store to the format that this Interlock knows, and back. A change of format is one
/// transaction, and the store is copied before where it is a file.
public final class StoreMigrations {

  private static final String TABLE = "store_migration";

  private final Database database;
  private final InstantSource clock;
  private final MigrationScripts scripts = new MigrationScripts();

  StoreMigrations(Database database, InstantSource clock) {
    this.database = database;
    this.clock = clock;
  }

  /// The migrations of the store in a file.
  public static StoreMigrations of(SqliteFile file, InstantSource clock) {
    return new StoreMigrations(file, clock);
  }

  /// A step on a connection.
  @FunctionalInterface
  private interface Work<T> {
    T run(Connection connection) throws SQLException;
  }

  /// The newest format that is known here.
  public int newestFormat() {
    return scripts.all().getLast().number();
  }

  /// All steps that are known here or were done in the store, the first format first. Creates
  /// nothing.
  public StoreResult<List<Migration>> status() {
    return database.exists() ? attempt(this::status) : new Done<>(scripts.all());
  }

  /// The SQL of a step, or of its undoing.
  public String script(Migration migration, boolean isUndo) {
    return scripts.text(migration.number(), isUndo);
  }

  /// Brings the store to the newest format; creates it when there is none.
  public StoreResult<Migrated> up() {
    return change(
        all -> all.stream().filter(migration -> !migration.isApplied()).toList(),
        (provider, steps) -> new UpOperation(steps).operate(provider, scripts, options(), null));
  }

  /// Undoes the newest steps, and with them what only their formats can hold.
  public StoreResult<Migrated> down(int steps) {
    if (!database.exists()) {
      return new Done<>(new Migrated(List.of(), null));
    }
    return change(
        all -> all.reversed().stream().filter(Migration::isApplied).limit(steps).toList(),
        (provider, count) -> new DownOperation(count).operate(provider, scripts, options(), null));
  }

  @FunctionalInterface
  private interface Choice {
    List<Migration> of(List<Migration> all);
  }

  @FunctionalInterface
  private interface Operation {
    void run(ConnectionProvider provider, int steps);
  }

  private StoreResult<Migrated> change(Choice choice, Operation operation) {
    StoreResult<StoreResult<Migrated>> result =
        attempt(connection -> {
          List<Migration> all = status(connection);
          int format = format(all);
          if (format > newestFormat()) {
            return new Failed<>(newer(format));
          }
          List<Migration> chosen = choice.of(all);
          return new Done<>(
              chosen.isEmpty()
                  ? new Migrated(chosen, null)
                  : run(connection, format, chosen, operation));
        });
    return switch (result) {
      case Done<StoreResult<Migrated>>(StoreResult<Migrated> migrated) -> migrated;
      case Failed<StoreResult<Migrated>>(StoreFault fault) -> new Failed<>(fault);
    };
  }

  private Migrated run(
      Connection connection, int format, List<Migration> chosen, Operation operation)
      throws SQLException {
    Optional<String> copy =
        format == 0
            ? Optional.empty()
            : database.copyBeforeMigration(connection, format, clock.instant());
    connection.setAutoCommit(false);
    Sql.update(
        connection,
        "create table if not exists "
            + TABLE
            + " (id numeric(20,0) not null primary key, applied_at varchar(25) not null,"
            + " description varchar(255) not null)");
    operate(() -> operation.run(() -> OneTransaction.within(connection), chosen.size()));
    connection.setAutoCommit(true); // commits
    return new Migrated(chosen, copy.orElse(null));
  }

  /// The library wraps what the database has said; a script that cannot run is a bug.
  private static void operate(Runnable operation) throws SQLException {
    try {
      operation.run();
    } catch (MigrationException e) {
      for (Throwable cause = e; cause != null; cause = cause.getCause()) {
        if (cause instanceof SQLException failure) {
          throw failure;
        }
      }
      throw e;
    }
  }

  private List<Migration> status(Connection connection) throws SQLException {
    Map<Integer, Migration> all = new TreeMap<>();
    scripts.all().forEach(migration -> all.put(migration.number(), migration));
    applied(connection).forEach(migration -> all.put(migration.number(), migration));
    return new ArrayList<>(all.values());
  }

  private static List<Migration> applied(Connection connection) throws SQLException {
    try (ResultSet tables = connection.getMetaData().getTables(null, null, TABLE, null)) {
      if (!tables.next()) {
        return List.of();
      }
    }
    return Sql.list(
        connection,
        "select id, description, applied_at from " + TABLE + " order by id",
        row -> new Migration(row.getInt(1), row.getString(2), row.getString(3)));
  }

  private static int format(List<Migration> all) {
    return all.stream().filter(Migration::isApplied).mapToInt(Migration::number).max().orElse(0);
  }

  private StoreFault newer(int format) {
    return new StoreFault(
        StoreFault.Kind.NEWER_FORMAT,
        ("the store %s has format %d, which a newer Interlock has written; this one knows formats up"
                + " to %d. Run the newer one, or put a copy of the older format in its place.")
            .formatted(database.name(), format, newestFormat()));
  }

  private <T> StoreResult<T> attempt(Work<T> work) {
    try (Connection connection = database.connect()) {
      return new Done<>(work.run(connection));
    } catch (SQLException e) {
      return new Failed<>(database.fault(e));
    }
  }

  private static DatabaseOperationOption options() {
    DatabaseOperationOption options = new DatabaseOperationOption();
    options.setChangelogTable(TABLE);
    options.setStopOnError(true);
    options.setAutoCommit(false);
    return options;
  }
}
