package io.interlock.router.lifecycle;

import java.util.Locale;

/// The timed steps of a change.
public enum Step {
  FETCH,
  COMPOSE,
  BUILD,
  /// Comparing the API schemas.
  CHECK,
  WARM,
  STORE,
  SWAP,
  TOTAL;

  /// As answers and metrics name it.
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
