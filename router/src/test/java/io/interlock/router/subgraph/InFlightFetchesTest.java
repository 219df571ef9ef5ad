package io.interlock.router.subgraph;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.interlock.executor.subgraph.SubgraphAnswer;
import io.interlock.executor.subgraph.SubgraphRequest;
import io.interlock.executor.subgraph.SubgraphTransport;
import io.interlock.router.client.HttpClient;
import io.interlock.router.client.HttpClientOptions;
import io.interlock.router.client.RawServer;
import io.interlock.router.config.ConfigLoader;
import io.interlock.router.config.ConfigOutcome;
import io.interlock.router.config.GatewayConfig;
import io.interlock.router.telemetry.Metrics;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.PooledByteBufAllocator;
import io.netty.channel.EventLoop;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.handler.codec.http.DefaultHttpHeaders;
import io.netty.handler.codec.http.HttpHeaders;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Identical queries that are in flight at once, through the real client to a server that answers
/// when it is told to.
@Timeout(30)
class InFlightFetchesTest {
  private static final String QUERY = "{\"query\":\"{a}\"}";

  private final MultiThreadIoEventLoopGroup group =
      new MultiThreadIoEventLoopGroup(1, NioIoHandler.newFactory());
  private final EventLoop loop = group.next();
  private final HttpClient client = new HttpClient(HttpClientOptions.DEFAULT);
  private final Metrics metrics = Metrics.create();

  /// One permit lets the server answer one request.
  private final Semaphore answers = new Semaphore(0);

  private final CountDownLatch hungUp = new CountDownLatch(1);
  private final RawServer server =
      RawServer.start((n, exchange) -> {
        while (exchange.read()) {
          answers.acquireUninterruptibly();
          exchange.answer("{\"n\":" + n + "}");
        }
      });

  /// Every buffer that went in or came out.
  private final List<ByteBuf> buffers = new CopyOnWriteArrayList<>();

  @TempDir private Path folder;

  /// One request and what became of it.
  private record Asked(
      CompletableFuture<String> answer, SubgraphTransport.Cancellation cancellation) {
    String get() throws Exception {
      return answer.get(10, SECONDS);
    }
  }

  @AfterEach
  void close() throws Exception {
    answers.release(100);
    client.close();
    group.shutdownGracefully(0, 5, SECONDS).await(10, SECONDS);
    server.close();
    assertThat(client.openConnections()).isZero();
    assertThat(buffers).as("given back, and not too often").allMatch(b -> b.refCnt() == 0);
  }

  private SubgraphTransports transports(String settings) throws Exception {
    return transports(server, "", settings);
  }

  private SubgraphTransports transports(RawServer server, String ofService, String settings)
      throws Exception {
    Path file = folder.resolve("gateway.yaml");
    String url = "http://127.0.0.1:" + server.port() + "/";
    Files.writeString(
        file,
        """
        services:
        - {name: products, url: '%s'%s}
        - {name: reviews, url: '%s'}
        %s
        """
            .formatted(url, ofService, url, settings));
    GatewayConfig config = ((ConfigOutcome.Loaded) ConfigLoader.load(file)).config();
    return new SubgraphTransports(config, client, metrics);
  }

  private Asked query(SubgraphTransports transports) throws Exception {
    return ask(transports, this, new DefaultHttpHeaders(), "products", QUERY, false);
  }

  private Asked mutation(SubgraphTransports transports) throws Exception {
    return ask(transports, this, new DefaultHttpHeaders(), "products", QUERY, true);
  }

  private Asked ask(
      SubgraphTransports transports,
      Object engine,
      HttpHeaders headers,
      String subgraph,
      String body,
      boolean isMutation)
      throws Exception {
    CompletableFuture<String> words = new CompletableFuture<>();
    SubgraphRequest request = new SubgraphRequest(subgraph, buffer(body), isMutation);
    SubgraphTransport.Cancellation cancellation =
        loop.submit(() ->
                transports
                    .open(engine, Map.of(), loop, headers, "id")
                    .send(request, answer -> words.complete(inWords(answer))))
            .get();
    return new Asked(words, cancellation);
  }

  private ByteBuf buffer(String text) {
    ByteBuf bytes = PooledByteBufAllocator.DEFAULT.heapBuffer();
    bytes.writeCharSequence(text, StandardCharsets.UTF_8);
    buffers.add(bytes);
    return bytes;
  }

  private String inWords(SubgraphAnswer answer) {
    return switch (answer) {
      case SubgraphAnswer.Failed(String code, String message) -> code + ": " + message;
      case SubgraphAnswer.Received(int status, ByteBuf body) -> {
        buffers.add(body);
        String text =
            status + " " + body.readCharSequence(body.readableBytes(), StandardCharsets.UTF_8);
        body.release();
        yield text;
      }
    };
  }

  private void leave(Asked asked) throws Exception {
    loop.submit(asked.cancellation()::cancel).get();
  }

  private int inFlight(SubgraphTransports transports) throws Exception {
    return loop.submit(() -> transports.inFlight(loop)).get();
  }

  private String figure(String name) {
    return metrics
        .exposition()
        .lines()
        .filter(line -> line.startsWith(name + "{") && line.contains("\"products\""))
        .map(line -> line.substring(line.indexOf('}') + 2))
        .findFirst()
        .orElseThrow();
  }

  private void assertSentAndDeduplicated(int sent, int deduplicated) {
    assertThat(metrics.exposition())
        .contains("subgraph_requests_total{outcome=\"answered\",subgraph=\"products\"} " + sent);
    assertThat(Double.parseDouble(figure("subgraph_requests_deduplicated_total")))
        .isEqualTo(deduplicated);
  }

  @Test
  void sendsIdenticalQueriesOnceAndAnswersEverybody() throws Exception {
    SubgraphTransports transports = transports("");
    Asked first = query(transports);
    Asked second = query(transports);
    Asked third = query(transports);
    answers.release();

    assertThat(List.of(first.get(), second.get(), third.get())).containsOnly("200 {\"n\":1}");

    assertSentAndDeduplicated(1, 2);
    assertThat(inFlight(transports)).isZero();
  }

  @Test
  void sendsAgainWhatIsAskedAfterTheAnswer() throws Exception {
    SubgraphTransports transports = transports("");
    answers.release(2);
    query(transports).get();
    query(transports).get();

    assertSentAndDeduplicated(2, 0);
  }

  @Test
  void sendsAgainWhatIsAskedWhileTheAnswerIsTaken() throws Exception {
    SubgraphTransports transports = transports("");
    CompletableFuture<String> again = new CompletableFuture<>();
    Consumer<SubgraphAnswer> asksAgain =
        answer -> {
          inWords(answer);
          transports
              .open(this, Map.of(), loop, new DefaultHttpHeaders(), "id")
              .send(
                  new SubgraphRequest("products", buffer(QUERY), false),
                  next -> again.complete(inWords(next)));
        };
    loop.submit(() ->
            transports
                .open(this, Map.of(), loop, new DefaultHttpHeaders(), "id")
                .send(new SubgraphRequest("products", buffer(QUERY), false), asksAgain))
        .get();
    Asked follower = query(transports);
    answers.release(2);

    assertThat(follower.get()).isEqualTo("200 {\"n\":1}");
    assertThat(again.get(10, SECONDS)).isEqualTo("200 {\"n\":1}");
    assertSentAndDeduplicated(2, 1);
  }

  @Test
  void neverSharesMutations() throws Exception {
    SubgraphTransports transports = transports("");
    Asked first = mutation(transports);
    Asked second = mutation(transports);
    Asked query = query(transports);
    answers.release(3);

    first.get();
    second.get();
    query.get();

    assertSentAndDeduplicated(3, 0);
  }

  @Test
  void whoHasChangedSomethingNeverGetsAnAnswerFromBefore() throws Exception {
    SubgraphTransports transports = transports("");
    Asked before = query(transports);
    server.nextRequest();
    Asked change = mutation(transports);
    Asked meanwhile = query(transports);
    leave(change);
    Asked after = query(transports);
    answers.release(4);

    before.get();
    meanwhile.get();
    after.get();
    assertSentAndDeduplicated(2, 1);
  }

  @ParameterizedTest
  @CsvSource({
    "x-request-id: a, x-request-id: b",
    "traceparent: 00-1-2-01, traceparent: 00-3-4-00",
    "x-unknown: a, x-unknown: b"
  })
  void idsAndWhatIsNotPassedOnMakeNoDifference(String one, String other) throws Exception {
    SubgraphTransports transports = transports("");
    Asked first = with(transports, one);
    Asked second = with(transports, other);
    answers.release();

    assertThat(first.get()).isEqualTo(second.get());
    assertSentAndDeduplicated(1, 1);
  }

  @Test
  void theSubgraphSeesTheIdsOfTheLeader() throws Exception {
    SubgraphTransports transports = transports("");
    Asked first = with(transports, "traceparent: 00-1-2-01");
    Asked second = with(transports, "traceparent: 00-3-4-00");
    answers.release();
    first.get();
    second.get();

    assertThat(server.nextRequest()).contains("x-request-id: id\r\n", "traceparent: 00-1-2-01\r\n");
  }

  @ParameterizedTest
  @CsvSource({
    "authorization: a, authorization: b",
    "authorization: a, x-unknown: b",
    "x-tenant: a, X-Tenant: b",
    "x-tenant: a, 'x-tenant: a, x-tenant: b'",
    "'x-tenant: x-role, x-role: b', 'x-tenant: x-role, x-tenant: b'"
  })
  void queriesWithOtherHeadersAreKeptApart(String one, String other) throws Exception {
    SubgraphTransports transports =
        transports("headers: {propagate: [authorization, x-tenant, x-role]}");
    Asked first = with(transports, one);
    Asked second = with(transports, other);
    answers.release(2);
    first.get();
    second.get();

    assertSentAndDeduplicated(2, 0);
  }

  @Test
  void clientsThatAuthorizeThemselvesDifferentlyAreKeptApartEvenIfNoSubgraphIsTold()
      throws Exception {
    SubgraphTransports transports = transports("headers: {propagate: [x-tenant]}");
    Asked first = with(transports, "authorization: a");
    Asked second = with(transports, "authorization: b");
    answers.release(2);
    first.get();
    second.get();

    assertSentAndDeduplicated(2, 0);
    assertThat(server.nextRequest()).doesNotContain("authorization");
  }

  /// @param headers `name: value, name: value`
  private Asked with(SubgraphTransports transports, String headers) throws Exception {
    HttpHeaders sent = new DefaultHttpHeaders();
    for (String header : headers.split(", ")) {
      sent.add(header.substring(0, header.indexOf(':')), header.substring(header.indexOf(' ') + 1));
    }
    return ask(transports, this, sent, "products", QUERY, false);
  }

  @Test
  void queriesOfOtherEnginesAreKeptApart() throws Exception {
    SubgraphTransports transports = transports("");
    HttpHeaders none = new DefaultHttpHeaders();
    Asked first = ask(transports, "old", none, "products", QUERY, false);
    Asked second = ask(transports, "new", none, "products", QUERY, false);
    answers.release(2);
    first.get();
    second.get();

    assertSentAndDeduplicated(2, 0);
  }

  @Test
  void queriesToOtherSubgraphsAreKeptApart() throws Exception {
    SubgraphTransports transports = transports("");
    HttpHeaders none = new DefaultHttpHeaders();
    Asked first = ask(transports, this, none, "products", QUERY, false);
    Asked second = ask(transports, this, none, "reviews", QUERY, false);
    answers.release(2);
    first.get();
    second.get();

    assertSentAndDeduplicated(1, 0);
  }

  @Test
  void otherQueriesAreKeptApart() throws Exception {
    SubgraphTransports transports = transports("");
    HttpHeaders none = new DefaultHttpHeaders();
    Asked first = ask(transports, this, none, "products", QUERY, false);
    Asked second = ask(transports, this, none, "products", QUERY.replace('a', 'b'), false);
    answers.release(2);
    first.get();
    second.get();

    assertSentAndDeduplicated(2, 0);
  }

  @Test
  void theOthersGetTheirAnswerWhenTheLeaderLeaves() throws Exception {
    SubgraphTransports transports = transports("");
    Asked leader = query(transports);
    Asked follower = query(transports);
    leave(leader);
    Asked late = query(transports);
    answers.release();

    assertThat(follower.get()).isEqualTo("200 {\"n\":1}");
    assertThat(late.get()).isEqualTo("200 {\"n\":1}");
    assertThat(leader.answer()).isNotDone();
    assertSentAndDeduplicated(1, 2);
  }

  @Test
  void theOthersGetTheirAnswerWhenAFollowerLeaves() throws Exception {
    SubgraphTransports transports = transports("");
    Asked leader = query(transports);
    Asked gone = query(transports);
    Asked follower = query(transports);
    leave(gone);
    leave(gone);
    answers.release();

    assertThat(leader.get()).isEqualTo("200 {\"n\":1}");
    assertThat(follower.get()).isEqualTo("200 {\"n\":1}");
    assertThat(gone.answer()).isNotDone();
  }

  @Test
  void hangsUpWhenTheLastOneLeaves() throws Exception {
    RawServer.Script silent =
        (n, exchange) -> {
          exchange.read();
          exchange.awaitEnd();
          hungUp.countDown();
        };
    try (RawServer server = RawServer.start(silent)) {
      SubgraphTransports transports = transports(server, "", "");
      Asked leader = query(transports);
      Asked follower = query(transports);
      server.nextRequest();
      leave(leader);
      assertThat(hungUp.getCount()).isOne();
      leave(follower);
      leave(leader);

      assertThat(hungUp.await(10, SECONDS)).isTrue();
      assertThat(inFlight(transports)).isZero();
      assertThat(metrics.exposition())
          .contains("subgraph_requests_total{outcome=\"cancelled\",subgraph=\"products\"} 1")
          .contains("subgraph_requests_in_flight{subgraph=\"products\"} 0");
    }
  }

  @Test
  void aBadAnswerIsShared() throws Exception {
    RawServer.Script failing =
        (n, exchange) -> {
          exchange.read();
          answers.acquireUninterruptibly();
          exchange.write("HTTP/1.1 503 Busy\r\nContent-Length: 2\r\n\r\n{}");
        };
    try (RawServer server = RawServer.start(failing)) {
      SubgraphTransports transports = transports(server, "", "");
      Asked leader = query(transports);
      Asked follower = query(transports);
      answers.release();

      assertThat(leader.get()).isEqualTo("503 {}");
      assertThat(follower.get()).isEqualTo("503 {}");
    }
  }

  @Test
  void aFailureIsShared() throws Exception {
    RawServer.Script breaking =
        (n, exchange) -> {
          exchange.read();
          answers.acquireUninterruptibly();
          exchange.reset();
        };
    try (RawServer server = RawServer.start(breaking)) {
      SubgraphTransports transports = transports(server, "", "");
      Asked leader = query(transports);
      Asked follower = query(transports);
      answers.release();

      assertThat(leader.get()).startsWith("SUBREQUEST_HTTP_ERROR: subgraph 'products' did not");
      assertThat(follower.get()).isEqualTo(leader.get());
    }
  }

  @Test
  void whoWaitsTooLongIsTold() throws Exception {
    SubgraphTransports transports = transports(server, ", timeout: 100ms", "");
    Asked leader = query(transports);
    Asked follower = query(transports);

    assertThat(leader.get())
        .isEqualTo(
            "SUBGRAPH_REQUEST_TIMEOUT: subgraph 'products' did not answer: no complete answer"
                + " within 100 ms");
    assertThat(follower.get()).isEqualTo(leader.get());
    assertThat(inFlight(transports)).isZero();
  }

  @Test
  void oneWhoFailsAtTheAnswerDoesNotKeepItFromTheOthers() throws Exception {
    SubgraphTransports transports = transports("");
    loop.submit(() ->
            transports
                .open(this, Map.of(), loop, new DefaultHttpHeaders(), "id")
                .send(
                    new SubgraphRequest("products", buffer(QUERY), false),
                    answer -> {
                      inWords(answer);
                      throw new IllegalStateException("on demand");
                    }))
        .get();
    Asked follower = query(transports);
    answers.release();

    assertThat(follower.get()).isEqualTo("200 {\"n\":1}");
  }

  @Test
  void nobodyJoinsAQueryThatCouldNotBeSent() throws Exception {
    SubgraphTransports transports = transports("");
    SubgraphTransport onAnotherThread =
        transports.open(this, Map.of(), loop, new DefaultHttpHeaders(), "id");
    assertThatThrownBy(() ->
            onAnotherThread.send(
                new SubgraphRequest("products", buffer(QUERY), false),
                answer -> {
                  throw new AssertionError("answered after it could not be sent");
                }))
        .hasMessageContaining("another thread");
    Asked next = query(transports);
    answers.release();

    assertThat(next.get()).isEqualTo("200 {\"n\":1}");
    assertSentAndDeduplicated(1, 0);
    assertThat(inFlight(transports)).isZero();
  }

  @ParameterizedTest
  @ValueSource(strings = {", dedupe: false", ""})
  void canBeSwitchedOff(String ofService) throws Exception {
    String settings = ofService.isEmpty() ? "traffic: {subgraphs: {dedupe: false}}" : "";
    SubgraphTransports transports = transports(server, ofService, settings);
    Asked first = query(transports);
    Asked second = query(transports);
    answers.release(2);
    first.get();
    second.get();

    assertSentAndDeduplicated(2, 0);
  }

  @Test
  void aServiceMayHaveItWhileTheOthersDoNot() throws Exception {
    SubgraphTransports transports =
        transports(server, ", dedupe: true", "traffic: {subgraphs: {dedupe: false}}");
    Asked first = query(transports);
    Asked second = query(transports);
    answers.release();
    first.get();
    second.get();

    assertSentAndDeduplicated(1, 1);
  }
}
