package io.interlock.router.config;

import java.time.Duration;

/// So many of something in a stretch of time: `30/min`.
public record Rate(int count, Duration per) {

  public Rate {
    Checks.positive("rate", count);
    Checks.positive("rate", per);
  }
}
