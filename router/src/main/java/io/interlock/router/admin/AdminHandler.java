package io.interlock.router.admin;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.interlock.router.engine.EngineClock;
import io.interlock.router.http.HttpExchange;
import io.interlock.router.http.HttpHandler;
import io.interlock.router.lifecycle.GatewayHealth;
import io.interlock.router.lifecycle.InjectedFaults;
import io.interlock.router.lifecycle.Lifecycle;
import io.interlock.router.telemetry.Metrics;
import io.netty.buffer.ByteBufUtil;
import io.netty.handler.codec.http.DefaultHttpHeaders;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpMethod;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Answers every path but the GraphQL endpoint's: `/{name}/apply`, `/gateway/…`, `/health…`,
/// `/metrics`; others with 404, other methods with 405 and `Allow`.
///
/// Only framing happens on the event loop; the calls themselves run on virtual threads.
public final class AdminHandler implements HttpHandler {
  private static final Logger LOG = LoggerFactory.getLogger(AdminHandler.class);
  private static final String APPLY = "/apply";

  private final Lifecycle lifecycle;
  private final Metrics metrics;
  private final AdminAccess access;
  private final AdminCalls calls;
  private final SchemaCalls schema;
  private final @Nullable InjectedFaults faults;

  public AdminHandler(
      Lifecycle lifecycle, Metrics metrics, AdminOptions options, EngineClock clock) {
    this.lifecycle = lifecycle;
    this.metrics = metrics;
    access = new AdminAccess(options.token());
    calls = new AdminCalls(lifecycle, options, clock);
    schema = new SchemaCalls(lifecycle);
    faults = options.faults();
  }

  @Override
  public void handle(HttpExchange exchange) {
    AdminQuery query;
    try {
      query = new AdminQuery(exchange.queryParameters());
    } catch (IllegalArgumentException e) {
      answer(exchange, AdminReply.badRequest("the query cannot be decoded: " + e.getMessage()));
      return;
    }
    switch (exchange.path()) {
      case "/health" -> get(exchange, () -> answer(exchange, probe(query)));
      case "/health/live" -> get(exchange, () -> answer(exchange, up()));
      case "/health/ready" -> get(exchange, () -> answer(exchange, ready()));
      case "/metrics" -> get(exchange, () -> trusted(exchange, () -> expose(exchange)));
      case "/gateway/health" -> get(exchange, () -> health(exchange));
      case "/gateway/history" -> read(exchange, () -> calls.history(query));
      case "/gateway/engines" -> read(exchange, calls::engines);
      case "/gateway/services" -> read(exchange, () -> calls.services(query));
      case "/gateway/schema" -> read(exchange, () -> schema.schema(query));
      case "/gateway/quarantine" -> read(exchange, schema::quarantine);
      case "/gateway/freeze" -> write(exchange, schema::freeze);
      case "/gateway/unfreeze" -> write(exchange, schema::unfreeze);
      case "/gateway/reload" -> write(exchange, body -> calls.reload(query, body));
      case "/gateway/rollback" -> write(exchange, body -> calls.rollback(query, body));
      case "/gateway/debug/faults" -> injectFault(exchange);
      default -> named(exchange, query);
    }
  }

  /// Paths with a name in them.
  private void named(HttpExchange exchange, AdminQuery query) {
    @Nullable String hash = between(exchange.path(), "/gateway/quarantine/", "");
    @Nullable String service = between(exchange.path(), "/gateway/services/", "/sdl");
    if (hash != null) {
      delete(exchange, () -> schema.lift(hash));
    } else if (service != null) {
      read(exchange, () -> schema.sdl(service));
    } else {
      applyOrUnknown(exchange, query);
    }
  }

  /// The one segment between two ends of a path; null when it is another path.
  private static @Nullable String between(String path, String start, String end) {
    if (!path.startsWith(start)
        || !path.endsWith(end)
        || path.length() <= start.length() + end.length()) {
      return null;
    }
    String segment = path.substring(start.length(), path.length() - end.length());
    return segment.contains("/") ? null : segment;
  }

  private void applyOrUnknown(HttpExchange exchange, AdminQuery query) {
    String path = exchange.path();
    int end = path.length() - APPLY.length();
    boolean isApply = path.endsWith(APPLY) && end > 1 && path.lastIndexOf('/', end - 1) == 0;
    if (isApply) {
      write(exchange, body -> calls.apply(path.substring(1, end), query, body));
    } else {
      notFound(exchange);
    }
  }

  private void injectFault(HttpExchange exchange) {
    @Nullable InjectedFaults armed = faults;
    if (armed == null) {
      notFound(exchange);
    } else {
      write(exchange, body -> calls.injectFault(armed, body));
    }
  }

  // health

  private void health(HttpExchange exchange) {
    boolean isTrusted = access.refusal(exchange) == null;
    run(exchange, () -> calls.health(isTrusted));
  }

  /// `/health` says that the process lives; `?live` and `?ready` ask for one of the two.
  private AdminReply probe(AdminQuery query) {
    return query.has("ready") ? ready() : up();
  }

  private AdminReply ready() {
    return lifecycle.health().state().isReady() ? up() : probe(503, "DOWN");
  }

  private static AdminReply up() {
    return probe(200, "UP");
  }

  private static AdminReply probe(int status, String word) {
    return AdminReply.of(status, JsonNodeFactory.instance.objectNode().put("status", word));
  }

  // methods and access

  /// What a call with a body does.
  @FunctionalInterface
  private interface Writing {
    CompletionStage<AdminReply> run(byte[] body);
  }

  private void get(HttpExchange exchange, Runnable action) {
    if (exchange.method().equals(HttpMethod.GET) || exchange.method().equals(HttpMethod.HEAD)) {
      action.run();
    } else {
      refuseMethod(exchange, "GET, HEAD");
    }
  }

  private void read(HttpExchange exchange, Supplier<CompletionStage<AdminReply>> call) {
    get(exchange, () -> trusted(exchange, () -> run(exchange, call)));
  }

  private void write(HttpExchange exchange, Writing call) {
    if (!exchange.method().equals(HttpMethod.POST)) {
      refuseMethod(exchange, "POST");
      return;
    }
    trusted(
        exchange,
        () -> {
          byte[] body = ByteBufUtil.getBytes(exchange.body());
          run(exchange, () -> call.run(body));
        });
  }

  private void delete(HttpExchange exchange, Supplier<CompletionStage<AdminReply>> call) {
    if (exchange.method().equals(HttpMethod.DELETE)) {
      trusted(exchange, () -> run(exchange, call));
    } else {
      refuseMethod(exchange, "DELETE");
    }
  }

  private void trusted(HttpExchange exchange, Runnable action) {
    @Nullable AdminReply refusal = access.refusal(exchange);
    if (refusal == null) {
      action.run();
    } else {
      answer(exchange, refusal);
    }
  }

  private void refuseMethod(HttpExchange exchange, String allowed) {
    answer(
        exchange,
        AdminReply.refused(
                405,
                "METHOD_NOT_ALLOWED",
                "expected %s, got %s".formatted(allowed, shown(exchange.method().name())))
            .with("Allow", allowed));
  }

  private void notFound(HttpExchange exchange) {
    answer(
        exchange,
        AdminReply.refused(404, "NOT_FOUND", "nothing answers at " + shown(exchange.path())));
  }

  // answers

  /// Off the event loop; whatever is thrown is an answer too.
  private void run(HttpExchange exchange, Supplier<CompletionStage<AdminReply>> call) {
    Thread.ofVirtual()
        .name("admin-call")
        .start(() ->
            started(call)
                .whenComplete((reply, thrown) ->
                    answer(exchange, thrown == null ? reply : internalError(thrown))));
  }

  private static CompletionStage<AdminReply> started(Supplier<CompletionStage<AdminReply>> call) {
    try {
      return call.get();
    } catch (RuntimeException | Error e) {
      return CompletableFuture.failedStage(e);
    }
  }

  private static AdminReply internalError(Throwable thrown) {
    LOG.error("an admin call failed", thrown);
    return AdminReply.refused(500, "INTERNAL_SERVER_ERROR", "the call failed; the log says why");
  }

  private void expose(HttpExchange exchange) {
    Thread.ofVirtual()
        .name("metrics")
        .start(() -> exchange.respondText(200, Metrics.CONTENT_TYPE, metrics.exposition()));
  }

  private void answer(HttpExchange exchange, AdminReply reply) {
    GatewayHealth health = lifecycle.health();
    HttpHeaders headers =
        new DefaultHttpHeaders()
            .set(HttpHeaderNames.CONTENT_TYPE, "application/json; charset=utf-8")
            .set(HttpHeaderNames.CACHE_CONTROL, "no-store")
            .set("X-Gateway-Revision", health.revision())
            .set("X-Gateway-Epoch", health.epoch());
    reply.headers().forEach(headers::set);
    exchange.respond(
        reply.status(),
        headers,
        ByteBufUtil.writeUtf8(exchange.allocator(), reply.body().toString() + "\n"));
  }

  /// What a client sent, cut to a length that a message can hold.
  private static String shown(String text) {
    return text.length() <= 200 ? text : text.substring(0, 200) + "…";
  }
}
