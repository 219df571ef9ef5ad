package io.interlock.router.store;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/// Something that no automatic trigger may activate again.
///
/// @param what is kept out
/// @param since to the millisecond
/// @param revision the one that was rolled back
/// @param cause one line for operators
public record Quarantined(Suspect what, Instant since, long revision, String cause) {

  public Quarantined {
    since = since.truncatedTo(ChronoUnit.MILLIS);
  }

  /// What can be kept out.
  public sealed interface Suspect {

    /// By which it is lifted.
    String hash();

    /// A whole supergraph.
    record Supergraph(String hash) implements Suspect {}

    /// A service's schema, whatever the others serve: it would come back with their next change.
    ///
    /// @param hash its schema hash
    record Schema(String service, String hash) implements Suspect {}
  }
}
