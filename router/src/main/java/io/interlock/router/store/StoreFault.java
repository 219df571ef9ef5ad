package io.interlock.router.store;

import java.util.Locale;

/// Why the store could not do something.
///
/// @param message one sentence for an operator: which store, what is wrong, what to do
public record StoreFault(Kind kind, String message) {

  /// What sort of trouble it is.
  public enum Kind {
    /// It cannot be read or written now: no permission, no space, locked, gone. May pass.
    UNAVAILABLE,
    /// What was read is not what was written. Does not pass.
    DAMAGED,
    /// A newer Interlock has written it.
    NEWER_FORMAT;

    /// As metrics name it.
    public String label() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  static StoreFault unavailable(String message) {
    return new StoreFault(Kind.UNAVAILABLE, message);
  }

  static StoreFault damaged(String message) {
    return new StoreFault(Kind.DAMAGED, message);
  }
}
