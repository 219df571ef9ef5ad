package io.interlock.router.config;

import java.time.Duration;

/// How the router ends after SIGTERM.
///
/// @param delay how long it still accepts requests while it already reports "not ready"
/// @param grace the most time that requests in flight get to finish
public record ShutdownConfig(Duration delay, Duration grace) {

  public ShutdownConfig {
    Checks.notNegative("shutdown.delay", delay);
    Checks.notNegative("shutdown.grace", grace);
  }
}
