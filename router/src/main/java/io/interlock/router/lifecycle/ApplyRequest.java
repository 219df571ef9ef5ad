package io.interlock.router.lifecycle;

import org.jspecify.annotations.Nullable;

/// Asks for one service's newest schema to be served.
///
/// @param sdl the SDL itself; null has it fetched from the service
/// @param isDryRun compose and build, but do not activate
/// @param isRebuild activate also when nothing has changed
/// @param until how long the answer is held back
/// @param reason kept in the history
/// @param expectSdlHash `sha256:…` of the SDL that the caller wants to see served; any other is
///   refused
/// @param ifRevision the revision that must be serving
public record ApplyRequest(
    String service,
    @Nullable String sdl,
    boolean isDryRun,
    boolean isRebuild,
    Wait until,
    @Nullable String reason,
    @Nullable String expectSdlHash,
    @Nullable Long ifRevision) {

  /// Fetch the service's SDL, compose, activate; the seed's call.
  public static ApplyRequest of(String service) {
    return new ApplyRequest(service, null, false, false, Wait.ACTIVE, null, null, null);
  }
}
