package io.interlock.router.lifecycle;

import java.util.Locale;

/// What a caller insists on although something speaks against it.
public enum Force {
  /// Activate also when nothing has changed.
  REBUILD,
  /// Activate also what breaks clients.
  BREAKING,
  /// Activate also what did not prove itself before.
  QUARANTINE,
  /// Take the change although changes are frozen.
  FROZEN;

  /// As calls name it.
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
