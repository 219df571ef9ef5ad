package io.interlock.router.lifecycle;

import org.jspecify.annotations.Nullable;

/// Asks for a schema that served before to serve again.
///
/// @param to its revision; null for the last that has proven itself
/// @param until how long the answer is held back
/// @param reason kept in the history
/// @param caller who asks
public record RollbackRequest(
    @Nullable Long to, Wait until, @Nullable String reason, Caller caller) {
  /// Without a reason.
  public static RollbackRequest toPrevious() {
    return new RollbackRequest(null, Wait.ACTIVE, null, Caller.LOOPBACK);
  }

  /// Back to a certain revision.
  public static RollbackRequest to(long revision) {
    return new RollbackRequest(revision, Wait.ACTIVE, null, Caller.LOOPBACK);
  }
}
