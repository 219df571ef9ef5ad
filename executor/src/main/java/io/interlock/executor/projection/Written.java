package io.interlock.executor.projection;

/// What completing a value came to.
enum Written {
  /// It was written.
  VALUE,
  /// Nothing was written: the value is null, and nobody has complained yet.
  NULL,
  /// Nothing was written: there is no value, and the client is told why by an error.
  FAULT
}
