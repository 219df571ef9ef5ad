package io.interlock.router.telemetry;

import java.util.Locale;

/// What a client asked for, as a label of metrics and a member of the log line.
public enum RequestKind {
  QUERY,
  MUTATION,
  SUBSCRIPTION,
  /// The request ended before its operation was known: malformed, too large, unknown operation.
  UNKNOWN;

  private final String label = name().toLowerCase(Locale.ROOT);

  /// The name in lower case.
  public String label() {
    return label;
  }
}
