package io.interlock.router.lifecycle;

import org.jspecify.annotations.Nullable;

/// Asks for all requests to take the schema that has a share of them.
///
/// @param until how long the answer is held back
/// @param reason kept in the history
/// @param caller who asks
public record PromoteRequest(Wait until, @Nullable String reason, Caller caller) {
  /// Without a reason.
  public static PromoteRequest now() {
    return new PromoteRequest(Wait.ACTIVE, null, Caller.LOOPBACK);
  }
}
