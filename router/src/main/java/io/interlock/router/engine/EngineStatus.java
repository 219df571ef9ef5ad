package io.interlock.router.engine;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// One epoch as operators see it.
///
/// @param leases requests that hold it now
/// @param deadline when the rest of its requests is cut; null unless it is retired
public record EngineStatus(
    long epoch,
    State state,
    String supergraphHash,
    long leases,
    Instant activatedAt,
    @Nullable Instant deadline) {

  /// What an epoch is doing.
  public enum State {
    /// Every new request takes it.
    ACTIVE,
    /// Its engine is kept warm for a rollback, and for requests that a newer engine failed.
    STANDBY,
    /// Retired; requests finish on it.
    DRAINING,
    /// Its requests were told to end and have not given it back yet.
    CUT
  }
}
