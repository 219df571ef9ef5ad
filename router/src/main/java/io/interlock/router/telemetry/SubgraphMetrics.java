package io.interlock.router.telemetry;

import io.prometheus.metrics.core.datapoints.CounterDataPoint;
import io.prometheus.metrics.core.datapoints.DistributionDataPoint;
import io.prometheus.metrics.core.datapoints.GaugeDataPoint;
import java.util.EnumMap;
import java.util.Map;

/// The figures of one subgraph. Look one up once per connection pool, not per request.
///
/// Thread-safe.
public final class SubgraphMetrics {

  private final GaugeDataPoint inFlight;
  private final DistributionDataPoint seconds;
  private final CounterDataPoint deduplicated;
  private final Map<SubgraphOutcome, CounterDataPoint> requests =
      new EnumMap<>(SubgraphOutcome.class);

  SubgraphMetrics(RequestInstruments instruments, String subgraph) {
    inFlight = instruments.subgraphInFlight().labelValues(subgraph);
    seconds = instruments.subgraphSeconds().labelValues(subgraph);
    deduplicated = instruments.subgraphDeduplicated().labelValues(subgraph);
    for (SubgraphOutcome outcome : SubgraphOutcome.values()) {
      requests.put(outcome, instruments.subgraphRequests().labelValues(subgraph, outcome.label()));
    }
  }

  /// Hot path: per fetch. A request is on its way.
  public void started() {
    inFlight.inc();
  }

  /// Hot path: per fetch. An identical request that is on its way was joined instead of sending
  /// one.
  public void deduplicated() {
    deduplicated.inc();
  }

  /// Hot path: per fetch. The request that {@link #started} counted has ended.
  ///
  /// @param nanos from start to end
  public void finished(SubgraphOutcome outcome, long nanos) {
    inFlight.dec();
    seconds.observe(nanos / 1e9);
    CounterDataPoint counter = requests.get(outcome);
    if (counter != null) {
      counter.inc();
    }
  }
}
