package io.interlock.router.engine;

import java.util.concurrent.Executor;

/// What engines share.
///
/// @param maxOperationTokens tokens in a document
/// @param cachedOperations about how many plans of usual size an engine keeps, and about how many
///   texts; large ones count for several
/// @param overrides decides on progressive overrides
/// @param planning runs what prepares operations; refuses what it has no room for
/// @param fault strikes while operations are prepared
public record EngineOptions(
    int maxOperationTokens,
    int cachedOperations,
    OverrideDecisions overrides,
    Executor planning,
    EngineObserver observer,
    PlanFault fault) {
  public EngineOptions {
    if (maxOperationTokens < 1 || cachedOperations < 1) {
      throw new IllegalArgumentException(
          "expected positive limits, got " + maxOperationTokens + " and " + cachedOperations);
    }
  }

  /// Without faults on purpose.
  public EngineOptions(
      int maxOperationTokens,
      int cachedOperations,
      OverrideDecisions overrides,
      Executor planning,
      EngineObserver observer) {
    this(maxOperationTokens, cachedOperations, overrides, planning, observer, PlanFault.NONE);
  }

  /// The same for an engine that is to have a fault.
  public EngineOptions with(PlanFault fault) {
    return new EngineOptions(
        maxOperationTokens, cachedOperations, overrides, planning, observer, fault);
  }
}
