package io.interlock.router.engine;

import java.util.concurrent.atomic.AtomicLongArray;

/// How long one engine took to plan: counts by time, eight to a doubling, so that a percentile is
/// at most an eighth too low. Thread-safe.
public final class PlanningTimes {
  private static final int BITS = 3;
  private static final int PARTS = 1 << BITS;

  private final AtomicLongArray counts = new AtomicLongArray(Long.SIZE * PARTS);

  void add(long nanos) {
    counts.incrementAndGet(bucket(Math.max(0, nanos)));
  }

  /// The time that 99 of 100 plans took at most, rounded down; 0 when nothing was planned.
  public long p99Nanos() {
    long all = 0;
    for (int i = 0; i < counts.length(); i++) {
      all += counts.get(i);
    }
    long below = all * 99 / 100;
    for (int i = 0; i < counts.length(); i++) {
      below -= counts.get(i);
      if (below < 0) {
        return least(i);
      }
    }
    return 0;
  }

  /// The position of the first bit, then the `BITS` that follow it.
  private static int bucket(long nanos) {
    if (nanos < PARTS) {
      return (int) nanos;
    }
    int shift = Long.SIZE - 1 - Long.numberOfLeadingZeros(nanos) - BITS;
    return (shift + 1) * PARTS + (int) (nanos >>> shift) - PARTS;
  }

  private static long least(int bucket) {
    return bucket < PARTS ? bucket : (long) (PARTS + bucket % PARTS) << (bucket / PARTS - 1);
  }
}
