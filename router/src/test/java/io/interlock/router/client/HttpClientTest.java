package io.interlock.router.client;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.EventLoop;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.handler.codec.http.DefaultHttpHeaders;
import io.netty.handler.codec.http.HttpMethod;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class HttpClientTest {
  private static final Duration LONG = Duration.ofSeconds(20);

  private final MultiThreadIoEventLoopGroup group =
      new MultiThreadIoEventLoopGroup(1, NioIoHandler.newFactory());
  private final EventLoop loop = group.next();
  private final List<AutoCloseable> closing = new ArrayList<>();
  private HttpClient client = new HttpClient(HttpClientOptions.DEFAULT);

  @AfterEach
  void close() throws Exception {
    client.close();
    for (AutoCloseable one : closing) {
      one.close();
    }
    group.shutdownGracefully(0, 5, SECONDS).await(10, SECONDS);
    assertThat(client.openConnections()).as("connections left open").isZero();
  }

  private RawServer start(RawServer.Script script) {
    RawServer server = RawServer.start(script);
    closing.add(server);
    return server;
  }

  private record Sent(CompletableFuture<String> outcome, ByteBuf body, ClientCall call) {
    String get() throws Exception {
      return outcome.get(15, SECONDS);
    }
  }

  private Sent post(RawServer server) throws Exception {
    return send("http://127.0.0.1:" + server.port() + "/graphql?a=b", LONG, 1 << 20, true);
  }

  /// The outcome in words; the request's body must be released when it is there.
  private Sent send(String url, Duration timeout, int maxBytes, boolean isRepeatable)
      throws Exception {
    ByteBuf body = Unpooled.copiedBuffer("{\"query\":\"{a}\"}", StandardCharsets.UTF_8);
    ClientRequest request =
        new ClientRequest(
            HttpMethod.POST,
            HttpTarget.of(URI.create(url)),
            new DefaultHttpHeaders().set("x-one", "1"),
            body,
            timeout,
            maxBytes,
            isRepeatable);
    CompletableFuture<String> outcome = new CompletableFuture<>();
    ClientCall call =
        loop.submit(() -> client.send(loop, request, o -> outcome.complete(inWords(o)))).get();
    return new Sent(outcome, body, call);
  }

  private static String inWords(ClientOutcome outcome) {
    return switch (outcome) {
      case ClientOutcome.Failed(ClientFailure kind, String reason) -> kind + ": " + reason;
      case ClientOutcome.Answered answered -> {
        String body = answered.body().toString(StandardCharsets.UTF_8);
        assertThat(answered.body().nioBufferCount()).isEqualTo(1);
        answered.body().release();
        yield answered.status() + " " + body;
      }
    };
  }

  private static void serveAll(RawServer.Exchange exchange) throws IOException {
    while (exchange.read()) {
      exchange.answer("ok");
    }
  }

  @Test
  void sendsOneRequestAndTakesTheAnswer() throws Exception {
    RawServer server = start((n, exchange) -> serveAll(exchange));

    Sent sent = post(server);

    assertThat(sent.get()).isEqualTo("200 ok");
    assertThat(server.nextRequest())
        .startsWith("POST /graphql?a=b HTTP/1.1\r\n")
        .contains("\r\nx-one: 1\r\n")
        .contains("\r\nhost: 127.0.0.1:" + server.port() + "\r\n")
        .contains("\r\ncontent-length: 15\r\n")
        .doesNotContainIgnoringCase("accept-encoding")
        .endsWith("\r\n\r\n{\"query\":\"{a}\"}");
    assertThat(sent.body().refCnt()).isZero();
  }

  @Test
  void keepsTheConnectionForTheNextRequest() throws Exception {
    RawServer server = start((n, exchange) -> serveAll(exchange));

    for (int i = 0; i < 10; i++) {
      assertThat(post(server).get()).isEqualTo("200 ok");
    }

    assertThat(server.connections()).isEqualTo(1);
    assertThat(client.openConnections()).isEqualTo(1);
  }

  @Test
  void putsAChunkedAnswerTogether() throws Exception {
    RawServer server =
        start((n, exchange) -> {
          exchange.read();
          exchange.write("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n");
          exchange.write("5\r\nhello\r\n");
          exchange.write("6\r\n world\r\n0\r\nDigest: x\r\n\r\n");
          serveAll(exchange);
        });

    assertThat(post(server).get()).isEqualTo("200 hello world");
    assertThat(post(server).get()).isEqualTo("200 ok");
    assertThat(server.connections()).isEqualTo(1);
  }

  @Test
  void takesAnAnswerThatEndsWithTheConnection() throws Exception {
    RawServer server =
        start((n, exchange) -> {
          exchange.read();
          exchange.write("HTTP/1.1 200 OK\r\n\r\nto the end");
        });

    assertThat(post(server).get()).isEqualTo("200 to the end");
    assertThat(post(server).get()).isEqualTo("200 to the end");
    assertThat(server.connections()).isEqualTo(2);
  }

  @Test
  void readsOverInterimAnswers() throws Exception {
    RawServer server =
        start((n, exchange) -> {
          exchange.read();
          exchange.write("HTTP/1.1 103 Early Hints\r\nLink: x\r\n\r\n");
          exchange.answer("final");
        });

    assertThat(post(server).get()).isEqualTo("200 final");
  }

  @Test
  void opensANewConnectionAfterTheServerSaidClose() throws Exception {
    RawServer server =
        start((n, exchange) -> {
          exchange.read();
          exchange.write("HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Length: 1\r\n\r\n" + n);
          exchange.awaitEnd();
        });

    assertThat(post(server).get()).isEqualTo("200 1");
    assertThat(post(server).get()).isEqualTo("200 2");
  }

  /// The server closes a kept-alive connection in the moment that the next request is on its way.
  private RawServer closingAfterFirst() {
    return start((n, exchange) -> {
      exchange.read();
      exchange.answer("first on " + n);
      if (n == 1) {
        exchange.read();
        exchange.reset();
      } else {
        serveAll(exchange);
      }
    });
  }

  @Test
  void sendsARepeatableRequestAgainWhenAKeptConnectionBreaks() throws Exception {
    RawServer server = closingAfterFirst();
    assertThat(post(server).get()).isEqualTo("200 first on 1");

    Sent second = post(server);

    assertThat(second.get()).isEqualTo("200 first on 2");
    assertThat(second.body().refCnt()).isZero();
    assertThat(server.connections()).isEqualTo(2);
  }

  @Test
  void sendsAMutationOnlyOnce() throws Exception {
    RawServer server = closingAfterFirst();
    String url = "http://127.0.0.1:" + server.port() + "/";
    assertThat(post(server).get()).isEqualTo("200 first on 1");

    Sent mutation = send(url, LONG, 1000, false);

    assertThat(mutation.get())
        .startsWith("BROKEN: the connection was ")
        .endsWith(" before the answer");
    assertThat(server.connections()).isEqualTo(1);
    assertThat(mutation.body().refCnt()).isZero();
  }

  @Test
  void sendsNothingAgainOnceTheAnswerHasBegun() throws Exception {
    RawServer server =
        start((n, exchange) -> {
          exchange.read();
          exchange.answer("first");
          exchange.read();
          exchange.write("HTTP/1.");
        });
    assertThat(post(server).get()).isEqualTo("200 first");

    assertThat(post(server).get()).startsWith("BROKEN: ");
    assertThat(server.connections()).isEqualTo(1);
  }

  @Test
  void doesNotRepeatOnANewConnectionForEver() throws Exception {
    RawServer server =
        start((n, exchange) -> {
          exchange.read();
          if (n == 1) {
            exchange.answer("first");
            exchange.read();
          }
          exchange.reset();
        });
    assertThat(post(server).get()).isEqualTo("200 first");

    assertThat(post(server).get()).startsWith("BROKEN: ");
    assertThat(server.connections()).isEqualTo(2);
  }

  @Test
  void saysThatTheConnectionWasRefused() throws Exception {
    RawServer server = start((n, exchange) -> {});
    server.close();

    assertThat(post(server).get()).isEqualTo("NOT_CONNECTED: connection refused");
  }

  @Test
  void saysThatTheHostIsUnknown() throws Exception {
    Sent sent = send("http://nowhere.invalid/", LONG, 10, true);

    assertThat(sent.get()).isEqualTo("NOT_CONNECTED: the host name is unknown");
    assertThat(sent.body().refCnt()).isZero();
  }

  @Test
  void triesEveryAddressOfAName() throws Exception {
    RawServer server = start((n, exchange) -> serveAll(exchange));
    client.close();
    client =
        new HttpClient(
            HttpClientOptions.DEFAULT,
            new HostResolver() {
              @Override
              List<InetAddress> resolve(String host) throws UnknownHostException {
                // Nothing listens on 127.0.0.2; the server is bound to 127.0.0.1 alone.
                return List.of(
                    InetAddress.getByName("127.0.0.2"), InetAddress.getByName("127.0.0.1"));
              }
            },
            TlsContext.ofPlatform());

    assertThat(send("http://two.test:" + server.port() + "/", LONG, 100, true).get())
        .isEqualTo("200 ok");
  }

  @Test
  void saysThatTheConnectionWasReset() throws Exception {
    RawServer server =
        start((n, exchange) -> {
          exchange.read();
          exchange.write("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\npart");
          exchange.reset();
        });

    assertThat(post(server).get()).startsWith("BROKEN: the connection was ");
  }

  @Test
  void saysThatTheAnswerWasCutShort() throws Exception {
    RawServer server =
        start((n, exchange) -> {
          exchange.read();
          exchange.write("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\npart");
        });

    assertThat(post(server).get())
        .isEqualTo("BROKEN: the connection was closed in the middle of the answer");
  }

  @Test
  void saysThatAChunkedAnswerWasCutShort() throws Exception {
    RawServer server =
        start((n, exchange) -> {
          exchange.read();
          exchange.write("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n");
        });

    assertThat(post(server).get())
        .isEqualTo("BROKEN: the connection was closed in the middle of the answer");
  }

  @Test
  void refusesWhatIsNotHttp() throws Exception {
    RawServer server =
        start((n, exchange) -> {
          exchange.read();
          exchange.write("SSH-2.0-OpenSSH_9.6\r\n\r\n");
          exchange.awaitEnd();
        });

    assertThat(post(server).get()).isEqualTo("MALFORMED: the answer is not HTTP/1.1");
  }

  @Test
  void aRequestWhoseTimeIsExtendedIsWaitedForLonger() throws Exception {
    CountDownLatch isLate = new CountDownLatch(2);
    RawServer server =
        start((n, exchange) -> {
          exchange.read();
          awaitUninterruptibly(isLate);
          exchange.answer("late");
        });
    ClientRequest request =
        new ClientRequest(
            HttpMethod.POST,
            HttpTarget.of(URI.create("http://127.0.0.1:" + server.port() + "/")),
            new DefaultHttpHeaders(),
            Unpooled.buffer(),
            Duration.ofMillis(20),
            1000,
            true);
    CompletableFuture<String> outcome = new CompletableFuture<>();

    loop.submit(() ->
            client
                .send(loop, request, o -> outcome.complete(inWords(o)))
                .extendBy(() -> {
                  isLate.countDown();
                  return Duration.ofMillis(isLate.getCount() > 0 ? 1 : 10_000).toNanos();
                }))
        .get();

    assertThat(outcome.get(10, SECONDS)).isEqualTo("200 late");
  }

  @Test
  void aRequestThatIsCancelledWhenItsTimeIsOverHasNoOutcome() throws Exception {
    RawServer server = start((n, exchange) -> exchange.awaitEnd());
    CompletableFuture<String> outcome = new CompletableFuture<>();
    CountDownLatch isAsked = new CountDownLatch(1);
    ClientRequest request =
        new ClientRequest(
            HttpMethod.POST,
            HttpTarget.of(URI.create("http://127.0.0.1:" + server.port() + "/")),
            new DefaultHttpHeaders(),
            Unpooled.buffer(),
            Duration.ofMillis(20),
            1000,
            true);

    loop.submit(
            () -> {
              ClientCall call = client.send(loop, request, o -> outcome.complete(inWords(o)));
              call.extendBy(() -> {
                call.cancel();
                isAsked.countDown();
                return 1;
              });
            })
        .get();

    assertThat(isAsked.await(10, SECONDS)).isTrue();
    loop.submit(() -> {}).get();
    assertThat(outcome).isNotDone();
  }

  private static void awaitUninterruptibly(CountDownLatch latch) {
    try {
      assertThat(latch.await(10, SECONDS)).isTrue();
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void theTimeoutIsForTheWholeExchangeAlsoOfASlowDrip() throws Exception {
    CountDownLatch closed = new CountDownLatch(1);
    RawServer server =
        start((n, exchange) -> {
          exchange.read();
          exchange.write("HTTP/1.1 200 OK\r\nContent-Length: 100000000\r\n\r\n");
          try {
            while (true) {
              exchange.write("x");
              Thread.yield();
            }
          } finally {
            closed.countDown();
          }
        });
    String url = "http://127.0.0.1:" + server.port() + "/";

    assertThat(send(url, Duration.ofMillis(200), 1 << 30, true).get())
        .isEqualTo("TIMEOUT: no complete answer within 200 ms");
    assertThat(closed.await(10, SECONDS)).isTrue();
  }

  @Test
  void refusesABodyOverTheLimitWhetherDeclaredOrNot() throws Exception {
    RawServer server =
        start((n, exchange) -> {
          exchange.read();
          if (n == 1) {
            exchange.write("HTTP/1.1 200 OK\r\nContent-Length: 101\r\n\r\n");
          } else {
            exchange.write("HTTP/1.1 200 OK\r\n\r\n" + "x".repeat(101));
          }
          exchange.awaitEnd();
        });
    String url = "http://127.0.0.1:" + server.port() + "/";

    assertThat(send(url, LONG, 100, true).get())
        .isEqualTo("TOO_LARGE: the answer is longer than 100 bytes");
    assertThat(send(url, LONG, 100, true).get())
        .isEqualTo("TOO_LARGE: the answer is longer than 100 bytes");
  }

  private static byte[] gzip(String text) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
      gzip.write(text.getBytes(StandardCharsets.UTF_8));
    }
    return bytes.toByteArray();
  }

  private RawServer encoded(String encoding, byte[] body) {
    return start((n, exchange) -> {
      exchange.read();
      exchange.write("HTTP/1.1 200 OK\r\nContent-Encoding: " + encoding);
      exchange.write("\r\nContent-Length: " + body.length + "\r\n\r\n");
      exchange.write(body);
      exchange.awaitEnd();
    });
  }

  @Test
  void understandsGzipThatItDidNotAskFor() throws Exception {
    assertThat(post(encoded("gzip", gzip("hello"))).get()).isEqualTo("200 hello");
  }

  @Test
  void doesNotUnpackAGzipBomb() throws Exception {
    RawServer server = encoded("gzip", gzip("\0".repeat(50 << 20)));

    assertThat(post(server).get()).isEqualTo("TOO_LARGE: the answer is longer than 1048576 bytes");
  }

  @Test
  void refusesBrokenGzipAndOtherEncodings() throws Exception {
    byte[] noGzip = "no gzip at all".getBytes(StandardCharsets.UTF_8);
    assertThat(post(encoded("gzip", noGzip)).get())
        .isEqualTo("MALFORMED: the answer's gzip is malformed");
    assertThat(post(encoded("br", noGzip)).get())
        .isEqualTo("MALFORMED: the answer is encoded as 'br'");
  }

  @Test
  void cancellingClosesTheConnectionAndCallsNobody() throws Exception {
    CountDownLatch closed = new CountDownLatch(1);
    RawServer server =
        start((n, exchange) -> {
          exchange.read();
          exchange.awaitEnd();
          closed.countDown();
        });
    Sent sent = post(server);
    server.nextRequest();

    loop.submit(sent.call()::cancel).get();

    assertThat(closed.await(10, SECONDS)).isTrue();
    assertThat(sent.outcome()).isNotDone();
    assertThat(sent.body().refCnt()).isZero();
  }

  @Test
  void cancellingBeforeTheConnectionStandsReleasesTheBody() throws Exception {
    RawServer server = start((n, exchange) -> serveAll(exchange));
    ByteBuf body = Unpooled.copiedBuffer("x", StandardCharsets.UTF_8);
    ClientRequest request =
        new ClientRequest(
            HttpMethod.POST,
            HttpTarget.of(URI.create("http://127.0.0.1:" + server.port())),
            new DefaultHttpHeaders(),
            body,
            LONG,
            100,
            true);
    CompletableFuture<String> outcome = new CompletableFuture<>();

    loop.submit(() -> client.send(loop, request, o -> outcome.complete(inWords(o))).cancel()).get();

    assertThat(post(server).get()).isEqualTo("200 ok");
    assertThat(outcome).isNotDone();
    assertThat(body.refCnt()).isZero();
  }

  @Test
  void waitsForAConnectionWhenThePoolIsFull() throws Exception {
    client.close();
    client = new HttpClient(new HttpClientOptions(LONG, LONG, 2));
    CountDownLatch allSent = new CountDownLatch(1);
    RawServer server =
        start((n, exchange) -> {
          while (exchange.read()) {
            try {
              allSent.await();
            } catch (InterruptedException e) {
              return;
            }
            exchange.answer("ok");
          }
        });
    List<Sent> all = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      all.add(post(server));
    }

    allSent.countDown();

    for (Sent sent : all) {
      assertThat(sent.get()).isEqualTo("200 ok");
    }
    assertThat(server.connections()).isEqualTo(2);
  }

  @Test
  void aRequestThatTimedOutInLineIsNotSent() throws Exception {
    client.close();
    client = new HttpClient(new HttpClientOptions(LONG, LONG, 1));
    CountDownLatch release = new CountDownLatch(1);
    RawServer server =
        start((n, exchange) -> {
          while (exchange.read()) {
            try {
              release.await();
            } catch (InterruptedException e) {
              return;
            }
            exchange.answer("ok");
          }
        });
    String url = "http://127.0.0.1:" + server.port() + "/";
    Sent first = post(server);
    server.nextRequest();
    Sent second = send(url + "second", Duration.ofMillis(50), 100, true);
    Sent third = send(url + "third", LONG, 100, true);

    assertThat(second.get()).startsWith("TIMEOUT: ");
    release.countDown();

    assertThat(first.get()).isEqualTo("200 ok");
    assertThat(third.get()).isEqualTo("200 ok");
    assertThat(server.nextRequest()).startsWith("POST /third ");
  }

  @Test
  void closesConnectionsThatHaveBeenIdleForLong() throws Exception {
    client.close();
    client = new HttpClient(new HttpClientOptions(LONG, Duration.ofMillis(50), 4));
    CountDownLatch closed = new CountDownLatch(1);
    RawServer server =
        start((n, exchange) -> {
          serveAll(exchange);
          closed.countDown();
        });

    assertThat(post(server).get()).isEqualTo("200 ok");
    assertThat(closed.await(10, SECONDS)).isTrue();
  }

  @Test
  void closingFailsWhatIsUnderWay() throws Exception {
    RawServer server =
        start((n, exchange) -> {
          exchange.read();
          exchange.awaitEnd();
        });
    Sent sent = post(server);
    server.nextRequest();

    client.close();

    assertThat(sent.get()).isEqualTo("CLOSED: the client is closed");
    assertThat(post(server).get()).isEqualTo("CLOSED: the client is closed");
  }

  @Test
  void refusesToBeCalledOnAnotherThread() {
    ByteBuf body = Unpooled.buffer();
    ClientRequest request =
        new ClientRequest(
            HttpMethod.GET,
            HttpTarget.of(URI.create("http://127.0.0.1/")),
            new DefaultHttpHeaders(),
            body,
            LONG,
            1,
            true);

    assertThatThrownBy(() -> client.send(loop, request, o -> {}))
        .isInstanceOf(IllegalStateException.class);
    assertThat(body.refCnt()).isZero();
  }

  @Test
  void hundredsOfMixedFaultsLeaveNoConnectionBehind() throws Exception {
    RawServer server =
        start((n, exchange) -> {
          while (exchange.read()) {
            switch (n % 4) {
              case 0 -> exchange.reset();
              case 1 -> exchange.write("HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\ncut");
              case 2 -> exchange.awaitEnd();
              default -> exchange.answer("ok");
            }
            if (n % 4 == 1) {
              return;
            }
          }
        });
    String url = "http://127.0.0.1:" + server.port() + "/";

    List<Sent> all = new ArrayList<>();
    for (int i = 0; i < 300; i++) {
      all.add(send(url, Duration.ofMillis(500), 100, i % 2 == 0));
    }

    for (Sent sent : all) {
      assertThat(sent.get()).matches("(200 ok|BROKEN: .*|TIMEOUT: .*)");
      assertThat(sent.body().refCnt()).isZero();
    }
  }
}
