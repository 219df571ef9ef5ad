package io.interlock.router.admin;

import io.interlock.router.engine.EngineClock;
import io.interlock.router.http.HttpExchange;
import io.interlock.router.http.HttpHandler;
import io.interlock.router.lifecycle.GatewayHealth;
import io.interlock.router.lifecycle.Lifecycle;
import io.interlock.router.telemetry.Metrics;
import io.netty.buffer.ByteBufUtil;
import io.netty.handler.codec.http.DefaultHttpHeaders;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpMethod;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Answers every path but the GraphQL endpoint's, as {@link AdminApi} lists them; others with 404,
/// other methods with 405 and `Allow`.
///
/// Only framing happens on the event loop; the calls themselves run on virtual threads.
public final class AdminHandler implements HttpHandler {
  private static final Logger LOG = LoggerFactory.getLogger(AdminHandler.class);

  private final Lifecycle lifecycle;
  private final AdminAccess access;
  private final AdminRoutes routes;

  public AdminHandler(
      Lifecycle lifecycle, Metrics metrics, AdminOptions options, EngineClock clock) {
    this.lifecycle = lifecycle;
    access = new AdminAccess(options.token());
    routes = AdminApi.routes(lifecycle, metrics, options, clock);
  }

  @Override
  public void handle(HttpExchange exchange) {
    switch (routes.find(exchange.method(), exchange.path())) {
      case AdminRoutes.Match.Found f -> call(exchange, f.route(), f.names());
      case AdminRoutes.Match.OtherMethods o -> answer(exchange, otherMethod(exchange, o.allowed()));
      case AdminRoutes.Match.Nothing _ -> answer(exchange, notFound(exchange));
    }
  }

  private void call(HttpExchange exchange, AdminRoute route, Map<String, String> names) {
    @Nullable AdminReply refusal = access.refusal(exchange);
    if (refusal != null && route.access() != AdminRoute.Access.EVERYBODY) {
      answer(exchange, refusal);
      return;
    }
    AdminRequest request;
    try {
      request = AdminRequest.of(exchange, names, refusal == null, access.actor());
    } catch (IllegalArgumentException e) {
      answer(exchange, AdminReply.badRequest("the query cannot be decoded: " + e.getMessage()));
      return;
    }
    run(exchange, route.action(), request);
  }

  /// Off the event loop; whatever is thrown is an answer too.
  private void run(HttpExchange exchange, AdminRoute.Action action, AdminRequest request) {
    Thread.ofVirtual()
        .name("admin-call")
        .start(() ->
            action
                .answer(request)
                .whenComplete((reply, thrown) ->
                    answer(exchange, thrown == null ? reply : internalError(thrown))));
  }

  private static AdminReply internalError(Throwable thrown) {
    LOG.error("an admin call failed", thrown);
    return AdminReply.refused(500, "INTERNAL_SERVER_ERROR", "the call failed; the log says why");
  }

  private static AdminReply otherMethod(HttpExchange exchange, Set<String> methods) {
    String allowed = String.join(", ", methods);
    return AdminReply.refused(
            405,
            "METHOD_NOT_ALLOWED",
            "expected %s, got %s".formatted(allowed, shown(exchange.method().name())))
        .with("Allow", allowed);
  }

  private static AdminReply notFound(HttpExchange exchange) {
    return AdminReply.refused(404, "NOT_FOUND", "nothing answers at " + shown(exchange.path()));
  }

  private void answer(HttpExchange exchange, AdminReply reply) {
    switch (reply.body()) {
      case AdminReply.Body.Json j -> write(exchange, reply, AdminReply.JSON_TYPE, j.text());
      case AdminReply.Body.Text t -> write(exchange, reply, t.contentType(), t.text());
      case AdminReply.Body.Stream s when exchange.method().equals(HttpMethod.HEAD) ->
          write(exchange, reply, s.contentType(), "");
      case AdminReply.Body.Stream s ->
          s.opened().accept(exchange.stream(reply.status(), headers(reply, s.contentType())));
    }
  }

  private void write(HttpExchange exchange, AdminReply reply, String contentType, String text) {
    exchange.respond(
        reply.status(),
        headers(reply, contentType),
        ByteBufUtil.writeUtf8(exchange.allocator(), text));
  }

  private HttpHeaders headers(AdminReply reply, String contentType) {
    GatewayHealth health = lifecycle.health();
    HttpHeaders headers =
        new DefaultHttpHeaders()
            .set(HttpHeaderNames.CONTENT_TYPE, contentType)
            .set(HttpHeaderNames.CACHE_CONTROL, "no-store")
            .set("X-Gateway-Revision", health.revision())
            .set("X-Gateway-Epoch", health.epoch());
    reply.headers().forEach(headers::set);
    return headers;
  }

  /// What a client sent, cut to a length that a message can hold.
  private static String shown(String text) {
    return text.length() <= 200 ? text : text.substring(0, 200) + "…";
  }
}
