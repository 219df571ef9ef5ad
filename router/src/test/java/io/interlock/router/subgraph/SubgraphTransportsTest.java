package io.interlock.router.subgraph;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import io.interlock.executor.subgraph.SubgraphAnswer;
import io.interlock.executor.subgraph.SubgraphRequest;
import io.interlock.executor.subgraph.SubgraphTransport;
import io.interlock.router.client.HttpClient;
import io.interlock.router.client.HttpClientOptions;
import io.interlock.router.client.RawServer;
import io.interlock.router.config.ConfigLoader;
import io.interlock.router.config.ConfigOutcome;
import io.interlock.router.config.GatewayConfig;
import io.interlock.router.config.ServiceConfig;
import io.interlock.router.telemetry.Metrics;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.EventLoop;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.handler.codec.http.DefaultHttpHeaders;
import io.netty.handler.codec.http.HttpHeaders;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(30)
class SubgraphTransportsTest {
  private static final RawServer.Script OK =
      (n, exchange) -> {
        while (exchange.read()) {
          exchange.answer("{}");
        }
      };

  private final MultiThreadIoEventLoopGroup group =
      new MultiThreadIoEventLoopGroup(1, NioIoHandler.newFactory());
  private final EventLoop loop = group.next();
  private final HttpClient client = new HttpClient(HttpClientOptions.DEFAULT);
  private final Metrics metrics = Metrics.create();

  @TempDir private Path folder;

  @AfterEach
  void close() throws Exception {
    client.close();
    group.shutdownGracefully(0, 5, SECONDS).await(10, SECONDS);
    assertThat(client.openConnections()).isZero();
  }

  private GatewayConfig config(String url, String more) throws Exception {
    Path file = folder.resolve("gateway.yaml");
    Files.writeString(file, "services:\n- {name: products, url: '" + url + "'}\n" + more);
    return ((ConfigOutcome.Loaded) ConfigLoader.load(file)).config();
  }

  private String send(SubgraphTransports transports, String subgraph, HttpHeaders headers)
      throws Exception {
    return send(transports, Map.of(), subgraph, headers);
  }

  private String send(
      SubgraphTransports transports,
      Map<String, URI> addresses,
      String subgraph,
      HttpHeaders headers)
      throws Exception {
    ByteBuf body = Unpooled.copiedBuffer("{\"query\":\"{a}\"}", StandardCharsets.UTF_8);
    CompletableFuture<String> outcome = new CompletableFuture<>();
    loop.submit(() ->
            transports
                .open(this, addresses, loop, headers, "id-1")
                .send(
                    new SubgraphRequest(subgraph, body, false),
                    answer -> outcome.complete(inWords(answer))))
        .get();
    String words = outcome.get(10, SECONDS);
    assertThat(body.refCnt()).isZero();
    return words;
  }

  private static String inWords(SubgraphAnswer answer) {
    return switch (answer) {
      case SubgraphAnswer.Failed(String code, String message) -> code + ": " + message;
      case SubgraphAnswer.Received(int status, ByteBuf body) -> {
        String text = status + " " + body.toString(StandardCharsets.UTF_8);
        body.release();
        yield text;
      }
    };
  }

  @Test
  void neverPassesOnWhatBelongsToOneConnectionOrBody() throws Exception {
    try (RawServer server = RawServer.start(OK)) {
      GatewayConfig config =
          config(
              "http://127.0.0.1:" + server.port() + "/",
              "headers: {propagate: [x-team, host, content-length, accept-encoding, connection]}");
      HttpHeaders sent =
          new DefaultHttpHeaders()
              .add("X-Team", "a")
              .add("x-team", "b")
              .add("host", "evil")
              .add("content-length", "999")
              .add("accept-encoding", "gzip")
              .add("connection", "close");

      assertThat(send(new SubgraphTransports(config, client, metrics), "products", sent))
          .isEqualTo("200 {}");
      assertThat(server.nextRequest())
          .contains("x-team: a\r\n", "x-team: b\r\n", "content-length: 15\r\n")
          .doesNotContain("evil", "gzip", "close", "id-1");
    }
  }

  @Test
  void sendsTheUrlsUserInfoAsAuthorization() throws Exception {
    try (RawServer server = RawServer.start(OK)) {
      SubgraphTransports transports =
          new SubgraphTransports(config("http://127.0.0.1:1/", ""), client, metrics);
      URI url = URI.create("http://u:p@127.0.0.1:" + server.port() + "/");
      transports.use(List.of(ServiceConfig.of("products", url)));

      send(transports, "products", new DefaultHttpHeaders().add("authorization", "Bearer client"));

      assertThat(server.nextRequest())
          .contains("authorization: Basic dTpw\r\n")
          .doesNotContain("Bearer");
    }
  }

  @Test
  void followsAServiceThatMoves() throws Exception {
    try (RawServer first = RawServer.start(OK);
        RawServer second = RawServer.start(OK)) {
      SubgraphTransports transports =
          new SubgraphTransports(
              config("http://127.0.0.1:" + first.port() + "/", ""), client, metrics);
      transports.use(
          List.of(
              ServiceConfig.of("products", URI.create("http://127.0.0.1:" + second.port() + "/"))));

      send(transports, "products", new DefaultHttpHeaders());

      assertThat(first.connections()).isZero();
      assertThat(second.connections()).isEqualTo(1);
    }
  }

  @Test
  void anEngineAsksWhereItsSubgraphIsAlsoWhenThatHasMoved() throws Exception {
    try (RawServer first = RawServer.start(OK);
        RawServer second = RawServer.start(OK)) {
      URI before = URI.create("http://127.0.0.1:" + first.port() + "/");
      URI after = URI.create("http://127.0.0.1:" + second.port() + "/");
      SubgraphTransports transports =
          new SubgraphTransports(config(before.toString(), ""), client, metrics);
      transports.use(List.of(ServiceConfig.of("products", after)));

      send(transports, Map.of("products", before), "products", new DefaultHttpHeaders());

      assertThat(first.connections()).isEqualTo(1);
      assertThat(second.connections()).isZero();
    }
  }

  @Test
  void whatIsOnlyPreparedChangesNothingForAPlaceThatIsInUse() throws Exception {
    try (RawServer server = RawServer.start(OK)) {
      URI url = URI.create("http://127.0.0.1:" + server.port() + "/");
      SubgraphTransports transports =
          new SubgraphTransports(config(url.toString(), ""), client, metrics);
      transports.prepare(
          List.of(ServiceConfig.of("products", url).withHeaders(Map.of("x-key", "refused"))));

      send(transports, Map.of("products", url), "products", new DefaultHttpHeaders());

      assertThat(server.nextRequest()).doesNotContain("x-key");
    }
  }

  @Test
  void saysThatASubgraphHasNoUrl() throws Exception {
    SubgraphTransports transports =
        new SubgraphTransports(config("http://127.0.0.1:1/", ""), client, metrics);

    assertThat(send(transports, "unknown", new DefaultHttpHeaders()))
        .isEqualTo("SUBREQUEST_HTTP_ERROR: subgraph 'unknown' has no URL in the configuration");
  }

  @Test
  void countsARequestThatIsCancelledOnce() throws Exception {
    CountDownLatch hungUp = new CountDownLatch(1);
    try (RawServer server =
        RawServer.start((n, exchange) -> {
          exchange.read();
          exchange.awaitEnd();
          hungUp.countDown();
        })) {
      SubgraphTransports transports =
          new SubgraphTransports(
              config("http://127.0.0.1:" + server.port() + "/", ""), client, metrics);
      SubgraphTransport.Cancellation cancellation =
          loop.submit(() ->
                  transports
                      .open(this, Map.of(), loop, new DefaultHttpHeaders(), "id-1")
                      .send(
                          new SubgraphRequest("products", Unpooled.buffer(), true),
                          answer -> {
                            throw new AssertionError("called after the cancellation");
                          }))
              .get();
      server.nextRequest();

      loop.submit(cancellation::cancel).get();
      loop.submit(cancellation::cancel).get();

      assertThat(hungUp.await(10, SECONDS)).isTrue();
      assertThat(metrics.exposition())
          .contains("subgraph_requests_total{outcome=\"cancelled\",subgraph=\"products\"} 1")
          .contains("subgraph_requests_in_flight{subgraph=\"products\"} 0");
    }
  }
}
