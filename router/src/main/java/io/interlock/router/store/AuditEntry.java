package io.interlock.router.store;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Who asked for a schema change, and how it ended. Names and hashes only: never an SDL, never a
/// token.
///
/// @param at when it ended, to the millisecond
/// @param actor a token's name, a certificate's subject, `startup`
/// @param remoteAddress null when nobody called
/// @param parent the revision that served before; 0 when none did
/// @param revision the revision that serves now
/// @param supergraphHash of what was decided on; null when it did not come to that
/// @param schemaHashes of the SDLs that were asked for, by service
/// @param code of the failure; null when there was none
/// @param error the failure in one line, cut after {@link #MAX_ERROR_CHARACTERS}
/// @param forced the checks that the caller has overruled
/// @param version of what the caller deploys, as the caller counts
/// @param labels what else the caller says about it
/// @param duration to the millisecond
public record AuditEntry(
    Instant at,
    String operationId,
    String actor,
    @Nullable String remoteAddress,
    String trigger,
    List<String> services,
    long parent,
    long revision,
    @Nullable String supergraphHash,
    SortedMap<String, String> schemaHashes,
    String verdict,
    @Nullable String code,
    @Nullable String error,
    List<String> forced,
    @Nullable String reason,
    @Nullable String version,
    SortedMap<String, String> labels,
    Duration duration) {

  /// A summary: an error text may quote what a caller has sent.
  static final int MAX_ERROR_CHARACTERS = 300;

  public AuditEntry {
    at = at.truncatedTo(ChronoUnit.MILLIS);
    services = List.copyOf(services);
    schemaHashes = Collections.unmodifiableSortedMap(new TreeMap<>(Map.copyOf(schemaHashes)));
    error = error == null ? null : summary(error);
    forced = List.copyOf(forced);
    labels = Collections.unmodifiableSortedMap(new TreeMap<>(Map.copyOf(labels)));
    duration = duration.truncatedTo(ChronoUnit.MILLIS);
  }

  private static String summary(String error) {
    String line = error.lines().findFirst().orElse("");
    return line.length() <= MAX_ERROR_CHARACTERS ? line : line.substring(0, MAX_ERROR_CHARACTERS);
  }
}
