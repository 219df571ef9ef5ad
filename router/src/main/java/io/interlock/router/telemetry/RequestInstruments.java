package io.interlock.router.telemetry;

import io.prometheus.metrics.core.metrics.Counter;
import io.prometheus.metrics.core.metrics.Gauge;
import io.prometheus.metrics.core.metrics.Histogram;
import io.prometheus.metrics.model.registry.PrometheusRegistry;

/// The instruments of client requests and subgraph requests.
record RequestInstruments(
    Counter requests,
    Histogram seconds,
    Gauge inFlight,
    Counter subgraphRequests,
    Histogram subgraphSeconds,
    Gauge subgraphInFlight,
    Counter deduplicated,
    Counter subgraphDeduplicated,
    Counter cacheLookUps,
    Histogram planSeconds,
    Counter planLookUps,
    Histogram planningSeconds,
    Counter planSearchCuts) {

  /// Upper bounds in seconds: from a cached answer on loopback to the default `requestTimeout`.
  private static final double[] LATENCY = {
    0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30
  };

  static RequestInstruments register(PrometheusRegistry registry) {
    return new RequestInstruments(
        Counter.builder()
            .name("http_requests_total")
            .help("GraphQL requests of clients, by kind of operation and HTTP status")
            .labelNames("kind", "status")
            .register(registry),
        Histogram.builder()
            .name("http_request_seconds")
            .help("Time from the first byte of a GraphQL request to the last byte of its answer")
            .labelNames("kind")
            .classicOnly()
            .classicUpperBounds(LATENCY)
            .register(registry),
        Gauge.builder()
            .name("http_requests_in_flight")
            .help("GraphQL requests of clients that are being answered")
            .register(registry),
        Counter.builder()
            .name("subgraph_requests_total")
            .help("Requests to subgraphs, by how they ended")
            .labelNames("subgraph", "outcome")
            .register(registry),
        Histogram.builder()
            .name("subgraph_request_seconds")
            .help("Time from a request to a subgraph to the last byte of its answer")
            .labelNames("subgraph")
            .classicOnly()
            .classicUpperBounds(LATENCY)
            .register(registry),
        Gauge.builder()
            .name("subgraph_requests_in_flight")
            .help("Requests to subgraphs that wait for their answer")
            .labelNames("subgraph")
            .register(registry),
        Counter.builder()
            .name("http_requests_deduplicated_total")
            .help("GraphQL requests of clients that were answered by an identical one in flight")
            .register(registry),
        Counter.builder()
            .name("subgraph_requests_deduplicated_total")
            .help("Requests to subgraphs that an identical one in flight made needless")
            .labelNames("subgraph")
            .register(registry),
        Counter.builder()
            .name("operation_cache_total")
            .help("Look-ups of prepared operations by their text")
            .labelNames("outcome")
            .register(registry),
        Histogram.builder()
            .name("plan_seconds")
            .help("Time to prepare an operation whose text is new: wait, parse, validate, plan")
            .classicOnly()
            .classicUpperBounds(LATENCY)
            .register(registry),
        Counter.builder()
            .name("plan_cache_total")
            .help("Look-ups of plans by normalised operation, for operations whose text is new")
            .labelNames("outcome")
            .register(registry),
        Histogram.builder()
            .name("planning_seconds")
            .help("Time to plan and compile an operation whose normal form is new")
            .classicOnly()
            .classicUpperBounds(LATENCY)
            .register(registry),
        Counter.builder()
            .name("plan_search_cut_total")
            .help("Operations whose search for the cheapest plan ended at its budget")
            .register(registry));
  }
}
