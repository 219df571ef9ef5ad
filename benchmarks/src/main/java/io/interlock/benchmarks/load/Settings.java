package io.interlock.benchmarks.load;

import java.time.Duration;

/// How long and how wide a load is.
///
/// @param isFromStart whether the first requests after the start are measured as well
/// @param warmUp of each router before its first round
/// @param round how long each round is measured
/// @param isCountingHeap whether Java routers are asked what they allocate
/// @param openLoop share of the closed loop's rate at which requests are due in an open loop
///   afterwards; 0 for none
public record Settings(
    int connections,
    boolean isFromStart,
    Duration warmUp,
    Duration round,
    int rounds,
    boolean isCountingHeap,
    double openLoop) {}
