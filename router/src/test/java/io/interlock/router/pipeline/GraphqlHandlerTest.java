package io.interlock.router.pipeline;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import io.interlock.router.client.RawServer;
import io.interlock.router.http.RawClient;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class GraphqlHandlerTest {
  private static final String JSON = "Content-Type: application/json\r\n";
  private static final String FEDERATED = "{ me { name rating } }";
  private static final String FEDERATED_ANSWER =
      "{\"data\":{\"me\":{\"name\":\"Ada\",\"rating\":5}}}";

  /// Reads requests and answers none; counts down when the router hangs up.
  private static RawServer.Script silent(CountDownLatch hungUp) {
    return (n, exchange) -> {
      exchange.read();
      exchange.awaitEnd();
      hungUp.countDown();
    };
  }

  @Test
  void answersAFederatedQueryOfAnOrdinaryClient() throws Exception {
    try (TestRouter router = TestRouter.start();
        HttpClient client = HttpClient.newHttpClient()) {
      HttpRequest request =
          HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + router.port() + "/graphql"))
              .header("Content-Type", "application/json; charset=UTF-8")
              .POST(HttpRequest.BodyPublishers.ofString("{\"query\":\"" + FEDERATED + "\"}"))
              .build();

      HttpResponse<String> response = client.send(request, HttpResponse.BodyHandlers.ofString());

      assertThat(response.statusCode()).isEqualTo(200);
      assertThat(response.body()).isEqualTo(FEDERATED_ANSWER);
      assertThat(response.headers().firstValue("content-type"))
          .contains("application/json; charset=utf-8");
      assertThat(response.headers().firstValue("x-request-id")).isPresent();
      assertThat(response.headers().map().keySet()).noneMatch(name -> name.startsWith("access-"));
    }
  }

  @Test
  void answersManyPipelinedRequestsInOrder() throws Exception {
    try (TestRouter router = TestRouter.start();
        RawClient raw = router.connect()) {
      for (int i = 0; i < 50; i++) {
        TestRouter.send(raw, "{\"query\":\"{ a" + i + ": me { name } }\"}", JSON);
      }
      for (int i = 0; i < 50; i++) {
        assertThat(raw.read().body()).contains("\"a" + i + "\"");
      }
    }
  }

  @Test
  void passesOnTheHeadersThatAreConfigured() throws Exception {
    try (TestRouter router = TestRouter.start()) {
      router.post(
          "{\"query\":\"{ me { name } }\"}",
          JSON
              + "Authorization: Bearer t\r\nCookie: a=b\r\nX-Request-Id: my-id\r\n"
              + "X-Static: forged\r\nTraceparent: 00-1-2-01\r\n");

      assertThat(router.accounts.nextRequest())
          .startsWith("POST /accounts HTTP/1.1\r\n")
          .contains("\r\nauthorization: Bearer t\r\n")
          .contains("\r\nx-request-id: my-id\r\n")
          .contains("\r\ntraceparent: 00-1-2-01\r\n")
          .contains("\r\nx-static: fixed\r\n")
          .contains("\r\ncontent-type: application/json\r\n")
          .contains("\r\naccept: application/graphql-response+json, application/json\r\n")
          .doesNotContainIgnoringCase("cookie")
          .doesNotContain("forged");
    }
  }

  @ParameterizedTest
  @CsvSource({
    "{ me { name }, GRAPHQL_PARSE_FAILED",
    "{ me { nothing } }, GRAPHQL_VALIDATION_FAILED",
    "query A { me { name } } query B { me { name } }, OPERATION_RESOLUTION_FAILURE",
    "query($id: ID!) { user(id: $id) { name } }, BAD_USER_INPUT",
    "subscription { renamed { name } }, SUBSCRIPTIONS_NOT_SUPPORTED"
  })
  void givesRequestErrorsTheStatusOfTheAcceptedType(String query, String code) throws Exception {
    String json = "{\"query\":\"" + query + "\"}";
    try (TestRouter router = TestRouter.start()) {
      RawClient.Answer old = router.post(json, JSON + "Accept: application/json\r\n");
      assertThat(old.status()).isEqualTo(200);
      assertThat(old.headers()).containsEntry("content-type", "application/json; charset=utf-8");
      assertThat(old.body()).startsWith("{\"errors\":[{").contains("\"code\":\"" + code + "\"");

      String accept = "Accept: application/json;q=0.9, application/graphql-response+json\r\n";
      RawClient.Answer modern = router.post(json, JSON + accept);
      assertThat(modern.status()).isEqualTo(400);
      assertThat(modern.headers())
          .containsEntry("content-type", "application/graphql-response+json; charset=utf-8");
      assertThat(modern.body()).isEqualTo(old.body());
    }
  }

  @Test
  void picksTheOperationByName() throws Exception {
    try (TestRouter router = TestRouter.start()) {
      String json =
          "{\"operationName\":\"B\",\"query\":\"query A { me { id } } query B { me { name } }\"}";
      assertThat(router.post(json).body()).isEqualTo("{\"data\":{\"me\":{\"name\":\"Ada\"}}}");
      assertThat(router.post(json.replace("\"B\"", "\"C\"")).body())
          .contains("OPERATION_RESOLUTION_FAILURE");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"*/*", "application/*", "application/json", "text/html, */*;q=0.1"})
  void answersJsonToThoseThatDoNotMind(String accept) throws Exception {
    try (TestRouter router = TestRouter.start()) {
      RawClient.Answer answer =
          router.post("{\"query\":\"{ me { name } }\"}", JSON + "Accept: " + accept + "\r\n");
      assertThat(answer.status()).isEqualTo(200);
      assertThat(answer.headers()).containsEntry("content-type", "application/json; charset=utf-8");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"text/html", "application/json;q=0", "multipart/mixed", "image/*"})
  void refusesToAnswerInAnotherType(String accept) throws Exception {
    try (TestRouter router = TestRouter.start()) {
      RawClient.Answer answer =
          router.post("{\"query\":\"{ me { name } }\"}", JSON + "Accept: " + accept + "\r\n");
      assertThat(answer.status()).isEqualTo(406);
      assertThat(answer.body()).contains("INVALID_HEADER");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "Content-Type: text/plain\r\n",
        "Content-Type: application/x-www-form-urlencoded\r\n",
        "Content-Type: multipart/form-data; boundary=x\r\n",
        "Content-Type: application/json; charset=latin1\r\n",
        "Content-Type: application/json\r\nContent-Encoding: gzip\r\n"
      })
  void refusesABodyThatIsNotJsonByItsContentType(String headers) throws Exception {
    try (TestRouter router = TestRouter.start()) {
      RawClient.Answer answer = router.post("{\"query\":\"{ me { name } }\"}", headers);
      assertThat(answer.status()).isEqualTo(415);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\'',
      value = {
        "'' | expected a JSON object, got an empty body",
        "{\"query\": | expected a value, got the end of the text at byte 9",
        "nonsense | the body is not valid JSON: ",
        "{\"query\":\"{a}\"} x | the body is not valid JSON: ",
        "\"{a}\" | expected the body to be an object, got a string",
        "[] | expected one request, got a batch",
        "{} | expected the member query with a GraphQL document, got none",
        "{\"query\":\"\"} | expected the member query with a GraphQL document, got none",
        "{\"query\":null} | expected the member query with a GraphQL document, got none",
        "{\"query\":1} | expected query to be a string, got a number",
        "{\"query\":\"{a}\",\"variables\":[]} | expected variables to be an object, got a list",
        "{\"query\":\"{a}\",\"operationName\":{}} | expected operationName to be a string",
        "{\"query\":\"{a}\",\"extensions\":\"x\"} | expected extensions to be an object",
        "{\"query\":\"{a}\",\"query\":\"{b}\"} | expected a new key"
      })
  void saysWhatIsWrongWithABody(String body, String message) throws Exception {
    try (TestRouter router = TestRouter.start()) {
      for (String accept : new String[] {"application/json", "application/graphql-response+json"}) {
        RawClient.Answer answer = router.post(body, JSON + "Accept: " + accept + "\r\n");
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.body()).contains(message);
      }
    }
  }

  @Test
  void tellsAPersistedQueryClientToSendTheDocument() throws Exception {
    try (TestRouter router = TestRouter.start()) {
      RawClient.Answer answer =
          router.post(
              "{\"extensions\":{\"persistedQuery\":{\"version\":1,\"sha256Hash\":\"ab\"}}}");
      assertThat(answer.body())
          .contains("PersistedQueryNotSupported", "PERSISTED_QUERY_NOT_SUPPORTED");
    }
  }

  @Test
  void readsOverMembersThatItDoesNotKnow() throws Exception {
    try (TestRouter router = TestRouter.start()) {
      String json = "{\"id\":[1,{\"a\":null}],\"query\":\"{ me { name } }\",\"variables\":null}";
      assertThat(router.post(json).status()).isEqualTo(200);
    }
  }

  private static String url(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  @Test
  void answersAQueryInTheUrl() throws Exception {
    RawServer.Script accounts =
        (n, exchange) -> {
          while (exchange.read()) {
            exchange.answer("{\"data\":{\"user\":{\"name\":\"Ada\"}}}");
          }
        };
    try (TestRouter router = TestRouter.start(accounts, TestRouter.REVIEWS, "")) {
      String query = url("query Q($id: ID!) { user(id: $id) { name } }");
      RawClient.Answer answer =
          router.get(
              "/graphql?query=" + query + "&operationName=Q&variables=" + url("{\"id\":\"7\"}"));
      assertThat(answer.body()).isEqualTo("{\"data\":{\"user\":{\"name\":\"Ada\"}}}");
      assertThat(router.accounts.nextRequest()).contains("\"7\"");

      assertThat(router.get("/graphql?query=" + query + "&variables=" + url("[1]")).status())
          .isEqualTo(400);
      assertThat(router.get("/graphql?query=%zz").status()).isEqualTo(400);
      assertThat(router.get("/graphql").status()).isEqualTo(400);
    }
  }

  @Test
  void changesNothingByGet() throws Exception {
    try (TestRouter router = TestRouter.start()) {
      RawClient.Answer answer =
          router.get("/graphql?query=" + url("mutation { rename(name: \"x\") { name } }"));

      assertThat(answer.status()).isEqualTo(405);
      assertThat(answer.headers()).containsEntry("allow", "POST");
      assertThat(answer.body()).contains("MUTATION_NOT_ALLOWED_OVER_HTTP_GET");
      assertThat(router.accounts.connections()).isZero();
    }
  }

  @Test
  void answersOtherMethodsWithAllow() throws Exception {
    try (TestRouter router = TestRouter.start();
        RawClient raw = router.connect()) {
      RawClient.Answer answer = raw.request("PUT", "/graphql", "").read();
      assertThat(answer.status()).isEqualTo(405);
      assertThat(answer.headers()).containsEntry("allow", "GET, HEAD, POST");
    }
  }

  @Test
  void asksForPatienceWhileThereIsNoSchema() throws Exception {
    try (TestRouter router =
        TestRouter.withoutEngine(
            TestRouter.ACCOUNTS, TestRouter.REVIEWS, "", Duration.ofSeconds(60))) {
      RawClient.Answer answer = router.query("{ me { name } }");

      assertThat(answer.status()).isEqualTo(503);
      assertThat(answer.headers()).containsEntry("retry-after", "1");
      assertThat(answer.body()).contains("\"code\":\"SCHEMA_NOT_READY\"");
    }
  }

  @Test
  void givesPartialDataWhenASubgraphIsGone() throws Exception {
    try (TestRouter router = TestRouter.start()) {
      router.reviews.close();

      RawClient.Answer answer = router.query(FEDERATED);

      assertThat(answer.status()).isEqualTo(200);
      assertThat(answer.body())
          .contains("\"data\":{\"me\":{\"name\":\"Ada\",\"rating\":null}}")
          .contains("\"path\":[\"me\"")
          .contains("\"code\":\"SUBREQUEST_HTTP_ERROR\"")
          .contains("\"service\":\"reviews\"")
          .contains("connection refused")
          .doesNotContain("127.0.0.1");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "HTTP/1.1 500 Internal Server Error\r\nContent-Length: 4\r\n\r\noops",
        "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 13\r\n\r\n<html></html>",
        "HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n{\"data\":",
        "HTTP/1.1 200 OK\r\nContent-Length: 999999999\r\n\r\n",
        "HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n",
        "nonsense\r\n\r\n"
      })
  void givesPartialDataWhateverASubgraphAnswers(String bytes) throws Exception {
    RawServer.Script broken =
        (n, exchange) -> {
          exchange.read();
          exchange.write(bytes);
        };
    try (TestRouter router = TestRouter.start(TestRouter.ACCOUNTS, broken, "")) {
      RawClient.Answer answer = router.query(FEDERATED);

      assertThat(answer.status()).isEqualTo(200);
      assertThat(answer.body())
          .contains("\"errors\":[{\"message\":", "\"service\":\"reviews\"")
          .contains("\"data\":{\"me\":{\"name\":\"Ada\",\"rating\":null}}");
    }
  }

  @Test
  void endsARequestThatTakesTooLong() throws Exception {
    CountDownLatch hungUp = new CountDownLatch(1);
    try (TestRouter router =
        TestRouter.start(silent(hungUp), TestRouter.REVIEWS, "requestTimeout: 200ms")) {
      RawClient.Answer answer = router.query("{ me { name } }");

      assertThat(answer.status()).isEqualTo(504);
      assertThat(answer.body())
          .isEqualTo(
              "{\"errors\":[{\"message\":\"no complete answer within 200 ms\","
                  + "\"extensions\":{\"code\":\"GATEWAY_TIMEOUT\"}}]}");
      assertThat(hungUp.await(10, SECONDS)).isTrue();
    }
  }

  @Test
  void goesOnWithoutASubgraphThatTakesTooLong() throws Exception {
    CountDownLatch hungUp = new CountDownLatch(1);
    try (TestRouter router = TestRouter.start(silent(hungUp), TestRouter.REVIEWS, "")) {
      RawClient.Answer answer = router.query("{ me { name } }");

      assertThat(answer.status()).isEqualTo(200);
      assertThat(answer.body())
          .contains("SUBGRAPH_REQUEST_TIMEOUT", "\"service\":\"accounts\"")
          .contains("\"data\":{\"me\":null}");
      assertThat(hungUp.await(10, SECONDS)).isTrue();
    }
  }

  @Test
  void hangsUpOnTheSubgraphWhenTheClientLeaves() throws Exception {
    CountDownLatch hungUp = new CountDownLatch(1);
    try (TestRouter router = TestRouter.start(silent(hungUp), TestRouter.REVIEWS, "")) {
      RawClient raw = router.connect();
      TestRouter.send(raw, "{\"query\":\"{ me { name } }\"}", JSON);
      router.accounts.nextRequest();
      assertThat(router.leases()).isEqualTo(1);

      raw.close();

      assertThat(hungUp.await(10, SECONDS)).isTrue();
      TestRouter.eventually("the lease is given back", () -> router.leases() == 0);
      TestRouter.eventually(
          "the request is counted as left",
          () -> router.metrics.exposition().contains("{kind=\"query\",status=\"499\"} 1"));
    }
  }

  @Test
  void endsWhatARetiredEngineStillRunsAtItsDeadline() throws Exception {
    CountDownLatch hungUp = new CountDownLatch(1);
    try (TestRouter router =
            TestRouter.withoutEngine(
                silent(hungUp), TestRouter.REVIEWS, "", Duration.ofMillis(100));
        RawClient raw = router.connect()) {
      router.slot.swap(router.engine());
      TestRouter.send(raw, "{\"query\":\"{ me { name } }\"}", JSON);
      router.accounts.nextRequest();

      router.slot.swap(router.engine());

      RawClient.Answer answer = raw.read();
      assertThat(answer.status()).isEqualTo(503);
      assertThat(answer.body()).contains("ENGINE_RETIRED");
      assertThat(hungUp.await(10, SECONDS)).isTrue();
    }
  }

  @Test
  void countsWhatItDid() throws Exception {
    try (TestRouter router = TestRouter.start()) {
      router.query(FEDERATED);
      router.query(FEDERATED);
      router.query("{ nothing }");

      TestRouter.eventually(
          "all requests are counted",
          () ->
              router.metrics.exposition().contains("{kind=\"query\",status=\"200\"} 2")
                  && router.metrics.exposition().contains("{kind=\"unknown\",status=\"200\"} 1"));
      assertThat(router.metrics.exposition())
          .contains("operation_cache_total{outcome=\"hit\"} 1")
          .contains("operation_cache_total{outcome=\"miss\"} 2")
          .contains("subgraph_requests_total{outcome=\"answered\",subgraph=\"accounts\"} 2")
          .contains("http_requests_in_flight 0");
    }
  }

  @Test
  void letsTheConfiguredPagesReadAnswers() throws Exception {
    String cors = "cors: {origins: ['https://app.test'], maxAge: 10m}";
    try (TestRouter router = TestRouter.start(TestRouter.ACCOUNTS, TestRouter.REVIEWS, cors);
        RawClient raw = router.connect()) {
      String preflight =
          "OPTIONS /graphql HTTP/1.1\r\nHost: t\r\nAccess-Control-Request-Method: POST\r\n";
      RawClient.Answer allowed = raw.send(preflight + "Origin: https://app.test\r\n\r\n").read();
      assertThat(allowed.status()).isEqualTo(204);
      assertThat(allowed.headers())
          .containsEntry("access-control-allow-origin", "https://app.test")
          .containsEntry("access-control-allow-methods", "GET, POST")
          .containsEntry("access-control-max-age", "600")
          .containsEntry("vary", "origin");

      RawClient.Answer other = raw.send(preflight + "Origin: https://evil.test\r\n\r\n").read();
      assertThat(other.headers()).doesNotContainKey("access-control-allow-origin");

      RawClient.Answer answer =
          router.post("{\"query\":\"{ me { name } }\"}", JSON + "Origin: https://app.test\r\n");
      assertThat(answer.headers()).containsEntry("access-control-allow-origin", "https://app.test");
    }
  }

  @Test
  void answersNoPreflightWithoutCors() throws Exception {
    try (TestRouter router = TestRouter.start();
        RawClient raw = router.connect()) {
      assertThat(raw.request("OPTIONS", "/graphql", "").read().status()).isEqualTo(405);
    }
  }
}
