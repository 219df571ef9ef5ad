package io.interlock.router.store;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/// A clock that is turned by hand.
final class HandClock implements InstantSource {

  private Instant now = TestRevisions.NOON;

  @Override
  public Instant instant() {
    return now;
  }

  void pass(Duration time) {
    now = now.plus(time);
  }
}
