package io.interlock.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/// Operations over several subgraphs.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class FederatedQueryTest {
  private final Shop shop = new Shop();
  private final Router router = Router.serving(shop.config());

  @BeforeAll
  void isReady() {
    assertThat(router.get("/health/ready").status()).isEqualTo(200);
  }

  @AfterEach
  void nothingUnlawfulWasSent() {
    assertThat(shop.violations()).isEmpty();
  }

  @AfterAll
  void close() {
    router.close();
    shop.close();
  }

  private void assertData(String query, String data) {
    Answer answer = router.query(query);
    assertThat(answer.body()).isEqualTo("{\"data\":" + data + "}");
    assertThat(answer.status()).isEqualTo(200);
  }

  @Test
  void joinsThreeSubgraphsWithRequiredInputs() {
    assertData(
        """
        { topProducts { name shippingEstimate reviews { rating author { name email } } } }
        """,
        "{\"topProducts\":["
            + "{\"name\":\"Tisch \\\"Eiche\\\" ☕\","
            + "\"shippingEstimate\":\"899 for 12345678901234567890.10\","
            + "\"reviews\":[{\"rating\":5,\"author\":{\"name\":\"Ada\","
            + "\"email\":\"ada@example.org\"}}]},"
            + "{\"name\":null,\"shippingEstimate\":\"54 for 7E+3\","
            + "\"reviews\":[{\"rating\":2,\"author\":{\"name\":\"Bob\","
            + "\"email\":\"bob@example.org\"}}]}]}");
  }

  @Test
  void keepsEveryDigitOfACustomScalar() {
    assertData(
        "{ product(upc: \"1\") { weight dimensions { width } } }",
        "{\"product\":{\"weight\":12345678901234567890.10,\"dimensions\":{\"width\":1.5}}}");
  }

  @Test
  void keepsAliasesFragmentsAndOrder() {
    assertData(
        """
        query { search(text: "t") { kind: __typename ... on Shelf { number } ...P } }
        fragment P on Product { upc usd: priceIn(currency: USD) eur: priceIn }
        """,
        "{\"search\":["
            + "{\"kind\":\"Product\",\"upc\":\"2\",\"usd\":54,\"eur\":54},"
            + "{\"kind\":\"Shelf\",\"number\":4}]}");
  }

  @Test
  void takesVariablesAndConditions() {
    Map<String, Object> request =
        Map.of(
            "query",
            "query Q($upc: ID!, $stock: Boolean = false, $text: Boolean!) {"
                + " product(upc: $upc) { upc inStock @include(if: $stock)"
                + " reviews { body @skip(if: $text) rating } } }",
            "variables",
            Map.of("upc", 1, "text", true),
            "operationName",
            "Q");

    assertThat(router.graphql(request).body())
        .isEqualTo("{\"data\":{\"product\":{\"upc\":\"1\",\"reviews\":[{\"rating\":5}]}}}");
  }

  @Test
  void asksEachSubgraphOnceForAListOfEntities() {
    int before = shop.server("inventory").subgraph().requests().size();

    assertData(
        "{ latestReviews { product { inStock } } }",
        "{\"latestReviews\":[{\"product\":{\"inStock\":true}},{\"product\":{\"inStock\":false}}]}");

    assertThat(shop.server("inventory").subgraph().requests()).hasSize(before + 1);
  }

  @Test
  void runsAMutationAndJoinsItsResult() {
    assertData(
        "mutation { rename(upc: \"2\", name: \"Stuhl\") { upc inStock } }",
        "{\"rename\":{\"upc\":\"2\",\"inStock\":false}}");
  }

  @Test
  void passesASubgraphErrorOnWithItsPath() {
    Answer answer = router.query("{ broken: product(upc: \"9\") { upc } me { id } }");

    assertThat(answer.json().path("data").toString())
        .isEqualTo("{\"broken\":null,\"me\":{\"id\":\"u1\"}}");
    assertThat(answer.text("/errors/0/message")).contains("no such product");
    assertThat(answer.json().at("/errors/0/path").toString()).isEqualTo("[\"broken\"]");
    assertThat(answer.text("/errors/0/extensions/service")).isEqualTo("products");
  }

  @Test
  void hidesWhatIsInaccessible() {
    Answer answer = router.query("{ topProducts { cost } }");

    assertThat(answer.json().path("data").isObject()).isFalse();
    assertThat(answer.text("/errors/0/message")).contains("cost");
    assertThat(router.query("{ __type(name: \"Product\") { fields { name } } }").body())
        .contains("shippingEstimate")
        .doesNotContain("cost");
  }

  @Test
  void answersIntrospectionOfTheApiSchema() {
    assertData(
        "{ __schema { queryType { name } } __type(name: \"Found\") { possibleTypes { name } } }",
        "{\"__schema\":{\"queryType\":{\"name\":\"Query\"}},"
            + "\"__type\":{\"possibleTypes\":[{\"name\":\"Product\"},{\"name\":\"Shelf\"}]}}");
    assertThat(router.query("{ __schema { types { name } directives { name } } }").body())
        .doesNotContain("join__")
        .doesNotContain("_Entity");
  }

  @Test
  void answersGetForQueriesAndOnlyForThem() {
    assertThat(router.get("/graphql?query=%7Bme%7Bid%7D%7D").body())
        .isEqualTo("{\"data\":{\"me\":{\"id\":\"u1\"}}}");
    Answer mutation =
        router.get("/graphql?query=mutation%7Brename(upc:2,name:%22x%22)%7Bupc%7D%7D");
    assertThat(mutation.status()).isEqualTo(405);
  }

  @Test
  void speaksTheNewerMediaTypeWhenAsked() {
    Answer good =
        router.call(
            "POST",
            "/graphql",
            "{\"query\":\"{ me { id } }\"}",
            "Content-Type",
            "application/json",
            "Accept",
            "application/graphql-response+json");
    Answer bad =
        router.call(
            "POST",
            "/graphql",
            "{\"query\":\"{ me { nothing } }\"}",
            "Content-Type",
            "application/json",
            "Accept",
            "application/graphql-response+json");

    assertThat(good.status()).isEqualTo(200);
    assertThat(good.header("Content-Type")).startsWith("application/graphql-response+json");
    assertThat(bad.status()).isEqualTo(400);
  }

  @Test
  void passesOnlyNamedHeadersToSubgraphs() {
    int before = shop.server("users").headers().size();

    router.call(
        "POST",
        "/graphql",
        "{\"query\":\"{ me { id } }\"}",
        "Content-Type",
        "application/json",
        "Authorization",
        "Bearer t",
        "X-Private",
        "p");

    var headers = shop.server("users").headers().get(before);
    assertThat(headers.get("Authorization")).isEqualTo(List.of("Bearer t"));
    assertThat(headers.containsKey("X-Private")).isFalse();
    assertThat(headers.containsKey("X-Request-Id")).isTrue();
  }
}
