package io.interlock.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.interlock.testkit.StrictSubgraphServer;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// `POST /<name>/apply` and its answers.
final class ApplyTest {
  private static final String STILL = "{ product(upc: \"1\") { upc price } }";
  private static final String STILL_ANSWER =
      "{\"data\":{\"product\":{\"upc\":\"1\",\"price\":899}}}";

  private final Shop shop = new Shop();
  private final Router router = Router.serving(shop.config());

  @AfterEach
  void close() {
    router.close();
    shop.close();
  }

  private void deployProducts(String old, String fresh) {
    String sdl = Shop.read("products.graphql");
    assertThat(sdl).contains(old);
    shop.deploy("products", sdl.replace(old, fresh));
  }

  @Test
  void swapsTheSchema() {
    String query = "{ product(upc: \"1\") { upc renamed: naam } }";
    deployProducts("  name: String\n", "  name: String\n  naam: String\n");
    assertThat(router.query(query).text("/errors/0/message")).contains("naam");

    Answer apply = router.post("/products/apply", "");

    assertThat(apply.status()).isEqualTo(200);
    assertThat(apply.json().path("ok").asBoolean()).isTrue();
    assertThat(apply.text("/status")).isEqualTo("ACTIVATED");
    assertThat(apply.number("/revision")).isEqualTo(2);
    assertThat(apply.number("/previousRevision")).isEqualTo(1);
    assertThat(apply.text("/supergraphHash")).startsWith("sha256:");
    assertThat(apply.json().at("/timings/total").isNumber()).isTrue();
    assertThat(router.query("{ __type(name: \"Product\") { fields { name } } }").body())
        .contains("naam");
    assertThat(router.query(STILL).body()).isEqualTo(STILL_ANSWER);
    assertThat(shop.violations()).isEmpty();
  }

  @Test
  void swapsNothingWhenNothingHasChanged() {
    long epoch = router.get("/gateway/health").number("/epoch");
    deployProducts("type Shelf {\n  number: Int!\n}", "# a comment\ntype Shelf { number: Int! }");

    Answer apply = router.post("/products/apply", "{}");

    assertThat(apply.text("/status")).isEqualTo("UNCHANGED");
    assertThat(router.get("/gateway/health").number("/epoch")).isEqualTo(epoch);
  }

  @Test
  void refusesWhatDoesNotComposeAndKeepsTheOldSchema() {
    deployProducts("  upc: ID!\n", "  upc: ID!\n  inStock: String\n");

    Answer apply = router.post("/products/apply", "");

    assertThat(apply.status()).isEqualTo(422);
    assertThat(apply.json().path("ok").asBoolean(true)).isFalse();
    assertThat(apply.text("/code")).isEqualTo("COMPOSITION_FAILED");
    assertThat(apply.number("/revision")).isEqualTo(1);
    JsonNode errors = apply.json().path("errors");
    assertThat(errors.findValuesAsText("code"))
        .containsAnyOf("INVALID_FIELD_SHARING", "FIELD_TYPE_MISMATCH");
    assertThat(errors.findValuesAsText("subgraph")).contains("inventory", "products");
    assertThat(router.query(STILL).body()).isEqualTo(STILL_ANSWER);
  }

  @Test
  void refusesAnSdlThatIsNone() {
    shop.server("products")
        .body("{\"data\":{\"_service\":{\"sdl\":\"type Query {\\n  topProducts: [Product\\n\"}}}");

    Answer apply = router.post("/products/apply", "");

    assertThat(apply.status()).isEqualTo(422);
    assertThat(apply.json().at("/errors/0/locations/0/line").asInt()).isPositive();
    assertThat(router.get("/gateway/health").number("/revision")).isEqualTo(1);
  }

  @Test
  void refusesAServerThatIsNoSubgraph() {
    shop.server("products").body("{\"errors\":[{\"message\":\"unknown field _service\"}]}");

    Answer apply = router.post("/products/apply", "");

    assertThat(apply.status()).isEqualTo(422);
    assertThat(apply.text("/code")).isEqualTo("NOT_A_SUBGRAPH");
  }

  @Test
  void triesAgainAsOftenAsConfigured() {
    deployProducts("  name: String\n", "  name: String\n  naam: String\n");
    shop.server("products").failNext(2, 503);

    Answer apply = router.post("/products/apply", "");

    assertThat(apply.status()).isEqualTo(200);
    assertThat(apply.json().path("attempts")).hasSize(3);
  }

  @Test
  void givesUpOnASubgraphThatStaysAway() {
    shop.server("products").close();

    Answer apply = router.post("/products/apply", "");

    assertThat(apply.status()).isEqualTo(502);
    assertThat(apply.text("/code")).isEqualTo("SUBGRAPH_UNREACHABLE");
    assertThat(apply.json().path("attempts")).hasSize(3);
    assertThat(router.get("/gateway/health").number("/revision")).isEqualTo(1);
  }

  @Test
  void case46KeepsTheResultOfAnApplyWhoseClientHungUp() throws IOException {
    deployProducts("  name: String\n", "  name: String\n  naam: String\n");
    StrictSubgraphServer products = shop.server("products");
    int before = products.headers().size();
    products.delay(Duration.ofMillis(500));
    String body = "{\"reason\": \"nobody waits\"}";

    try (Socket client = new Socket("127.0.0.1", router.port())) {
      client
          .getOutputStream()
          .write(
              "POST /products/apply HTTP/1.1\r\nHost: localhost\r\nContent-Length: %d\r\n\r\n%s"
                  .formatted(body.length(), body)
                  .getBytes(StandardCharsets.UTF_8));
      router.await("fetching", () -> products.headers().size() > before);
    }

    router.await(
        "through with it", () -> router.get("/gateway/history").body().contains("nobody waits"));
    assertThat(router.get("/gateway/health").number("/revision")).isEqualTo(2);
  }

  @Test
  void keepsAHistory() {
    deployProducts("  name: String\n", "  name: String\n  naam: String\n");
    router.post("/products/apply", "{\"reason\": \"release 7\"}");

    Answer history = router.get("/gateway/history");

    assertThat(history.status()).isEqualTo(200);
    assertThat(history.body()).contains("release 7");
    assertThat(router.get("/gateway/services").body()).contains("inventory", "users");
    assertThat(router.get("/gateway/engines").status()).isEqualTo(200);
  }
}
