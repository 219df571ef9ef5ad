package io.interlock.benchmarks.load;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import org.HdrHistogram.Histogram;

/// The figures of one router under one load.
///
/// @param cpuMicros processor time of the router's process tree for one request
/// @param peakMib the highest resident size of the process tree
/// @param subgraphRequests that the router sent for one request
/// @param missesPercent of the subgraph requests were not remembered and so were not free
/// @param latenessMillis by which the generator itself sent late, 99.9th percentile
/// @param heapBytes allocated on the router's heap for one request; not a number when not known
public record Measurement(
    double requestsPerSecond,
    double p50Millis,
    double p99Millis,
    double p999Millis,
    double maxMillis,
    double cpuMicros,
    double peakMib,
    double subgraphRequests,
    double missesPercent,
    double latenessMillis,
    double heapBytes) {

  private static final double NANOS_PER_MILLI = 1e6;

  static double millis(Histogram latencies, double percentile) {
    return latencies.getValueAtPercentile(percentile) / NANOS_PER_MILLI;
  }

  String inShort() {
    return String.format(
        Locale.ROOT, "%.0f requests/s, %.1f µs of CPU each", requestsPerSecond, cpuMicros);
  }

  /// Figure by figure, the median of some rounds.
  static Measurement median(List<Measurement> rounds) {
    return new Measurement(
        median(rounds, Measurement::requestsPerSecond),
        median(rounds, Measurement::p50Millis),
        median(rounds, Measurement::p99Millis),
        median(rounds, Measurement::p999Millis),
        median(rounds, Measurement::maxMillis),
        median(rounds, Measurement::cpuMicros),
        median(rounds, Measurement::peakMib),
        median(rounds, Measurement::subgraphRequests),
        median(rounds, Measurement::missesPercent),
        median(rounds, Measurement::latenessMillis),
        median(rounds, Measurement::heapBytes));
  }

  private static double median(List<Measurement> rounds, ToDoubleFunction<Measurement> figure) {
    List<Double> sorted =
        rounds.stream().map(figure::applyAsDouble).sorted(Comparator.naturalOrder()).toList();
    int middle = sorted.size() / 2;
    return sorted.size() % 2 == 1
        ? sorted.get(middle)
        : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
  }
}
