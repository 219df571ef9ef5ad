package io.interlock.example.subgraph;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import graphql.ExecutionInput;
import graphql.GraphQL;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// One subgraph of the example: GraphQL on one port, control on another. May be used by many
/// threads.
public final class Subgraph implements AutoCloseable {
  private static final int OK = 200;

  private final String name;
  private final String initialSdl;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final CountDownLatch closed = new CountDownLatch(1);
  private final Behaviour behaviour = new Behaviour();
  private final HttpServer control;
  private InetSocketAddress address;
  private @Nullable HttpServer graphql;
  private volatile String sdl;
  private volatile GraphQL schema;

  private Subgraph(String name, String host, int port, int controlPort) throws IOException {
    this.name = name;
    this.initialSdl = resource(name + ".graphql");
    this.sdl = initialSdl;
    this.schema = SubgraphSchema.executable(name, initialSdl);
    this.address = new InetSocketAddress(host, port);
    this.control =
        Http.start(
            new InetSocketAddress(host, controlPort),
            threads,
            "/control/",
            new Control(this)::handle);
  }

  /// Starts `products` or `reviews`.
  ///
  /// @param port of GraphQL; 0 takes a free one
  /// @param controlPort 0 takes a free one
  /// @throws UncheckedIOException when a port is taken; the message names it
  public static Subgraph start(String name, String host, int port, int controlPort) {
    try {
      Subgraph subgraph = new Subgraph(name, host, port, controlPort);
      subgraph.listen();
      return subgraph;
    } catch (IOException e) {
      throw new UncheckedIOException(
          "%s cannot listen on ports %d and %d: %s"
              .formatted(name, port, controlPort, e.getMessage()),
          e);
    }
  }

  private static String resource(String file) {
    try (InputStream in = Subgraph.class.getResourceAsStream(file)) {
      return new String(Objects.requireNonNull(in, file).readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(file, e);
    }
  }

  public String name() {
    return name;
  }

  public synchronized int port() {
    return address.getPort();
  }

  public int controlPort() {
    return control.getAddress().getPort();
  }

  public String sdl() {
    return sdl;
  }

  Behaviour behaviour() {
    return behaviour;
  }

  /// Serves another SDL from the next request on.
  ///
  /// @throws RuntimeException when the SDL is not valid; then nothing changes
  void serve(String text) {
    schema = SubgraphSchema.executable(name, text);
    sdl = text;
  }

  void reset() throws IOException {
    behaviour.reset();
    serve(initialSdl);
    listen();
  }

  /// Accepts GraphQL requests, on the port that was used before.
  synchronized void listen() throws IOException {
    if (graphql == null) {
      graphql = Http.start(address, threads, "/graphql", this::answer);
      address = graphql.getAddress();
    }
  }

  /// Cuts all GraphQL connections and refuses new ones, as if the process were gone.
  synchronized void hangUp() {
    if (graphql != null) {
      graphql.stop(0);
      graphql = null;
    }
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      String request = Http.body(exchange);
      Behaviour.Treatment treatment = behaviour.next(request);
      if (!exchange.getRequestMethod().equals("POST")) {
        Http.refuse(exchange, 405, "expected POST");
      } else if (isOpenAfter(treatment)) {
        answer(exchange, treatment.status(), request);
      }
    }
  }

  private boolean isOpenAfter(Behaviour.Treatment treatment) {
    try {
      return treatment.delay().isZero()
          || !closed.await(treatment.delay().toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private void answer(HttpExchange exchange, int status, String text) throws IOException {
    if (status != OK) {
      Http.refuse(exchange, status, "told to answer " + status);
      return;
    }
    JsonNode request;
    try {
      request = Http.json(text);
    } catch (JsonProcessingException e) {
      Http.refuse(exchange, 400, "not JSON: " + e.getOriginalMessage());
      return;
    }
    Http.respond(exchange, OK, schema.execute(input(request)).toSpecification());
  }

  private static ExecutionInput input(JsonNode request) {
    ExecutionInput.Builder input =
        ExecutionInput.newExecutionInput(request.path("query").asText(""));
    if (request.hasNonNull("operationName")) {
      input.operationName(request.get("operationName").asText());
    }
    Map<String, Object> variables =
        Http.MAPPER.convertValue(
            request.path("variables").isObject()
                ? request.get("variables")
                : Http.MAPPER.createObjectNode(),
            Http.MAPPER.getTypeFactory().constructMapType(Map.class, String.class, Object.class));
    return input.variables(variables).build();
  }

  /// Stops GraphQL and control at once.
  @Override
  public void close() {
    closed.countDown();
    hangUp();
    control.stop(0);
    threads.shutdownNow();
  }
}
