package io.interlock.router.http;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.netty.buffer.Unpooled;
import io.netty.handler.codec.http.EmptyHttpHeaders;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(30)
class HttpServerTest {
  private static final HttpHandler ECHO =
      exchange ->
          exchange.respondText(
              200,
              "text/plain",
              exchange.method()
                  + " "
                  + exchange.path()
                  + " "
                  + exchange.body().toString(StandardCharsets.UTF_8));

  private EventLoops loops = EventLoops.start(2);
  private final List<HttpServer> servers = new ArrayList<>();

  @AfterEach
  void close() throws Exception {
    for (HttpServer server : servers) {
      server.close(Duration.ZERO).toCompletableFuture().get(10, SECONDS);
    }
    loops.close().toCompletableFuture().get(10, SECONDS);
  }

  private HttpServer start(HttpHandler handler) {
    return start(HttpServerOptions.at("127.0.0.1", 0), handler);
  }

  private HttpServer start(HttpServerOptions options, HttpHandler handler) {
    HttpServer server = HttpServer.start(options, loops, handler);
    servers.add(server);
    return server;
  }

  private static HttpServerOptions limits(Duration header, Duration body, Duration idle) {
    return HttpServerOptions.at("127.0.0.1", 0)
        .withTimeouts(header, body, idle, Duration.ofSeconds(30));
  }

  @Test
  void answersAnOrdinaryClient() throws Exception {
    HttpServer server = start(ECHO);
    HttpRequest request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + "/a?b=c"))
            .POST(HttpRequest.BodyPublishers.ofString("body"))
            .build();

    HttpResponse<String> response;
    try (HttpClient client = HttpClient.newHttpClient()) {
      response = client.send(request, HttpResponse.BodyHandlers.ofString());
    }

    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(response.body()).isEqualTo("POST /a body");
    assertThat(response.headers().firstValue("date")).isPresent();
  }

  @Test
  void answersTheSameOnNio() throws Exception {
    loops.close();
    loops = EventLoops.startNio(1);
    HttpServer server = start(ECHO);

    try (RawClient client = RawClient.connect(server.port())) {
      assertThat(client.request("GET", "/x", "").read().body()).isEqualTo("GET /x ");
    }
    assertThat(loops.transport()).isEqualTo("nio");
  }

  @Test
  void keepsTheConnectionForTheNextRequest() {
    HttpServer server = start(ECHO);

    try (RawClient client = RawClient.connect(server.port())) {
      for (int i = 0; i < 20; i++) {
        assertThat(client.request("POST", "/" + i, "b").read().body())
            .isEqualTo("POST /" + i + " b");
      }
    }
  }

  @Test
  void answersPipelinedRequestsInTheirOrder() {
    BlockingQueue<HttpExchange> slow = new LinkedBlockingQueue<>();
    List<String> begun = new ArrayList<>();
    HttpServer server =
        start(exchange -> {
          begun.add(exchange.path());
          if (exchange.path().equals("/slow")) {
            slow.add(exchange);
          } else {
            ECHO.handle(exchange);
          }
        });

    try (RawClient client = RawClient.connect(server.port())) {
      client.request("POST", "/first", "1");
      client.request("POST", "/slow", "2").request("POST", "/third", "3").request("GET", "/4", "");
      assertThat(client.read().body()).isEqualTo("POST /first 1");
      take(slow).respondText(200, "text/plain", "slow");
      assertThat(client.read().body()).isEqualTo("slow");
      assertThat(client.read().body()).isEqualTo("POST /third 3");
      assertThat(client.read().body()).isEqualTo("GET /4 ");
    }
    assertThat(begun).containsExactly("/first", "/slow", "/third", "/4");
  }

  @Test
  void answersAThousandPipelinedRequestsWithoutDeepRecursion() {
    HttpServer server = start(ECHO);

    try (RawClient client = RawClient.connect(server.port())) {
      String all = "GET /x HTTP/1.1\r\nHost: test\r\n\r\n".repeat(1000);
      client.send(all);
      for (int i = 0; i < 1000; i++) {
        assertThat(client.read().status()).isEqualTo(200);
      }
    }
  }

  @Test
  void holdsBackAClientThatPipelinesMoreThanFits() throws Exception {
    BlockingQueue<HttpExchange> first = new LinkedBlockingQueue<>();
    HttpServer server =
        start(exchange -> {
          if (exchange.path().equals("/first")) {
            first.add(exchange);
          } else {
            exchange.respondText(200, "text/plain", "" + exchange.body().readableBytes());
          }
        });
    String body = "x".repeat(100_000);

    try (RawClient client = RawClient.connect(server.port())) {
      client.request("GET", "/first", "");
      HttpExchange running = take(first);
      Thread sender =
          Thread.startVirtualThread(() -> {
            for (int i = 0; i < 50; i++) {
              client.request("POST", "/next", body);
            }
          });
      running.respondText(200, "text/plain", "first");
      assertThat(client.read().body()).isEqualTo("first");
      for (int i = 0; i < 50; i++) {
        assertThat(client.read().body()).isEqualTo("100000");
      }
      sender.join();
    }
  }

  @Test
  void putsABodyOfManyPiecesTogetherInOneBuffer() {
    HttpServer server =
        start(exchange ->
            exchange.respondText(
                200,
                "text/plain",
                exchange.body().nioBufferCount() + " " + exchange.body().readableBytes()));

    try (RawClient client = RawClient.connect(server.port())) {
      client.request("POST", "/", "x".repeat(1_500_000));
      assertThat(client.read().body()).isEqualTo("1 1500000");
      client.send("POST / HTTP/1.1\r\nHost: test\r\nTransfer-Encoding: chunked\r\n\r\n");
      client.send("5\r\nhello\r\n").send("6\r\n world\r\n0\r\n\r\n");
      assertThat(client.read().body()).isEqualTo("1 11");
    }
  }

  @Test
  void trailersAreReadOver() {
    HttpServer server = start(ECHO);

    try (RawClient client = RawClient.connect(server.port())) {
      for (int i = 0; i < 2; i++) {
        client.send("POST / HTTP/1.1\r\nHost: test\r\nTransfer-Encoding: chunked\r\n\r\n");
        client.send("5\r\nhello\r\n0\r\nDigest: x\r\nX-More: a\r\n b\r\n\r\n");
        assertThat(client.read().body()).contains("hello");
      }
    }
  }

  @Test
  void refusesABodyOverTheLimitAndTheAnswerReachesAClientThatGoesOnSending() {
    HttpServer server = start(ECHO);

    try (RawClient client = RawClient.connect(server.port())) {
      client.request("POST", "/", "x".repeat(5 << 20));
      RawClient.Answer answer = client.read();

      assertThat(answer.status()).isEqualTo(413);
      assertThat(answer.headers()).containsEntry("connection", "close");
      assertThat(answer.body())
          .isEqualTo(
              "{\"errors\":[{\"message\":\"the body is longer than 2097152 bytes\","
                  + "\"extensions\":{\"code\":\"PAYLOAD_TOO_LARGE\"}}]}");
      assertThat(client.isClosedByServer()).isTrue();
    }
  }

  @Test
  void refusesAChunkedBodyOverTheLimit() {
    HttpServer server = start(HttpServerOptions.at("127.0.0.1", 0).withMaxRequestBytes(1000), ECHO);

    try (RawClient client = RawClient.connect(server.port())) {
      client.send("POST / HTTP/1.1\r\nHost: test\r\nTransfer-Encoding: chunked\r\n\r\n");
      client.send("258\r\n" + "x".repeat(600) + "\r\n").send("258\r\n" + "x".repeat(600) + "\r\n");
      assertThat(client.read().status()).isEqualTo(413);
    }
  }

  @Test
  void takesABodyOfExactlyTheLimit() {
    HttpServer server = start(HttpServerOptions.at("127.0.0.1", 0).withMaxRequestBytes(1000), ECHO);

    try (RawClient client = RawClient.connect(server.port())) {
      assertThat(client.request("POST", "/", "x".repeat(1000)).read().status()).isEqualTo(200);
    }
  }

  @Test
  void refusesHeadsThatAreTooLongOrNoHttp() {
    HttpServer server = start(ECHO);

    assertThat(
            answerTo(server, "GET / HTTP/1.1\r\nHost: t\r\nA: " + "x".repeat(40_000) + "\r\n\r\n"))
        .isEqualTo(431);
    assertThat(answerTo(server, "GET /" + "x".repeat(40_000) + " HTTP/1.1\r\nHost: t\r\n\r\n"))
        .isEqualTo(414);
    assertThat(answerTo(server, "GET / HTTP/1.1\r\n\r\n")).isEqualTo(400);
    assertThat(answerTo(server, "GET / HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n")).isEqualTo(400);
    assertThat(answerTo(server, "nonsense\r\n\r\n")).isEqualTo(400);
    assertThat(
            answerTo(
                server,
                "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 3\r\nContent-Length: 4\r\n\r\nabcd"))
        .isEqualTo(400);
    assertThat(
            answerTo(
                server,
                "POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\nabc\r\n"))
        .isEqualTo(400);
  }

  private static int answerTo(HttpServer server, String bytes) {
    try (RawClient client = RawClient.connect(server.port())) {
      return client.send(bytes).read().status();
    }
  }

  @Test
  void closesOnAClientThatDoesNotEndItsHead() {
    HttpServer server =
        start(limits(Duration.ofMillis(100), Duration.ofSeconds(20), Duration.ofSeconds(20)), ECHO);

    try (RawClient client = RawClient.connect(server.port())) {
      client.send("GET / HTTP/1.1\r\nHost: te");
      RawClient.Answer answer = client.read();

      assertThat(answer.status()).isEqualTo(408);
      assertThat(answer.body()).contains("head was not complete after 100 ms");
    }
  }

  @Test
  void closesOnAClientThatDoesNotEndItsBody() {
    HttpServer server =
        start(limits(Duration.ofSeconds(20), Duration.ofMillis(100), Duration.ofSeconds(20)), ECHO);

    try (RawClient client = RawClient.connect(server.port())) {
      client.send("POST / HTTP/1.1\r\nHost: t\r\nContent-Length: 10\r\n\r\nabc");
      assertThat(client.read().status()).isEqualTo(408);
    }
  }

  @Test
  void closesAnIdleConnectionButNotOneThatIsInUse() {
    HttpServer server =
        start(limits(Duration.ofMillis(50), Duration.ofSeconds(20), Duration.ofMillis(300)), ECHO);

    try (RawClient client = RawClient.connect(server.port())) {
      assertThat(client.request("GET", "/", "").read().status()).isEqualTo(200);
      assertThat(client.isClosedByServer()).isTrue();
    }
  }

  @Test
  void cutsAClientThatTakesNoBytesOfItsAnswer() throws Exception {
    CountDownLatch over = new CountDownLatch(1);
    HttpServerOptions options =
        HttpServerOptions.at("127.0.0.1", 0)
            .withTimeouts(
                Duration.ofSeconds(20),
                Duration.ofSeconds(20),
                Duration.ofSeconds(20),
                Duration.ofMillis(100));
    HttpServer server =
        start(
            options,
            exchange -> {
              exchange.onEnd(over::countDown);
              exchange.respond(
                  200, EmptyHttpHeaders.INSTANCE, Unpooled.wrappedBuffer(new byte[64 << 20]));
            });

    try (RawClient client = RawClient.connect(server.port())) {
      client.request("GET", "/", "");
      assertThat(over.await(10, SECONDS)).isTrue();
    }
  }

  @Test
  void tellsTheHandlerThatTheClientHasLeft() throws Exception {
    BlockingQueue<HttpExchange> running = new LinkedBlockingQueue<>();
    BlockingQueue<String> events = new LinkedBlockingQueue<>();
    HttpServer server =
        start(exchange -> {
          exchange.onClose(() -> events.add("closed"));
          exchange.onEnd(() -> events.add("ended"));
          running.add(exchange);
        });
    RawClient client = RawClient.connect(server.port());
    client.request("POST", "/", "body");
    HttpExchange exchange = take(running);

    client.reset();

    assertThat(events.poll(10, SECONDS)).isEqualTo("closed");
    assertThat(events.poll(10, SECONDS)).isEqualTo("ended");
    var late = Unpooled.copiedBuffer("late", StandardCharsets.UTF_8);
    exchange
        .eventLoop()
        .submit(() -> exchange.respond(200, EmptyHttpHeaders.INSTANCE, late))
        .sync();
    assertThat(exchange.isOver()).isTrue();
    assertThat(exchange.body().refCnt()).isZero();
    assertThat(late.refCnt()).isZero();
    assertThat(events).isEmpty();
  }

  @Test
  void endsAnAnsweredExchangeOnceAndWithoutOnClose() throws Exception {
    BlockingQueue<String> events = new LinkedBlockingQueue<>();
    HttpServer server =
        start(exchange -> {
          exchange.onClose(() -> events.add("closed"));
          exchange.onEnd(() -> events.add("ended"));
          ECHO.handle(exchange);
        });

    try (RawClient client = RawClient.connect(server.port())) {
      client.request("GET", "/", "").read();
    }

    assertThat(events.poll(10, SECONDS)).isEqualTo("ended");
    server.close(Duration.ofSeconds(5)).toCompletableFuture().get(10, SECONDS);
    assertThat(events).isEmpty();
  }

  @Test
  void answersFromAnotherThread() {
    HttpServer server =
        start(exchange -> Thread.startVirtualThread(() -> exchange.respondJson(202, "{}")));

    try (RawClient client = RawClient.connect(server.port())) {
      RawClient.Answer answer = client.request("GET", "/", "").read();
      assertThat(answer.status()).isEqualTo(202);
      assertThat(answer.headers()).containsEntry("content-type", "application/json; charset=utf-8");
    }
  }

  @Test
  void refusesASecondAnswer() {
    HttpServer server =
        start(exchange -> {
          exchange.respondText(200, "text/plain", "first");
          exchange.respondText(200, "text/plain", "second");
        });

    try (RawClient client = RawClient.connect(server.port())) {
      assertThat(client.request("GET", "/", "").read().body()).isEqualTo("first");
      assertThat(client.request("GET", "/", "").read().body()).isEqualTo("first");
    }
  }

  @Test
  void answersForAHandlerThatThrows() {
    HttpServer server =
        start(exchange -> {
          throw new AssertionError("secret");
        });

    try (RawClient client = RawClient.connect(server.port())) {
      RawClient.Answer answer = client.request("GET", "/", "").read();
      assertThat(answer.status()).isEqualTo(500);
      assertThat(answer.body()).doesNotContain("secret");
      assertThat(client.request("GET", "/", "").read().status()).isEqualTo(500);
    }
  }

  @Test
  void answersHeadWithoutABody() {
    HttpServer server = start(ECHO);

    try (RawClient client = RawClient.connect(server.port())) {
      RawClient.Answer answer = client.request("HEAD", "/", "").readHead();
      assertThat(answer.headers()).containsEntry("content-length", "7");
      assertThat(client.request("GET", "/2", "").read().body()).isEqualTo("GET /2 ");
    }
  }

  @Test
  void invitesAClientThatAsksBeforeItSendsItsBody() {
    HttpServer server = start(ECHO);

    try (RawClient client = RawClient.connect(server.port())) {
      client.send(
          "POST / HTTP/1.1\r\nHost: t\r\nExpect: 100-continue\r\nContent-Length: 4\r\n\r\n");
      assertThat(client.read().status()).isEqualTo(100);
      assertThat(client.send("body").read().body()).isEqualTo("POST / body");
      client.send(
          "POST / HTTP/1.1\r\nHost: t\r\nExpect: 100-continue\r\nContent-Length: 9999999\r\n\r\n");
      assertThat(client.read().status()).isEqualTo(413);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"abc-123_x.y", "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01"})
  void keepsASoundRequestId(String id) {
    HttpServer server = start(ECHO);

    try (RawClient client = RawClient.connect(server.port())) {
      client.send("GET / HTTP/1.1\r\nHost: t\r\nX-Request-Id: " + id + "\r\n\r\n");
      assertThat(client.read().headers()).containsEntry("x-request-id", id);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "a b", "<script>", "a\"b", "a{b}"})
  void makesARequestIdWhereTheClientsIsNotSound(String id) {
    HttpServer server = start(ECHO);

    try (RawClient client = RawClient.connect(server.port())) {
      client.send("GET / HTTP/1.1\r\nHost: t\r\nX-Request-Id: " + id + "\r\n\r\n");
      assertThat(client.read().headers().get("x-request-id")).matches("[0-9a-f]{32}");
    }
  }

  @Test
  void closesForAnOldClientUnlessItAsksToStay() {
    HttpServer server = start(ECHO);

    try (RawClient client = RawClient.connect(server.port())) {
      assertThat(client.send("GET / HTTP/1.0\r\n\r\n").read().status()).isEqualTo(200);
      assertThat(client.isClosedByServer()).isTrue();
    }
    try (RawClient client = RawClient.connect(server.port())) {
      client.send("GET / HTTP/1.0\r\nConnection: keep-alive\r\n\r\n");
      assertThat(client.read().headers()).containsEntry("connection", "keep-alive");
      assertThat(client.send("GET / HTTP/1.0\r\n\r\n").read().status()).isEqualTo(200);
    }
  }

  @Test
  void namesThePortThatIsInUse() {
    HttpServer first = start(ECHO);
    HttpServerOptions same = HttpServerOptions.at("127.0.0.1", first.port());

    assertThatThrownBy(() -> HttpServer.start(same, loops, ECHO))
        .isInstanceOf(ListenException.class)
        .hasMessage(
            "cannot listen on 127.0.0.1:%d: the port is in use; stop the other process or choose"
                + " another port",
            first.port());
  }

  @Test
  void namesAnAddressThatIsNotOfThisMachine() {
    assertThatThrownBy(() -> start(HttpServerOptions.at("192.0.2.1", 0), ECHO))
        .isInstanceOf(ListenException.class)
        .hasMessageContaining("belongs to no interface of this machine");
  }

  @Test
  void finishesWhatIsInFlightWhenItCloses() throws Exception {
    BlockingQueue<HttpExchange> running = new LinkedBlockingQueue<>();
    HttpServer server = start(running::add);

    try (RawClient busy = RawClient.connect(server.port());
        RawClient idle = RawClient.connect(server.port())) {
      busy.request("GET", "/", "");
      HttpExchange exchange = take(running);
      var closed = server.close(Duration.ofSeconds(20)).toCompletableFuture();
      assertThat(idle.isClosedByServer()).isTrue();
      assertThatThrownBy(() -> RawClient.connect(server.port())).hasMessageContaining("refused");
      assertThat(closed).isNotDone();

      exchange.respondText(200, "text/plain", "done");

      RawClient.Answer answer = busy.read();
      assertThat(answer.body()).isEqualTo("done");
      assertThat(answer.headers()).containsEntry("connection", "close");
      busy.reset();
      assertThat(closed.get(10, SECONDS)).isZero();
    }
  }

  @Test
  void cutsWhatOutlastsTheGrace() throws Exception {
    BlockingQueue<HttpExchange> running = new LinkedBlockingQueue<>();
    HttpServer server = start(running::add);

    try (RawClient busy = RawClient.connect(server.port())) {
      busy.request("GET", "/", "");
      take(running);
      var closed = server.close(Duration.ofMillis(50)).toCompletableFuture();
      assertThat(closed.get(10, SECONDS)).isEqualTo(1);
      assertThat(busy.isClosedByServer()).isTrue();
    }
  }

  private static HttpExchange take(BlockingQueue<HttpExchange> queue) {
    try {
      HttpExchange exchange = queue.poll(10, SECONDS);
      assertThat(exchange).as("an exchange within 10 s").isNotNull();
      return exchange;
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
