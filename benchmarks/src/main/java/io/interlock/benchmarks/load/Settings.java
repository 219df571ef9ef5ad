package io.interlock.benchmarks.load;

import java.time.Duration;

/// How long and how wide a load is.
///
/// @param warmUp of each router before its first round
/// @param round how long each round is measured
public record Settings(int connections, Duration warmUp, Duration round, int rounds) {}
