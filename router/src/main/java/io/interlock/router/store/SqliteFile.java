package io.interlock.router.store;

import io.interlock.router.store.StoreResult.Done;
import io.interlock.router.store.StoreResult.Failed;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteConfig.JournalMode;
import org.sqlite.SQLiteConfig.SynchronousMode;
import org.sqlite.SQLiteConfig.TransactionMode;
import org.sqlite.SQLiteException;

/// The store in one SQLite file. This class and {@link SqliteLibrary} alone know SQLite; its native
/// library is loaded by the first connection.
///
/// A commit is on disk when it returns: the write-ahead log is synchronised with every one. Killing
/// the process at any instant leaves the state before or after a commit.
///
/// @param path the file; beside it lie `-wal` and `-shm` while the store is open
public record SqliteFile(Path path) implements Database {

  /// Another process, for example `interlock store backup`, is done long before.
  private static final int BUSY_TIMEOUT_MILLIS = 5_000;

  private static final DateTimeFormatter FILE_TIME =
      DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);

  @Override
  public String name() {
    return path.toString();
  }

  @Override
  public boolean exists() {
    return Files.exists(path);
  }

  @Override
  public Connection connect() throws SQLException {
    loadLibrary();
    createFolder();
    SQLiteConfig config = new SQLiteConfig();
    config.setJournalMode(JournalMode.WAL);
    config.setSynchronous(SynchronousMode.FULL);
    config.setTransactionMode(TransactionMode.IMMEDIATE);
    config.setBusyTimeout(BUSY_TIMEOUT_MILLIS);
    config.enforceForeignKeys(true);
    return config.createConnection("jdbc:sqlite:" + path);
  }

  @Override
  public StoreFault fault(SQLException failure) {
    if (failure instanceof DamagedException) {
      return StoreFault.damaged("the store " + path + ": " + failure.getMessage());
    }
    if (!(failure instanceof SQLiteException sqlite)) {
      return unavailable("cannot be used: " + failure.getMessage());
    }
    return switch (sqlite.getResultCode()) {
      // ERROR: what we ask is right for a store that is as we have made it
      case SQLITE_CORRUPT, SQLITE_CORRUPT_VTAB, SQLITE_NOTADB, SQLITE_ERROR ->
          StoreFault.damaged(
              "the store "
                  + path
                  + " is damaged; put a backup in its place, or move it away to begin anew ("
                  + failure.getMessage()
                  + ")");
      case SQLITE_FULL -> unavailable("cannot be written: no space is left");
      case SQLITE_READONLY, SQLITE_READONLY_DIRECTORY, SQLITE_READONLY_DBMOVED ->
          unavailable("cannot be written: it is read-only");
      case SQLITE_BUSY, SQLITE_LOCKED -> unavailable("is locked by another process");
      case SQLITE_CANTOPEN -> unavailable("cannot be opened; can its folder be written to?");
      default -> unavailable("cannot be used: " + failure.getMessage());
    };
  }

  /// Copies the store as it is at this moment, also while a router has it open.
  ///
  /// @param target does not exist
  public StoreResult<Path> backUp(Path target) {
    if (!exists()) {
      return new Failed<>(StoreFault.unavailable("there is no store " + path));
    }
    if (Files.exists(target)) {
      return new Failed<>(StoreFault.unavailable(target + " exists already"));
    }
    try (Connection connection = connect()) {
      copy(connection, target);
      return new Done<>(target);
    } catch (SQLException e) {
      return new Failed<>(fault(e));
    }
  }

  @Override
  public Optional<String> copyBeforeMigration(Connection connection, int format, Instant now)
      throws SQLException {
    Path copy =
        path.resolveSibling(
            "%s.format-%d.%s".formatted(path.getFileName(), format, FILE_TIME.format(now)));
    copy(connection, copy);
    return Optional.of(copy.toString());
  }

  /// What is half written when the disk is full does not stay behind.
  private static void copy(Connection connection, Path target) throws SQLException {
    if (Files.exists(target)) {
      throw new SQLException("the copy " + target + " exists already");
    }
    try {
      Sql.update(connection, "vacuum into ?", target.toString());
    } catch (SQLException e) {
      delete(target, e);
      throw new SQLException("it cannot be copied to " + target + " (" + e.getMessage() + ")", e);
    }
  }

  private static void delete(Path half, SQLException failure) {
    try {
      Files.deleteIfExists(half);
    } catch (IOException e) {
      failure.addSuppressed(e);
    }
  }

  /// The driver does so by itself, but only the first failure is an exception then; a second
  /// connection would be an `UnsatisfiedLinkError`.
  private static void loadLibrary() throws SQLException {
    try {
      SqliteLibrary.load();
    } catch (Exception e) {
      throw new SQLException(
          "SQLite's library cannot be loaded from the temporary folder; -Dorg.sqlite.tmpdir names"
              + " another ("
              + e.getMessage()
              + ")",
          e);
    }
  }

  private void createFolder() throws SQLException {
    Path folder = path.toAbsolutePath().getParent();
    try {
      Files.createDirectories(folder);
    } catch (IOException e) {
      throw new SQLException("its folder cannot be made (" + e + ")", e);
    }
  }

  private StoreFault unavailable(String trouble) {
    return StoreFault.unavailable("the store " + path + " " + trouble);
  }
}
