package io.interlock.router.lifecycle;

import java.util.Locale;

/// What sets a schema change off.
public enum Trigger {
  STARTUP,
  APPLY,
  RELOAD,
  /// Nobody: the router found a newer schema when it looked.
  POLL,
  ROLLBACK,
  /// An operator gives all requests to a schema that had a share.
  PROMOTE,
  /// A schema on probation did not prove itself.
  PROBATION;

  /// Whether it takes a schema back.
  boolean isWayBack() {
    return this == ROLLBACK || this == PROBATION;
  }

  /// As answers, metrics and logs name it.
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
