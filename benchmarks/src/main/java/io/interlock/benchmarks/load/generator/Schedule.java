package io.interlock.benchmarks.load.generator;

/// When requests are due. Used by one thread.
public sealed interface Schedule {

  /// There is no request that is due.
  long NOT_YET = -1;

  /// Takes the next request that is due.
  ///
  /// @return since when it is due, in nanoseconds of {@link System#nanoTime}; {@link #NOT_YET}
  long take(long now);

  /// A closed loop: as soon as a connection is free, the next request is due.
  record Closed() implements Schedule {
    @Override
    public long take(long now) {
      return now;
    }
  }

  /// An open loop: requests are due at a constant rate, whether connections are free or not.
  final class Open implements Schedule {
    private final double nanosBetween;
    private final long begin;
    private long taken;

    /// @param begin when the first request is due
    public Open(double requestsPerSecond, long begin) {
      this.nanosBetween = 1e9 / requestsPerSecond;
      this.begin = begin;
    }

    @Override
    public long take(long now) {
      long due = begin + (long) (taken * nanosBetween);
      if (due - now > 0) {
        return NOT_YET;
      }
      taken++;
      return due;
    }
  }
}
