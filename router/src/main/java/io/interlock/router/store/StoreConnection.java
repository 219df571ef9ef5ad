package io.interlock.router.store;

import io.interlock.router.store.StoreResult.Done;
import io.interlock.router.store.StoreResult.Failed;
import io.interlock.router.telemetry.Metrics;
import java.sql.Connection;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/// The store's one connection. After a failure it is thrown away, which undoes what was not
/// committed, and the next use opens another: no state of a connection outlives a failure.
///
/// Thread-safe: one use at a time.
final class StoreConnection implements AutoCloseable {

  private final Database database;
  private final Metrics metrics;
  private @Nullable Connection open;
  private boolean isClosed;

  StoreConnection(Database database, Metrics metrics) {
    this.database = database;
    this.metrics = metrics;
  }

  /// What is done on a connection.
  @FunctionalInterface
  interface Work<T> {
    T run(Connection connection) throws SQLException;
  }

  /// Reads. Needs no transaction: but for the state of a revision what is stored is never changed,
  /// only added and dropped.
  synchronized <T> StoreResult<T> read(Work<T> work) {
    return attempt(work);
  }

  /// Writes in one transaction: all of it is done, and on disk, or nothing.
  synchronized <T> StoreResult<T> write(Work<T> work) {
    return attempt(connection -> {
      connection.setAutoCommit(false);
      T value = work.run(connection);
      connection.setAutoCommit(true); // commits
      return value;
    });
  }

  @Override
  public synchronized void close() {
    isClosed = true;
    discard();
  }

  private <T> StoreResult<T> attempt(Work<T> work) {
    if (isClosed) {
      return new Failed<>(StoreFault.unavailable("the store is closed"));
    }
    boolean isDone = false;
    try {
      T value = work.run(connection());
      isDone = true;
      return new Done<>(value);
    } catch (SQLException e) {
      return failed(database.fault(e));
    } finally {
      if (!isDone) {
        discard();
      }
    }
  }

  private <T> StoreResult<T> failed(StoreFault fault) {
    metrics.storeFailed(fault.kind().label());
    return new Failed<>(fault);
  }

  private Connection connection() throws SQLException {
    if (open == null) {
      open = database.connect();
    }
    return open;
  }

  private void discard() {
    Connection old = open;
    open = null;
    try {
      if (old != null) {
        old.close();
      }
    } catch (SQLException e) {
      // It is given up because it failed, or because the process ends: there is no one to tell.
      metrics.storeFailed(database.fault(e).kind().label());
    }
  }
}
