package io.interlock.router.engine;

import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;

/// How much an operation is used: the requests since its engine was built, and half of what was
/// counted on each engine before, so that what was used lately weighs most. Thread-safe.
final class UseCount {
  private final LongAdder now = new LongAdder();
  private final AtomicLong before = new AtomicLong();

  /// Hot path: per request.
  void add() {
    now.increment();
  }

  long value() {
    return now.sum() + before.get();
  }

  /// Goes on with half of a count of the engine before, which stays as it is.
  UseCount inherit(UseCount old) {
    before.addAndGet(old.value() / 2);
    return this;
  }
}
