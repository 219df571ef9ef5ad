package io.interlock.router.pipeline;

import io.interlock.executor.error.ErrorPolicy;
import io.interlock.router.config.GatewayConfig;
import io.interlock.router.engine.EngineSlot;
import io.interlock.router.http.HttpExchange;
import io.interlock.router.http.HttpHandler;
import io.interlock.router.http.RouteTable;
import io.interlock.router.telemetry.Metrics;
import io.interlock.router.telemetry.RequestLog;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpMethod;
import java.time.Duration;

/// Answers the GraphQL endpoint. Thread-safe: what belongs to one request is in a {@link
/// RequestRun}.
public final class GraphqlHandler implements HttpHandler {
  private final EngineSlot slot;
  private final SubgraphTransportFactory transports;
  private final Metrics metrics;
  private final RequestLog log;
  private final Cors cors;
  private final ErrorPolicy errors;
  private final boolean exposesPlans;
  private final Duration requestTimeout;
  private final String endpoint;

  /// @param transports makes the way to the subgraphs
  public GraphqlHandler(
      EngineSlot slot,
      GatewayConfig config,
      SubgraphTransportFactory transports,
      Metrics metrics,
      RequestLog log) {
    this.slot = slot;
    this.transports = transports;
    this.metrics = metrics;
    this.log = log;
    this.cors = new Cors(config.cors());
    this.errors = config.errors().maskSubgraphErrors() ? ErrorPolicy.MASKED : ErrorPolicy.OPEN;
    this.exposesPlans = config.plans().expose();
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

  Duration requestTimeout() {
    return requestTimeout;
  }
}
