package io.interlock.router.pipeline;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import io.interlock.executor.subgraph.SubgraphAnswer;
import io.interlock.executor.subgraph.SubgraphTransport;
import io.interlock.router.client.HttpClient;
import io.interlock.router.client.HttpClientOptions;
import io.interlock.router.client.RawServer;
import io.interlock.router.config.ConfigLoader;
import io.interlock.router.config.ConfigOutcome;
import io.interlock.router.config.GatewayConfig;
import io.interlock.router.engine.DrainPolicy;
import io.interlock.router.engine.Engine;
import io.interlock.router.engine.EngineObserver;
import io.interlock.router.engine.EngineOptions;
import io.interlock.router.engine.EngineSlot;
import io.interlock.router.engine.EngineStatus;
import io.interlock.router.engine.OverrideDecisions;
import io.interlock.router.engine.PlanFault;
import io.interlock.router.engine.PlanningPool;
import io.interlock.router.engine.SystemEngineClock;
import io.interlock.router.http.EventLoops;
import io.interlock.router.http.HttpServer;
import io.interlock.router.http.HttpServerOptions;
import io.interlock.router.http.RawClient;
import io.interlock.router.http.RouteTable;
import io.interlock.router.subgraph.SubgraphTransports;
import io.interlock.router.telemetry.Metrics;
import io.interlock.router.telemetry.RequestLog;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.UnaryOperator;

/// A router from socket to socket: real server, engine, executor and client; subgraphs that do what
/// they are told.
final class TestRouter implements AutoCloseable {
  static final RawServer.Script ACCOUNTS =
      (n, exchange) -> {
        while (exchange.read()) {
          exchange.answer(
              "{\"data\":{\"me\":{\"__typename\":\"User\",\"id\":\"1\",\"name\":\"Ada\"}}}");
        }
      };
  static final RawServer.Script REVIEWS =
      (n, exchange) -> {
        while (exchange.read()) {
          exchange.answer("{\"data\":{\"_entities\":[{\"__typename\":\"User\",\"rating\":5}]}}");
        }
      };

  final RawServer accounts;
  final RawServer reviews;
  final EngineSlot slot;
  final Metrics metrics = Metrics.create();

  /// How many answers of subgraphs the executor is still to trip over.
  final AtomicInteger faults = new AtomicInteger();

  private final EventLoops loops;
  private final SystemEngineClock clock = new SystemEngineClock();
  private final PlanningPool planning = PlanningPool.ofProcessors();
  private final HttpClient client = new HttpClient(HttpClientOptions.DEFAULT);
  private final HttpServer server;

  private TestRouter(
      int loops, RawServer accounts, RawServer reviews, String settings, Duration drain)
      throws IOException {
    this.loops = EventLoops.start(loops);
    this.accounts = accounts;
    this.reviews = reviews;
    GatewayConfig config = config(settings);
    this.slot =
        new EngineSlot(
            new DrainPolicy(drain, 4), config.schema().canary(), clock, EngineObserver.NONE);
    SubgraphTransports transports = new SubgraphTransports(config, client, metrics);
    GraphqlHandler handler =
        new GraphqlHandler(
            slot,
            config,
            faulty(transports::open),
            transports::identity,
            metrics,
            new RequestLog());
    RouteTable.Builder routes = RouteTable.builder();
    handler.addTo(routes);
    this.server =
        HttpServer.start(HttpServerOptions.at("127.0.0.1", 0), this.loops, routes.build());
  }

  /// With an engine, well-behaved subgraphs and no settings.
  static TestRouter start() throws IOException {
    return start(ACCOUNTS, REVIEWS, "");
  }

  /// With an engine and these subgraphs; `settings` are lines of `gateway.yaml`, where `{accounts}`
  /// stands for more keys of that service.
  static TestRouter start(RawServer.Script accounts, RawServer.Script reviews, String settings)
      throws IOException {
    TestRouter router = withoutEngine(accounts, reviews, settings, Duration.ofSeconds(60));
    router.slot.swap(router.engine());
    return router;
  }

  static TestRouter withoutEngine(
      RawServer.Script accounts, RawServer.Script reviews, String settings, Duration drain)
      throws IOException {
    return new TestRouter(2, RawServer.start(accounts), RawServer.start(reviews), settings, drain);
  }

  /// With an engine and one event loop, on which all requests meet.
  static TestRouter onOneLoop(RawServer.Script accounts, RawServer.Script reviews, String settings)
      throws IOException {
    TestRouter router =
        new TestRouter(
            1,
            RawServer.start(accounts),
            RawServer.start(reviews),
            settings,
            Duration.ofSeconds(60));
    router.slot.swap(router.engine());
    return router;
  }

  Engine engine() throws IOException {
    return engine(EngineObserver.NONE, PlanFault.NONE);
  }

  Engine engine(EngineObserver observer, PlanFault fault) throws IOException {
    return engine(sdl -> sdl, observer, fault);
  }

  /// With another supergraph than usual.
  Engine engine(UnaryOperator<String> edit, EngineObserver observer, PlanFault fault)
      throws IOException {
    try (InputStream in = TestRouter.class.getResourceAsStream("supergraph.graphql")) {
      String sdl = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      return Engine.build(
          edit.apply(sdl),
          new EngineOptions(10_000, 100, OverrideDecisions.NONE, planning, observer, fault));
    }
  }

  /// Hands over answers that the executor trips over, as if it had a bug.
  private SubgraphTransportFactory faulty(SubgraphTransportFactory factory) {
    return (engine, addresses, loop, headers, id) -> {
      SubgraphTransport transport = factory.open(engine, addresses, loop, headers, id);
      return (request, answer) ->
          transport.send(
              request,
              received -> {
                boolean isFaulty = faults.getAndUpdate(n -> Math.max(0, n - 1)) > 0;
                if (isFaulty && received instanceof SubgraphAnswer.Received r) {
                  r.body().release();
                  answer.accept(nothing());
                } else {
                  answer.accept(received);
                }
              });
    };
  }

  @SuppressWarnings("NullAway") // what no transport says: the executor trips over it
  private static SubgraphAnswer nothing() {
    return null;
  }

  private GatewayConfig config(String settings) throws IOException {
    Path file = Files.createTempFile("gateway", ".yaml");
    Files.writeString(
        file,
        """
        services:
        - name: accounts
          url: http://127.0.0.1:%d/accounts
          timeout: 2s
          headers: {x-static: fixed}
        - name: reviews
          url: http://127.0.0.1:%d/reviews
        %s
        """
            .formatted(accounts.port(), reviews.port(), settings));
    ConfigOutcome outcome = ConfigLoader.load(file);
    Files.delete(file);
    assertThat(outcome).isInstanceOf(ConfigOutcome.Loaded.class);
    return ((ConfigOutcome.Loaded) outcome).config();
  }

  int port() {
    return server.port();
  }

  RawClient connect() {
    return RawClient.connect(port());
  }

  /// Posts JSON and reads the answer; header lines end in a line break.
  RawClient.Answer post(String json, String headers) {
    try (RawClient raw = connect()) {
      return send(raw, json, headers).read();
    }
  }

  RawClient.Answer post(String json) {
    return post(json, "Content-Type: application/json\r\n");
  }

  RawClient.Answer query(String query) {
    return post("{\"query\":\"" + query + "\"}");
  }

  static RawClient send(RawClient raw, String json, String headers) {
    int length = json.getBytes(StandardCharsets.UTF_8).length;
    return raw.send(
        "POST /graphql HTTP/1.1\r\nHost: t\r\n"
            + headers
            + "Content-Length: "
            + length
            + "\r\n\r\n"
            + json);
  }

  RawClient.Answer get(String pathAndQuery) {
    try (RawClient raw = connect()) {
      return raw.request("GET", pathAndQuery, "").read();
    }
  }

  long leases() {
    return slot.epochs().stream().mapToLong(EngineStatus::leases).sum();
  }

  /// Waits until a claim holds, at most 10 s.
  static void eventually(String claim, BooleanSupplier holds) {
    long deadline = System.nanoTime() + SECONDS.toNanos(10);
    while (!holds.getAsBoolean()) {
      assertThat(System.nanoTime() - deadline).as(claim).isNegative();
      LockSupport.parkNanos(1_000_000);
    }
  }

  @Override
  public void close() {
    eventually("all leases are given back", () -> leases() == 0);
    server.close(Duration.ZERO).toCompletableFuture().orTimeout(10, SECONDS).join();
    client.close();
    eventually("all connections are closed", () -> client.openConnections() == 0);
    accounts.close();
    reviews.close();
    planning.close();
    clock.close();
    loops.close().toCompletableFuture().orTimeout(10, SECONDS).join();
  }
}
