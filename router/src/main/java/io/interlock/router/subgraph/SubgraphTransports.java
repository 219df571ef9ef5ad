package io.interlock.router.subgraph;

import io.interlock.executor.subgraph.SubgraphTransport;
import io.interlock.router.client.HttpClient;
import io.interlock.router.config.GatewayConfig;
import io.interlock.router.config.ServiceConfig;
import io.interlock.router.telemetry.Metrics;
import io.netty.channel.EventLoop;
import io.netty.handler.codec.http.HttpHeaders;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Makes the transport of each client request. Thread-safe.
public final class SubgraphTransports {
  private final HttpClient client;
  private final PropagatedHeaders propagated;
  private final Metrics metrics;
  private final int maxResponseBytes;
  private volatile Map<String, Endpoint> endpoints = Map.of();

  /// Knows the services of `config`; see {@link #use} for later ones.
  public SubgraphTransports(GatewayConfig config, HttpClient client, Metrics metrics) {
    this.client = client;
    this.propagated = new PropagatedHeaders(config.headers().propagate());
    this.metrics = metrics;
    this.maxResponseBytes = config.limits().maxSubgraphResponseBytes();
    use(config.services());
  }

  /// From now on requests go to these services. One that is not among them any more stays known,
  /// since a retired engine may still ask it.
  ///
  /// @throws IllegalArgumentException when a URL is not one of HTTP
  public synchronized void use(List<ServiceConfig> services) {
    Map<String, Endpoint> known = new LinkedHashMap<>(endpoints);
    for (ServiceConfig service : services) {
      known.put(service.name(), Endpoint.of(service, metrics.subgraph(service.name())));
    }
    endpoints = Map.copyOf(known);
  }

  /// Hot path: per request. The transport of one client request, used on `loop` alone.
  ///
  /// @param clientHeaders of the client's request; some go on to the subgraphs
  /// @param requestId goes on as `x-request-id` when that header is propagated
  public SubgraphTransport open(EventLoop loop, HttpHeaders clientHeaders, String requestId) {
    HttpHeaders common = propagated.of(clientHeaders, requestId);
    return new NettySubgraphTransport(loop, client, endpoints, common, maxResponseBytes);
  }
}
