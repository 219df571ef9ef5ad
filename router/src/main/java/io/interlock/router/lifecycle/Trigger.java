package io.interlock.router.lifecycle;

import java.util.Locale;

/// What sets a schema change off.
public enum Trigger {
  STARTUP,
  /// A service that could not be had, or a start that went wrong, is tried again.
  HEAL,
  APPLY,
  RELOAD,
  /// `gateway.yaml` has changed.
  CONFIG,
  /// Nobody: the router found a newer schema when it looked.
  POLL,
  ROLLBACK,
  /// An operator gives all requests to a schema that had a share.
  PROMOTE,
  /// An operator has changes refused from now on.
  FREEZE,
  /// An operator has changes taken again.
  UNFREEZE,
  /// An operator lets something out of quarantine.
  LIFT,
  /// The requests that keep a retired engine alive are cut, by an operator or because it is time.
  CLOSE_ENGINE,
  /// A schema on probation did not prove itself.
  PROBATION;

  /// Whether it takes a schema back.
  boolean isWayBack() {
    return this == ROLLBACK || this == PROBATION;
  }

  /// The trigger of this label.
  static Trigger of(String label) {
    return valueOf(label.toUpperCase(Locale.ROOT));
  }

  /// As answers, metrics and logs name it.
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
