package io.interlock.router.store;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/// A service's SDL in a revision.
///
/// @param sdlHash of its bytes; the blob's name
/// @param schemaHash of what it says
/// @param source `fetched` or `pushed`
/// @param receivedAt to the millisecond
public record StoredSdl(
    String service, String sdlHash, String schemaHash, String source, Instant receivedAt) {

  public StoredSdl {
    receivedAt = receivedAt.truncatedTo(ChronoUnit.MILLIS);
  }
}
