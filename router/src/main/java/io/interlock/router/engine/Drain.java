package io.interlock.router.engine;

import java.time.Instant;
import java.util.concurrent.CompletionStage;

/// A retired epoch on its way out.
///
/// @param epoch its number
/// @param requests leases that were held when it was retired
/// @param deadline when the requests that still hold it are cut
/// @param ended completed when the last lease is back
public record Drain(long epoch, long requests, Instant deadline, CompletionStage<Void> ended) {}
