package io.interlock.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.interlock.testkit.StrictSubgraphServer;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// What clients get while a subgraph is in trouble.
final class PartialDataTest {
  private static final String QUERY = "{ latestReviews { body product { upc inStock } } }";

  private final Shop shop = new Shop();
  private final Router router =
      Router.serving(
          shop.config().replace("- name: inventory\n", "- name: inventory\n  timeout: 1s\n"));

  @AfterEach
  void close() {
    router.close();
    shop.close();
  }

  /// inStock is Boolean!, product is nullable: the product is null, the review is there. One fetch
  /// failed for all reviews, so there is one error, at the path that they have in common.
  private void assertPartial(Answer answer) {
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.json().path("data").toString())
        .isEqualTo(
            "{\"latestReviews\":[{\"body\":\"Love it!\",\"product\":null},"
                + "{\"body\":null,\"product\":null}]}");
    JsonNode error = answer.json().at("/errors/0");
    assertThat(answer.json().path("errors")).hasSize(1);
    assertThat(error.path("path").toString()).isEqualTo("[\"latestReviews\"]");
    assertThat(error.at("/extensions/service").asText()).isEqualTo("inventory");
    assertThat(answer.body()).doesNotContain("127.0.0.1");
  }

  private void assertWhole(Answer answer) {
    assertThat(answer.body())
        .isEqualTo(
            "{\"data\":{\"latestReviews\":["
                + "{\"body\":\"Love it!\",\"product\":{\"upc\":\"1\",\"inStock\":true}},"
                + "{\"body\":null,\"product\":{\"upc\":\"2\",\"inStock\":false}}]}}");
  }

  @Test
  void isPartialWhenASubgraphIsKilledAndWholeWhenItIsBack() {
    StrictSubgraphServer inventory = shop.server("inventory");
    assertWhole(router.query(QUERY));

    inventory.close();
    Answer killed = router.query(QUERY);
    assertPartial(killed);
    assertThat(killed.text("/errors/0/extensions/code")).isEqualTo("SUBREQUEST_HTTP_ERROR");
    Answer single = router.query("{ one: product(upc: \"1\") { upc shippingEstimate } }");
    assertThat(single.json().path("data").toString())
        .isEqualTo("{\"one\":{\"upc\":\"1\",\"shippingEstimate\":null}}");
    assertThat(single.json().at("/errors/0/path").toString()).startsWith("[\"one\"");

    try (var back = StrictSubgraphServer.start(inventory.subgraph(), inventory.port())) {
      assertWhole(router.query(QUERY));
      assertThat(back.headers()).isNotEmpty();
    }
  }

  @Test
  void isPartialWhenASubgraphAnswersNonsenseOrTooLate() {
    StrictSubgraphServer inventory = shop.server("inventory");

    inventory.status(500);
    assertPartial(router.query(QUERY));
    inventory.status(200);

    inventory.body("<html>");
    Answer malformed = router.query(QUERY);
    assertPartial(malformed);
    assertThat(malformed.text("/errors/0/extensions/code"))
        .isEqualTo("SUBREQUEST_MALFORMED_RESPONSE");
    inventory.body("{\"data\":{\"_entities\":[{");
    assertPartial(router.query(QUERY));
    inventory.body("{\"errors\":[{\"message\":\"shelf fell over\"}]}");
    Answer failed = router.query(QUERY);
    assertPartial(failed);
    assertThat(failed.body()).contains("shelf fell over");
    inventory.body(null);

    inventory.delay(Duration.ofSeconds(20));
    Answer late = router.query(QUERY);
    assertPartial(late);
    assertThat(late.text("/errors/0/extensions/code")).isEqualTo("SUBGRAPH_REQUEST_TIMEOUT");
    inventory.delay(Duration.ZERO);

    assertWhole(router.query(QUERY));
  }
}
