package io.interlock.router.store;

import java.sql.SQLException;

/// What was read is not what was stored. Broken I/O as any other, found by us and not by the
/// database.
final class DamagedException extends SQLException {

  private static final long serialVersionUID = 1L;

  DamagedException(String message) {
    super(message);
  }

  DamagedException(String message, Throwable cause) {
    super(message, cause);
  }
}
