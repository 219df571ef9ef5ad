package io.interlock.benchmarks.load.generator;

import org.HdrHistogram.Histogram;
import org.HdrHistogram.SingleWriterRecorder;

/// Latencies of the requests since the last look, in nanoseconds. Written by one thread, read by
/// another.
public final class Latencies {

  /// Three digits are kept, up to a minute.
  private static final long HIGHEST_NANOS = 60_000_000_000L;

  private static final int DIGITS = 3;

  private final SingleWriterRecorder recorder = new SingleWriterRecorder(HIGHEST_NANOS, DIGITS);

  void record(long nanos) {
    recorder.recordValue(Math.min(nanos, HIGHEST_NANOS));
  }

  /// What was recorded since the last call.
  public Histogram take() {
    return recorder.getIntervalHistogram();
  }
}
