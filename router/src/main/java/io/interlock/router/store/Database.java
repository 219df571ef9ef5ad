package io.interlock.router.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;

/// A kind of database behind the store, and one instance of it.
interface Database {

  /// What operators know it by; has no secret in it.
  String name();

  /// Whether there is anything to connect to; connecting may create it.
  boolean exists();

  /// A new connection on which each statement is a transaction of its own. Its transactions begin
  /// by taking the right to write, so that none fails half way because another was faster.
  Connection connect() throws SQLException;

  /// What a failure means, in an operator's words.
  StoreFault fault(SQLException failure);

  /// Copies it before its format is changed, where a copy is a matter of a file.
  ///
  /// @return what the copy is called
  Optional<String> copyBeforeMigration(Connection connection, int format, Instant now)
      throws SQLException;
}
