package io.interlock.router.config;

import java.time.Duration;

/// What happens when there is no supergraph to serve at the start.
///
/// @param timeout how long the first try to get a supergraph may take before it counts as failed
public record StartupConfig(Mode mode, Duration timeout) {

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
    return new StartupConfig(mode, timeout);
  }
}
