package io.interlock.router.subgraph;

import io.interlock.router.client.HttpTarget;
import io.interlock.router.config.ServiceConfig;
import io.interlock.router.telemetry.SubgraphMetrics;
import java.time.Duration;
import java.util.Map;

/// What has to be known of a subgraph to send it a request.
///
/// @param headers sent with every request; they win over what clients sent
/// @param isDeduplicated whether identical queries that are in flight at once are sent once
record Endpoint(
    String name,
    HttpTarget target,
    Map<String, String> headers,
    Duration timeout,
    boolean isDeduplicated,
    SubgraphMetrics metrics) {
  static Endpoint of(ServiceConfig service, boolean isDeduplicated, SubgraphMetrics metrics) {
    return new Endpoint(
        service.name(),
        HttpTarget.of(service.url()),
        service.headers(),
        service.timeout(),
        isDeduplicated,
        metrics);
  }
}
