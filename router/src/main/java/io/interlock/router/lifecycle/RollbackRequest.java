package io.interlock.router.lifecycle;

import org.jspecify.annotations.Nullable;

/// Asks for the engine that served before to serve again.
///
/// @param until how long the answer is held back
/// @param reason kept in the history
public record RollbackRequest(Wait until, @Nullable String reason) {
  /// Without a reason.
  public static RollbackRequest toPrevious() {
    return new RollbackRequest(Wait.ACTIVE, null);
  }
}
