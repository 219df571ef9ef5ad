package io.interlock.router.engine;

import java.util.concurrent.Executor;

/// What engines share.
///
/// @param maxOperationTokens tokens in a document
/// @param cachedOperations about how many plans of usual size an engine keeps, and about how many
///   texts; large ones count for several
/// @param overrides decides on progressive overrides
/// @param planning runs what prepares operations; refuses what it has no room for
public record EngineOptions(
    int maxOperationTokens,
    int cachedOperations,
    OverrideDecisions overrides,
    Executor planning,
    EngineObserver observer) {
  public EngineOptions {
    if (maxOperationTokens < 1 || cachedOperations < 1) {
      throw new IllegalArgumentException(
          "expected positive limits, got " + maxOperationTokens + " and " + cachedOperations);
    }
  }
}
