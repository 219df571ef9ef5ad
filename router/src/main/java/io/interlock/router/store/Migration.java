package io.interlock.router.store;

import org.jspecify.annotations.Nullable;

/// One step from a format of the store to the next.
///
/// @param number the format that it leads to
/// @param description what the format has from then on
/// @param appliedAt when it was done in a store; null when it was not
public record Migration(int number, String description, @Nullable String appliedAt) {

  /// Whether a store has it behind it.
  public boolean isApplied() {
    return appliedAt != null;
  }
}
