package io.interlock.router.pipeline;

import io.interlock.executor.error.ErrorPolicy;
import io.interlock.router.config.GatewayConfig;
import io.interlock.router.engine.EngineSlot;
import io.interlock.router.http.HttpExchange;
import io.interlock.router.http.HttpHandler;
import io.interlock.router.http.RouteTable;
import io.interlock.router.telemetry.Metrics;
import io.interlock.router.telemetry.RequestLog;
import io.netty.channel.EventLoop;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpMethod;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Answers the GraphQL endpoint. Thread-safe: what belongs to one request is in a {@link
/// RequestRun}.
public final class GraphqlHandler implements HttpHandler {
  private final EngineSlot slot;
  private final SubgraphTransportFactory transports;
  private final Function<HttpHeaders, List<String>> identity;
  private final Metrics metrics;
  private final RequestLog log;
  private final Cors cors;
  private final ErrorPolicy errors;
  private final boolean exposesPlans;
  private final boolean dedupes;
  private final Map<EventLoop, InFlightQueries> inFlight = new ConcurrentHashMap<>();
  private final AtomicLong endedMutations = new AtomicLong();
  private final Duration requestTimeout;
  private final String endpoint;

  /// @param transports makes the way to the subgraphs
  /// @param identity what of a client's headers can make a subgraph answer otherwise
  public GraphqlHandler(
      EngineSlot slot,
      GatewayConfig config,
      SubgraphTransportFactory transports,
      Function<HttpHeaders, List<String>> identity,
      Metrics metrics,
      RequestLog log) {
    this.slot = slot;
    this.transports = transports;
    this.identity = identity;
    this.metrics = metrics;
    this.log = log;
    this.cors = new Cors(config.cors());
    this.errors = config.errors().maskSubgraphErrors() ? ErrorPolicy.MASKED : ErrorPolicy.OPEN;
    this.exposesPlans = config.plans().expose();
    this.dedupes = config.traffic().dedupesClients();
    this.requestTimeout = config.requestTimeout();
    this.endpoint = config.endpoint();
  }

  /// Adds the endpoint to a table: GET and POST, with CORS also OPTIONS.
  public void addTo(RouteTable.Builder routes) {
    routes.exact(HttpMethod.POST, endpoint, this).exact(HttpMethod.GET, endpoint, this);
    if (cors.isEnabled()) {
      routes.exact(HttpMethod.OPTIONS, endpoint, cors::answerPreflight);
    }
  }

  /// Hot path: per request.
  @Override
  public void handle(HttpExchange exchange) {
    new RequestRun(exchange, this).start();
  }

  EngineSlot slot() {
    return slot;
  }

  SubgraphTransportFactory transports() {
    return transports;
  }

  Metrics metrics() {
    return metrics;
  }

  RequestLog log() {
    return log;
  }

  Cors cors() {
    return cors;
  }

  ErrorPolicy errors() {
    return errors;
  }

  /// What a request's headers ask to see of its plan; nothing, unless that is allowed.
  PlanExposure planExposure(HttpHeaders headers) {
    return exposesPlans ? PlanExposure.askedBy(headers) : PlanExposure.NONE;
  }

  /// The queries of a loop that may be joined; null when clients' queries are not de-duplicated.
  @Nullable InFlightQueries inFlight(EventLoop loop) {
    return dedupes
        ? inFlight.computeIfAbsent(loop, _ -> new InFlightQueries(endedMutations))
        : null;
  }

  /// What of a client's headers can make the answer another one.
  List<String> identity(HttpHeaders headers) {
    return identity.apply(headers);
  }

  /// A mutation is about to be answered, or nobody waits for its answer any more: what it changed
  /// must be seen by whoever asks from now on.
  void mutationEnded() {
    endedMutations.incrementAndGet();
  }

  Duration requestTimeout() {
    return requestTimeout;
  }
}
