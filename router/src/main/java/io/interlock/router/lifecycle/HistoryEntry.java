package io.interlock.router.lifecycle;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// How one call ended, well or not. Every call leaves exactly one.
///
/// @param revision the revision that served when it ended; 0 when none did
/// @param error one line; null when it went well
/// @param ms from the call to its answer
public record HistoryEntry(
    String operationId,
    Instant at,
    Trigger trigger,
    List<String> services,
    String verdict,
    long revision,
    @Nullable String error,
    @Nullable String reason,
    Release release,
    long ms) {}
