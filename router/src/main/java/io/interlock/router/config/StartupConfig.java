package io.interlock.router.config;

import java.time.Duration;

/// What happens when there is no supergraph to serve at the start.
///
/// @param source what is asked for the first schema
/// @param timeout how long the first try to get a supergraph may take before it counts as failed
public record StartupConfig(Mode mode, Source source, Duration timeout) {

  /// What is asked for the first schema.
  public enum Source {
    /// The subgraphs; what the store has serves until they have answered.
    SUBGRAPHS,
    /// The store; the subgraphs only while there is nothing in it.
    STORE
  }

  /// What a failed start means.
  public enum Mode {
    /// Stay up, say why, and keep trying.
    TOLERANT,
    /// End the process with exit code 1.
    STRICT
  }

  public StartupConfig {
    Checks.positive("startup.timeout", timeout);
  }

  /// The same with another mode.
  public StartupConfig withMode(Mode mode) {
    return new StartupConfig(mode, source, timeout);
  }
}
