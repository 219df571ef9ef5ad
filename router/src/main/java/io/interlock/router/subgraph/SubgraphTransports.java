package io.interlock.router.subgraph;

import io.interlock.executor.subgraph.SubgraphTransport;
import io.interlock.router.client.HttpClient;
import io.interlock.router.config.GatewayConfig;
import io.interlock.router.config.ServiceConfig;
import io.interlock.router.config.TrafficConfig;
import io.interlock.router.telemetry.Metrics;
import io.netty.channel.EventLoop;
import io.netty.handler.codec.http.HttpHeaders;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/// Makes the transport of each client request. Thread-safe.
public final class SubgraphTransports {
  private final HttpClient client;
  private final PropagatedHeaders propagated;
  private final Metrics metrics;
  private final TrafficConfig traffic;
  private final int maxResponseBytes;
  private final AtomicLong endedMutations = new AtomicLong();
  private final Map<EventLoop, InFlightFetches> inFlight = new ConcurrentHashMap<>();
  private volatile Endpoints endpoints = Endpoints.NONE;

  /// Knows the services of `config`; see {@link #use} for later ones.
  public SubgraphTransports(GatewayConfig config, HttpClient client, Metrics metrics) {
    this.client = client;
    this.propagated = new PropagatedHeaders(config.headers().propagate());
    this.metrics = metrics;
    this.traffic = config.traffic();
    this.maxResponseBytes = config.limits().maxSubgraphResponseBytes();
    use(config.services());
  }

  /// From now on requests go to these services, unless an engine has other addresses. One that is
  /// not among them any more stays known, since a retired engine may still ask it.
  ///
  /// @throws IllegalArgumentException when a URL is not one of HTTP
  public synchronized void use(List<ServiceConfig> services) {
    services.forEach(service -> endpoints = with(service, true));
  }

  /// Knows these services too; what is known of a service at the same place stays as it is.
  ///
  /// @throws IllegalArgumentException when a URL is not one of HTTP
  public synchronized void prepare(List<ServiceConfig> services) {
    for (ServiceConfig service : services) {
      if (!endpoints.has(service.name(), service.url())) {
        endpoints = with(service, false);
      }
    }
  }

  private Endpoints with(ServiceConfig service, boolean isInForce) {
    Endpoint endpoint =
        Endpoint.of(service, traffic.dedupes(service), metrics.subgraph(service.name()));
    return endpoints.with(service.url(), endpoint, isInForce);
  }

  /// Hot path: per request. The transport of one client request, used on `loop` alone.
  ///
  /// @param engine the engine that asks; what one engine asks is not answered to another
  /// @param addresses where the request's engine has its subgraphs; one that is missing is asked
  ///   where it was last
  /// @param clientHeaders of the client's request; some go on to the subgraphs
  /// @param requestId goes on as `x-request-id` when that header is propagated
  public SubgraphTransport open(
      Object engine,
      Map<String, URI> addresses,
      EventLoop loop,
      HttpHeaders clientHeaders,
      String requestId) {
    HttpHeaders common = propagated.of(clientHeaders, requestId);
    Asker asker = new Asker(engine, propagated.identity(clientHeaders), requestId);
    return new NettySubgraphTransport(
        loop, client, endpoints, inFlightOf(loop), asker, addresses, common, maxResponseBytes);
  }

  /// Hot path: per request. What of a client's headers can make a subgraph answer otherwise.
  public List<String> identity(HttpHeaders clientHeaders) {
    return propagated.identity(clientHeaders);
  }

  private InFlightFetches inFlightOf(EventLoop loop) {
    return inFlight.computeIfAbsent(loop, _ -> new InFlightFetches(endedMutations));
  }

  /// How many queries are on their way on `loop` and may be joined. Called on it.
  int inFlight(EventLoop loop) {
    return inFlightOf(loop).size();
  }
}
