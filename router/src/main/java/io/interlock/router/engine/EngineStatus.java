package io.interlock.router.engine;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// One epoch as operators see it.
///
/// @param percent of new requests that take it
/// @param leases requests that hold it now
/// @param deadline when the rest of its requests is cut; null unless it is retired
public record EngineStatus(
    long epoch,
    State state,
    int percent,
    String supergraphHash,
    long leases,
    Instant activatedAt,
    @Nullable Instant deadline) {

  /// What an epoch is doing.
  public enum State {
    /// New requests take it: all, or while a canary runs a share.
    ACTIVE,
    /// Its engine is kept warm for a rollback, and for requests that a newer engine failed.
    STANDBY,
    /// Retired; requests finish on it.
    DRAINING,
    /// Its requests were told to end and have not given it back yet.
    CUT
  }
}
