package io.interlock.router.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.interlock.router.client.RawServer;
import io.interlock.router.http.RawClient;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class PlanExposureTest {
  private static final String JSON = "Content-Type: application/json\r\n";
  private static final String QUERY = "{\"query\":\"{ me { name rating } }\"}";
  private static final String DATA = "{\"me\":{\"name\":\"Ada\",\"rating\":5}}";

  private static TestRouter exposing() throws IOException {
    return TestRouter.start(TestRouter.ACCOUNTS, TestRouter.REVIEWS, "plans: { expose: true }");
  }

  private static JsonNode answer(TestRouter router, String body, String headers)
      throws IOException {
    RawClient.Answer answer = router.post(body, JSON + headers);
    assertThat(answer.status()).isEqualTo(200);
    return new ObjectMapper().readTree(answer.body());
  }

  /// The subgraphs that a plan asks, in its order.
  private static List<String> services(JsonNode plan) {
    assertThat(plan.path("kind").textValue()).isEqualTo("QueryPlan");
    return plan.path("node").findValuesAsText("serviceName");
  }

  @Test
  void givesClientsOfApolloTheirTreeAndText() throws Exception {
    try (TestRouter router = exposing()) {
      JsonNode answer = answer(router, QUERY, "Apollo-Expose-Query-Plan: true\r\n");

      assertThat(answer.path("data")).hasToString(DATA);
      JsonNode plan = answer.path("extensions").path("apolloQueryPlan");
      assertThat(services(plan.path("object"))).containsExactly("accounts", "reviews");
      assertThat(plan.path("text").textValue())
          .startsWith("QueryPlan {\n  Sequence {\n    Fetch(service: \"accounts\") {");
      assertThat(answer.path("extensions").has("queryPlan")).isFalse();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "hive-expose-query-plan: true",
        "X-WG-Include-Query-Plan: true",
        "X-WG-Include-Query-Plan: 1"
      })
  void givesOtherClientsTheTreeAlone(String header) throws Exception {
    try (TestRouter router = exposing()) {
      JsonNode answer = answer(router, QUERY, header + "\r\n");

      assertThat(answer.path("data")).hasToString(DATA);
      assertThat(services(answer.path("extensions").path("queryPlan")))
          .containsExactly("accounts", "reviews");
      assertThat(answer.path("extensions").has("apolloQueryPlan")).isFalse();
    }
  }

  @Test
  void givesEachOfTwoHeadersItsOwn() throws Exception {
    try (TestRouter router = exposing()) {
      JsonNode answer =
          answer(
              router, QUERY, "Apollo-Expose-Query-Plan: true\r\nhive-expose-query-plan: true\r\n");

      assertThat(answer.path("extensions").path("apolloQueryPlan").path("object"))
          .isEqualTo(answer.path("extensions").path("queryPlan"))
          .isNotEmpty();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Apollo-Expose-Query-Plan: dry-run",
        "hive-expose-query-plan: dry-run",
        "X-WG-Include-Query-Plan: true\r\nX-WG-Skip-Loader: true"
      })
  void asksNoSubgraphInADryRun(String headers) throws Exception {
    RawServer.Script neverAsked =
        (n, exchange) -> {
          while (exchange.read()) {
            exchange.answer("{\"errors\":[{\"message\":\"this subgraph was asked\"}]}");
          }
        };
    try (TestRouter router = TestRouter.start(neverAsked, neverAsked, "plans: { expose: true }")) {
      JsonNode answer = answer(router, QUERY, headers + "\r\n");

      assertThat(answer.path("data").isNull()).isTrue();
      assertThat(answer.has("errors")).isFalse();
      assertThat(answer.path("extensions").findValuesAsText("serviceName"))
          .containsExactly("accounts", "reviews");
      assertThat(router.accounts.connections()).isZero();
    }
  }

  @Test
  void needsNoVariablesForADryRun() throws Exception {
    String query = "{\"query\":\"query($id: ID!) { user(id: $id) { name } }\"}";
    try (TestRouter router = exposing()) {
      JsonNode answer = answer(router, query, "hive-expose-query-plan: dry-run\r\n");

      assertThat(answer.path("extensions").path("queryPlan").findValue("variableUsages"))
          .hasToString("[\"id\"]");
    }
  }

  @Test
  void refusesADryRunOfWhatCannotBePlanned() throws Exception {
    try (TestRouter router = exposing()) {
      JsonNode answer =
          answer(router, "{\"query\":\"{ nothing }\"}", "Apollo-Expose-Query-Plan: dry-run\r\n");

      assertThat(answer.path("errors")).isNotEmpty();
      assertThat(answer.has("extensions")).isFalse();
    }
  }

  @Test
  void showsThePlanBesideTheErrorsOfItsFetches() throws Exception {
    RawServer.Script failing =
        (n, exchange) -> {
          while (exchange.read()) {
            exchange.answer("{\"errors\":[{\"message\":\"no\"}]}");
          }
        };
    try (TestRouter router =
        TestRouter.start(TestRouter.ACCOUNTS, failing, "plans: { expose: true }")) {
      JsonNode answer = answer(router, QUERY, "hive-expose-query-plan: true\r\n");

      assertThat(answer.path("errors")).isNotEmpty();
      assertThat(answer.path("data").path("me").path("name").textValue()).isEqualTo("Ada");
      assertThat(services(answer.path("extensions").path("queryPlan")))
          .containsExactly("accounts", "reviews");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Apollo-Expose-Query-Plan: yes",
        "Apollo-Expose-Query-Plan: false",
        "hive-expose-query-plan: ",
        "X-WG-Include-Query-Plan: ",
        "X-WG-Skip-Loader: true"
      })
  void overlooksOtherValues(String header) throws Exception {
    try (TestRouter router = exposing()) {
      assertThat(answer(router, QUERY, header + "\r\n")).hasToString("{\"data\":" + DATA + "}");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Apollo-Expose-Query-Plan: dry-run",
        "hive-expose-query-plan: true",
        "X-WG-Include-Query-Plan: true"
      })
  void overlooksTheHeadersUnlessPlansMayBeExposed(String header) throws Exception {
    try (TestRouter router = TestRouter.start()) {
      assertThat(answer(router, QUERY, header + "\r\n")).hasToString("{\"data\":" + DATA + "}");
    }
  }
}
