package io.interlock.router.lifecycle;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Asks for one service's newest schema to be served.
///
/// @param sdl the SDL itself; null has it fetched from the service
/// @param isDryRun compose and build, but do not activate
/// @param force what the caller insists on
/// @param until how long the answer is held back
/// @param reason kept in the history
/// @param expectSdlHash `sha256:…` of the SDL that the caller wants to see served; any other is
///   refused
/// @param ifRevision the revision that must be serving
public record ApplyRequest(
    String service,
    @Nullable String sdl,
    boolean isDryRun,
    Set<Force> force,
    Wait until,
    @Nullable String reason,
    @Nullable String expectSdlHash,
    @Nullable Long ifRevision) {
  public ApplyRequest {
    force = Set.copyOf(force);
  }

  /// Fetch the service's SDL, compose, activate; the seed's call.
  public static ApplyRequest of(String service) {
    return new ApplyRequest(service, null, false, Set.of(), Wait.ACTIVE, null, null, null);
  }
}
