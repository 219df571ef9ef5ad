package io.interlock.router.sdl;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.equalToJson;
import static com.github.tomakehurst.wiremock.client.WireMock.ok;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.status;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.common.Gzip;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import com.github.tomakehurst.wiremock.http.Fault;
import com.github.tomakehurst.wiremock.stubbing.Scenario;
import io.interlock.router.client.HttpClient;
import io.interlock.router.client.HttpClientOptions;
import io.interlock.router.client.RawServer;
import io.interlock.router.config.RetryConfig;
import io.interlock.router.config.ServiceConfig;
import io.interlock.router.telemetry.Metrics;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The fetch injections of the lifecycle's checklist, one by one.
@Timeout(60)
class HttpSdlSourceTest {
  private static final String SDL = "type Query { \"quoted\"\n products: [String!]! }";
  private static final int MAX_SDL_BYTES = 100_000;

  private static WireMockServer subgraph;

  private final MultiThreadIoEventLoopGroup loops =
      new MultiThreadIoEventLoopGroup(1, NioIoHandler.newFactory());
  private final HttpClient client = new HttpClient(HttpClientOptions.DEFAULT);
  private final VirtualTimers timers = new VirtualTimers();
  private final Metrics metrics = Metrics.create();
  private final HttpSdlSource source =
      new HttpSdlSource(
          client, loops, timers, Runnable::run, metrics, System::nanoTime, MAX_SDL_BYTES);

  @BeforeAll
  static void start() {
    subgraph = new WireMockServer(WireMockConfiguration.options().dynamicPort());
    subgraph.start();
  }

  @AfterAll
  static void stop() {
    subgraph.stop();
  }

  @BeforeEach
  void reset() {
    subgraph.resetAll();
  }

  @AfterEach
  void close() throws Exception {
    client.close();
    loops.shutdownGracefully(0, 5, SECONDS).await(10, SECONDS);
    assertThat(client.openConnections()).isZero();
  }

  private static ServiceConfig service(String url, int attempts, Duration timeout) {
    RetryConfig retry =
        new RetryConfig(attempts, timeout, Duration.ofMillis(200), Duration.ofMillis(1500), 1);
    return service(url, retry);
  }

  private static ServiceConfig service(String url, RetryConfig retry) {
    return ServiceConfig.of("products", URI.create(url))
        .withHeaders(Map.of("x-api-key", "k"))
        .withRetry(retry);
  }

  private SdlOutcome fetch(int attempts) throws Exception {
    return fetch(service(url(), attempts, Duration.ofSeconds(20)));
  }

  /// Takes an SDL only when it has come so often in a row.
  private SdlOutcome fetchSettled(int attempts, int settle) throws Exception {
    Duration pause = Duration.ofMillis(200);
    return fetch(
        service(url(), new RetryConfig(attempts, Duration.ofSeconds(20), pause, pause, settle)));
  }

  private static String url() {
    return "http://user:secret@127.0.0.1:" + subgraph.port() + "/graphql?token=hidden";
  }

  private SdlOutcome fetch(ServiceConfig service) throws Exception {
    return source.fetch(service).toCompletableFuture().get(30, SECONDS);
  }

  private static void answer(ResponseDefinitionBuilder response) {
    subgraph.stubFor(post(urlEqualTo("/graphql?token=hidden")).willReturn(response));
  }

  private static void answerInTurn(List<ResponseDefinitionBuilder> responses) {
    for (int i = 0; i < responses.size(); i++) {
      subgraph.stubFor(
          post(urlEqualTo("/graphql?token=hidden"))
              .inScenario("turns")
              .whenScenarioStateIs(i == 0 ? Scenario.STARTED : "turn " + i)
              .willSetStateTo("turn " + (i + 1))
              .willReturn(responses.get(i)));
    }
  }

  private static String sdlAnswer(String sdl) throws Exception {
    return new ObjectMapper()
        .writeValueAsString(Map.of("data", Map.of("_service", Map.of("sdl", sdl))));
  }

  private static List<String> outcomes(SdlOutcome outcome) {
    return outcome.attempts().stream().map(FetchAttempt::outcome).toList();
  }

  private static SdlOutcome.NotFetched failure(SdlOutcome outcome) {
    assertThat(outcome).isInstanceOf(SdlOutcome.NotFetched.class);
    SdlOutcome.NotFetched failure = (SdlOutcome.NotFetched) outcome;
    assertThat(failure.message())
        .contains("service 'products'")
        .doesNotContain("secret", "hidden", "\n");
    return failure;
  }

  @Test
  void asksForTheSdl() throws Exception {
    answer(okJson(sdlAnswer(SDL)));

    SdlOutcome outcome = fetch(3);

    assertThat(outcome).isInstanceOf(SdlOutcome.Fetched.class);
    assertThat(((SdlOutcome.Fetched) outcome).sdl()).isEqualTo(SDL);
    assertThat(outcome.attempts()).hasSize(1);
    assertThat(outcome.attempts().getFirst().service()).isEqualTo("products");
    assertThat(outcome.attempts().getFirst().n()).isEqualTo(1);
    assertThat(outcome.attempts().getFirst().outcome()).isEqualTo("OK");
    subgraph.verify(
        postRequestedFor(urlEqualTo("/graphql?token=hidden"))
            .withHeader("Content-Type", equalTo("application/json"))
            .withHeader("Authorization", equalTo("Basic dXNlcjpzZWNyZXQ="))
            .withHeader("X-Api-Key", equalTo("k"))
            .withRequestBody(equalToJson("{\"query\":\"{ _service { sdl } }\"}")));
    assertThat(metrics.exposition()).contains("outcome=\"OK\",service=\"products\"} 1");
  }

  @Test
  void case1TriesAgainAfter503() throws Exception {
    answerInTurn(List.of(status(503), status(503), okJson(sdlAnswer(SDL))));

    SdlOutcome outcome = fetch(3);

    assertThat(outcome).isInstanceOf(SdlOutcome.Fetched.class);
    assertThat(outcomes(outcome)).containsExactly("HTTP_503", "HTTP_503", "OK");
    assertThat(outcome.attempts()).extracting(FetchAttempt::n).containsExactly(1, 2, 3);
  }

  @ParameterizedTest
  @ValueSource(ints = {408, 425, 429, 500, 502, 503, 504})
  void case2GivesUpAfterAllAttempts(int status) throws Exception {
    answer(status(status));

    SdlOutcome.NotFetched failure = failure(fetch(4));

    assertThat(failure.code()).isEqualTo(SdlFailure.SUBGRAPH_ERROR);
    assertThat(failure.message()).endsWith("answers with HTTP " + status);
    assertThat(failure.attempts()).hasSize(4);
    subgraph.verify(4, postRequestedFor(urlEqualTo("/graphql?token=hidden")));
  }

  @Test
  void case3CountsALateAnswerAsTimeout() throws Exception {
    try (RawServer late =
        RawServer.start((n, exchange) -> {
          exchange.read();
          exchange.awaitEnd();
        })) {
      ServiceConfig service =
          service("http://127.0.0.1:" + late.port() + "/", 2, Duration.ofMillis(100));

      SdlOutcome.NotFetched failure = failure(fetch(service));

      assertThat(failure.code()).isEqualTo(SdlFailure.SUBGRAPH_TIMEOUT);
      assertThat(outcomes(failure)).containsExactly("TIMEOUT", "TIMEOUT");
      assertThat(failure.message()).endsWith("no complete answer within 100 ms");
      assertThat(failure.attempts()).allMatch(attempt -> attempt.ms() >= 100);
    }
  }

  @Test
  void case4TriesARefusedConnectionAgain() throws Exception {
    RawServer gone = RawServer.start((n, exchange) -> {});
    gone.close();

    SdlOutcome.NotFetched failure =
        failure(fetch(service("http://127.0.0.1:" + gone.port() + "/", 3, Duration.ofSeconds(5))));

    assertThat(failure.code()).isEqualTo(SdlFailure.SUBGRAPH_UNREACHABLE);
    assertThat(outcomes(failure)).containsExactly("UNREACHABLE", "UNREACHABLE", "UNREACHABLE");
    assertThat(failure.message())
        .isEqualTo(
            "service 'products' at http://127.0.0.1:%d/: connection refused"
                .formatted(gone.port()));
  }

  @Test
  void case5TriesAResetAfterHeadersAgain() throws Exception {
    try (RawServer resetting =
        RawServer.start((n, exchange) -> {
          exchange.read();
          if (n == 1) {
            exchange.write("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n");
            exchange.reset();
          } else {
            exchange.answer("{\"data\":{\"_service\":{\"sdl\":\"scalar A\"}}}");
          }
        })) {
      ServiceConfig service =
          service("http://127.0.0.1:" + resetting.port() + "/", 3, Duration.ofSeconds(5));

      assertThat(outcomes(fetch(service))).containsExactly("UNREACHABLE", "OK");
    }
  }

  @Test
  void case5TriesAConnectionAgainThatEndsWithoutAnAnswer() throws Exception {
    answerInTurn(
        List.of(
            aResponse().withFault(Fault.CONNECTION_RESET_BY_PEER),
            aResponse().withFault(Fault.EMPTY_RESPONSE),
            okJson(sdlAnswer(SDL))));

    assertThat(outcomes(fetch(3))).containsExactly("UNREACHABLE", "UNREACHABLE", "OK");
  }

  @Test
  void case6TriesACutBodyAgain() throws Exception {
    try (RawServer cutting =
        RawServer.start((n, exchange) -> {
          exchange.read();
          if (n == 1) {
            exchange.write("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n{\"data\":{");
          } else {
            exchange.answer("{\"data\":{\"_service\":{\"sdl\":\"scalar A\"}}}");
          }
        })) {
      ServiceConfig service =
          service("http://127.0.0.1:" + cutting.port() + "/", 3, Duration.ofSeconds(5));

      assertThat(outcomes(fetch(service))).containsExactly("UNREACHABLE", "OK");
    }
  }

  @Test
  void case7TriesATlsFaultAgain() throws Exception {
    ServiceConfig service =
        service("https://127.0.0.1:" + subgraph.port() + "/", 2, Duration.ofSeconds(10));

    SdlOutcome.NotFetched failure = failure(fetch(service));

    assertThat(failure.code()).isEqualTo(SdlFailure.SUBGRAPH_UNREACHABLE);
    assertThat(failure.attempts()).hasSize(2);
    assertThat(failure.message()).contains("TLS");
  }

  @Test
  void case8Asks404OnceAndHintsAtTheUrl() throws Exception {
    SdlOutcome.NotFetched failure = failure(fetch(3));

    assertThat(failure.code()).isEqualTo(SdlFailure.SUBGRAPH_ERROR);
    assertThat(failure.message()).endsWith("answers with HTTP 404; is the path of its URL right?");
    subgraph.verify(1, postRequestedFor(urlEqualTo("/graphql?token=hidden")));
    subgraph.verify(1, postRequestedFor(urlEqualTo("/_service")));
    assertThat(outcomes(failure)).containsExactly("HTTP_404", "HTTP_404");
  }

  @Test
  void case8FindsTheSdlAtTheSeparatePath() throws Exception {
    subgraph.stubFor(post(urlEqualTo("/_service")).willReturn(okJson(sdlAnswer(SDL))));

    SdlOutcome outcome = fetch(3);

    assertThat(((SdlOutcome.Fetched) outcome).sdl()).isEqualTo(SDL);
    assertThat(outcomes(outcome)).containsExactly("HTTP_404", "OK");
  }

  @ParameterizedTest
  @ValueSource(ints = {400, 401, 403, 405, 415})
  void case8DoesNotRepeatOtherRefusals(int status) throws Exception {
    answer(status(status));

    SdlOutcome.NotFetched failure = failure(fetch(3));

    assertThat(failure.code()).isEqualTo(SdlFailure.SUBGRAPH_ERROR);
    assertThat(outcomes(failure)).containsExactly("HTTP_" + status);
  }

  @Test
  void case9DoesNotRepeatHtml() throws Exception {
    answer(ok("<html></html>").withHeader("Content-Type", "text/html"));

    SdlOutcome.NotFetched failure = failure(fetch(3));

    assertThat(failure.code()).isEqualTo(SdlFailure.NOT_A_SUBGRAPH);
    assertThat(failure.message()).endsWith("answers with something else than JSON (text/html)");
    assertThat(failure.attempts()).hasSize(1);
  }

  @Test
  void case10QuotesTheErrorOfAnAnswerWithoutData() throws Exception {
    answer(okJson("{\"data\":null,\"errors\":[{\"message\":\"database\\n gone\"}]}"));

    SdlOutcome.NotFetched failure = failure(fetch(2));

    assertThat(failure.code()).isEqualTo(SdlFailure.NOT_A_SUBGRAPH);
    assertThat(failure.message()).endsWith("answers with an error: database gone");
    assertThat(failure.attempts()).hasSize(2);
  }

  @Test
  void case11RefusesAnEmptySdl() throws Exception {
    answer(okJson(sdlAnswer(" \n")));

    SdlOutcome.NotFetched failure = failure(fetch(2));

    assertThat(failure.code()).isEqualTo(SdlFailure.NOT_A_SUBGRAPH);
    assertThat(failure.message()).endsWith("answers with an empty SDL");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"data\":{}}",
        "{\"data\":{\"_service\":null}}",
        "{\"errors\":[{\"message\":\"Cannot query field \\\"_service\\\" on type \\\"Query\\\".\"}]}"
      })
  void case12DoesNotRepeatAnAnswerOfAnOrdinaryGraphqlServer(String body) throws Exception {
    answer(okJson(body));

    SdlOutcome.NotFetched failure = failure(fetch(3));

    assertThat(failure.code()).isEqualTo(SdlFailure.NOT_A_SUBGRAPH);
    assertThat(failure.message()).contains("is no federation subgraph: it knows no `_service`");
    subgraph.verify(1, postRequestedFor(urlEqualTo("/graphql?token=hidden")));
    subgraph.verify(1, postRequestedFor(urlEqualTo("/_service")));
  }

  @Test
  void case12UnderstandsARefusalWithStatus400() throws Exception {
    answer(
        status(400)
            .withBody(
                "{\"errors\":[{\"message\":\"Cannot query field '_service' on type Query\"}]}"));

    assertThat(failure(fetch(3)).code()).isEqualTo(SdlFailure.NOT_A_SUBGRAPH);
  }

  @Test
  void case13RefusesAnSdlOverTheLimit() throws Exception {
    answer(okJson(sdlAnswer("#" + "x".repeat(MAX_SDL_BYTES))));
    assertThat(failure(fetch(3)).code()).isEqualTo(SdlFailure.SDL_TOO_LARGE);

    answer(okJson(sdlAnswer("#" + "x".repeat(10 * MAX_SDL_BYTES))));
    SdlOutcome.NotFetched failure = failure(fetch(3));
    assertThat(failure.code()).isEqualTo(SdlFailure.SDL_TOO_LARGE);
    assertThat(failure.message()).endsWith("answers with an SDL of more than 100000 bytes");
    assertThat(failure.attempts()).hasSize(1);
  }

  @Test
  void case13TakesAnSdlOfExactlyTheLimitFullOfEscapes() throws Exception {
    answer(okJson(sdlAnswer("\"\n".repeat(MAX_SDL_BYTES / 2))));

    assertThat(fetch(1)).isInstanceOf(SdlOutcome.Fetched.class);
  }

  @Test
  void case13RefusesAGzipBomb() throws Exception {
    byte[] bomb = Gzip.gzip("x".repeat(50 << 20));
    answer(aResponse().withHeader("Content-Encoding", "gzip").withBody(bomb));

    assertThat(failure(fetch(3)).code()).isEqualTo(SdlFailure.SDL_TOO_LARGE);
  }

  /// Enough to tell from what fits the limit and the buffers of two sockets.
  @Test
  void case13DoesNotReadOnBeyondTheLimit() throws Exception {
    long endless = 200L << 20;
    AtomicLong written = new AtomicLong();
    String kib = "x".repeat(1024);
    try (RawServer flooding =
        RawServer.start((n, exchange) -> {
          exchange.read();
          exchange.write("HTTP/1.1 200 OK\r\n\r\n{\"data\":{\"_service\":{\"sdl\":\"");
          while (written.get() < endless) {
            exchange.write(kib);
            written.addAndGet(kib.length());
          }
        })) {
      ServiceConfig service =
          service("http://127.0.0.1:" + flooding.port() + "/", 1, Duration.ofSeconds(20));

      assertThat(failure(fetch(service)).code()).isEqualTo(SdlFailure.SDL_TOO_LARGE);
      assertThat(written).hasValueLessThan(endless / 4);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {301, 302, 303, 307, 308})
  void case14DoesNotFollowARedirectToAnotherHost(int status) throws Exception {
    try (RawServer other =
        RawServer.start((n, exchange) -> {
          exchange.read();
          exchange.answer("{\"data\":{\"_service\":{\"sdl\":\"scalar A\"}}}");
        })) {
      answer(status(status).withHeader("Location", "http://127.0.0.1:" + other.port() + "/"));

      SdlOutcome.NotFetched failure = failure(fetch(3));

      assertThat(failure.code()).isEqualTo(SdlFailure.SUBGRAPH_ERROR);
      assertThat(outcomes(failure)).containsExactly("HTTP_" + status);
      assertThat(failure.message()).contains("redirects are not followed");
      assertThat(other.connections()).isZero();
    }
  }

  @Test
  void case15AppliesTheTimeoutToASlowDrip() throws Exception {
    try (RawServer dripping =
        RawServer.start((n, exchange) -> {
          exchange.read();
          exchange.write("HTTP/1.1 200 OK\r\nContent-Length: 200000\r\n\r\n");
          for (int i = 0; i < 200_000; i++) {
            exchange.write(" ");
            java.util.concurrent.locks.LockSupport.parkNanos(1_000_000);
          }
        })) {
      ServiceConfig service =
          service("http://127.0.0.1:" + dripping.port() + "/", 1, Duration.ofMillis(200));

      assertThat(failure(fetch(service)).code()).isEqualTo(SdlFailure.SUBGRAPH_TIMEOUT);
    }
  }

  @Test
  void case16TakesAnSdlThatCameOftenEnoughInARow() throws Exception {
    answerInTurn(
        List.of(
            okJson(sdlAnswer("scalar Old")),
            okJson(sdlAnswer("scalar New")),
            okJson(sdlAnswer("scalar Old")),
            okJson(sdlAnswer("scalar New")),
            okJson(sdlAnswer("scalar New"))));

    SdlOutcome outcome = fetchSettled(9, 2);

    assertThat(((SdlOutcome.Fetched) outcome).sdl()).isEqualTo("scalar New");
    assertThat(outcomes(outcome))
        .containsExactly("UNSETTLED", "UNSETTLED", "UNSETTLED", "UNSETTLED", "OK");
  }

  @Test
  void case16AFailureInBetweenBreaksTheRow() throws Exception {
    answerInTurn(
        List.of(
            okJson(sdlAnswer(SDL)), status(503), okJson(sdlAnswer(SDL)), okJson(sdlAnswer(SDL))));

    assertThat(outcomes(fetchSettled(4, 2)))
        .containsExactly("UNSETTLED", "HTTP_503", "UNSETTLED", "OK");
  }

  @Test
  void case16GivesUpOnAServiceThatDoesNotSettleWithinTheAttempts() throws Exception {
    answerInTurn(
        List.of(
            okJson(sdlAnswer("scalar Old")),
            okJson(sdlAnswer("scalar New")),
            okJson(sdlAnswer("scalar Old"))));

    SdlOutcome.NotFetched failure = failure(fetchSettled(3, 2));

    assertThat(failure.code()).isEqualTo(SdlFailure.SUBGRAPH_ERROR);
    assertThat(failure.message())
        .endsWith(
            "does not answer with the same SDL 2 times in a row; are all its instances deployed?");
    assertThat(failure.attempts()).hasSize(3);
  }

  @Test
  void case16WaitsForTheSeparatePathToSettleToo() throws Exception {
    subgraph.stubFor(post(urlEqualTo("/_service")).willReturn(okJson(sdlAnswer(SDL))));

    assertThat(outcomes(fetchSettled(3, 2))).containsExactly("HTTP_404", "UNSETTLED", "OK");
  }

  @Test
  void case17PausesGrowWithJitterUpToTheirLimit() throws Exception {
    answer(status(503));

    fetch(7);

    List<Duration> pauses = timers.delays();
    assertThat(pauses).hasSize(6);
    double expected = 200;
    for (Duration pause : pauses) {
      assertThat((double) pause.toMillis())
          .isBetween(Math.floor(expected * 0.5), Math.min(1500, expected * 1.5));
      expected = Math.min(expected * 2, 1500);
    }
  }

  @Test
  void answersAlsoForAHeaderThatHttpDoesNotAllow() throws Exception {
    ServiceConfig odd =
        ServiceConfig.of("products", URI.create("http://127.0.0.1:" + subgraph.port() + "/"))
            .withHeaders(Map.of("x", "a\r\nb"));

    assertThat(failure(fetch(odd)).message()).contains("cannot be asked: ");
  }

  @Test
  void answersAlsoForAUrlThatIsNotHttp() throws Exception {
    ServiceConfig odd = ServiceConfig.of("products", URI.create("ftp://127.0.0.1/"));

    assertThat(failure(fetch(odd)).message())
        .isEqualTo("service 'products': expected an http or https URL, got scheme 'ftp'");
  }
}
