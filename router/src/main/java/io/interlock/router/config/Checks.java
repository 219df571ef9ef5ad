package io.interlock.router.config;

import java.time.Duration;

/// Range checks that several configuration records share.
final class Checks {

  private Checks() {}

  static void positive(String key, Duration duration) {
    if (!duration.isPositive()) {
      throw new IllegalArgumentException(key + ": expected more than 0, got " + duration);
    }
  }

  static void notNegative(String key, Duration duration) {
    if (duration.isNegative()) {
      throw new IllegalArgumentException(key + ": expected 0 or more, got " + duration);
    }
  }

  static void positive(String key, int number) {
    if (number < 1) {
      throw new IllegalArgumentException(key + ": expected 1 or more, got " + number);
    }
  }
}
