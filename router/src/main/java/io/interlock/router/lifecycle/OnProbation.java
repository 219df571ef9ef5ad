package io.interlock.router.lifecycle;

import io.interlock.router.engine.CanaryStatus;
import java.time.Instant;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/// The probation that a schema has begun.
///
/// @param until when it ends at the earliest
/// @param standbyRevision the revision that serves again if it does not prove itself
/// @param canary the share of the requests that it has; null when it has all
/// @param warning what an operator should look at, though nothing is rolled back for it; null when
///   there is nothing
/// @param end completed when it is decided, never exceptionally
public record OnProbation(
    Instant until,
    long standbyRevision,
    @Nullable CanaryStatus canary,
    @Nullable String warning,
    CompletionStage<TrialEnd> end) {}
