package io.interlock.router.lifecycle;

import java.net.URI;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A service as operators see it.
///
/// @param source where the SDL that serves came from; null when none serves
/// @param fetchedAt when that SDL came
/// @param isStale whether a later fetch failed, so that a newer SDL may exist
/// @param lastError of the newest fetch, if it failed
public record ServiceStatus(
    String name,
    URI url,
    Status status,
    @Nullable String sdlHash,
    @Nullable String schemaHash,
    @Nullable String source,
    @Nullable Instant fetchedAt,
    boolean isStale,
    @Nullable String lastError) {

  /// What is known of a service's schema.
  public enum Status {
    /// Its schema serves.
    ACTIVE,
    /// Its SDL is known but nothing serves yet.
    PENDING,
    /// Nothing is known of it yet.
    UNKNOWN,
    /// The newest fetch of its SDL failed.
    ERROR
  }
}
