package io.interlock.router.lifecycle;

import java.time.Instant;
import java.util.concurrent.CompletionStage;

/// The probation that a schema has begun.
///
/// @param until when it ends at the earliest
/// @param standbyRevision the revision that serves again if it does not prove itself
/// @param end completed when it is decided, never exceptionally
public record OnProbation(Instant until, long standbyRevision, CompletionStage<TrialEnd> end) {}
