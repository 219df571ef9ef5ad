package io.interlock.router.admin;

import io.interlock.router.config.Rate;
import io.interlock.router.lifecycle.InjectedFaults;
import io.interlock.router.store.SchemaStore;
import org.jspecify.annotations.Nullable;

/// How the admin calls answer.
///
/// @param token the bearer token that calls must carry; null lets loopback alone in
/// @param maxSdlBytes the largest SDL that may be pushed
/// @param rate how many calls for schema changes are taken; null for any number
/// @param store keeps answers for calls that come again
/// @param faults where faults are injected; null unless the router was started for development
public record AdminOptions(
    @Nullable String token,
    int maxSdlBytes,
    @Nullable Rate rate,
    SchemaStore store,
    @Nullable InjectedFaults faults) {
  /// Never prints the token.
  @Override
  public String toString() {
    return "AdminOptions[token=%s, maxSdlBytes=%d, rate=%s, faults=%s]"
        .formatted(token == null ? "none" : "set", maxSdlBytes, rate, faults != null);
  }
}
