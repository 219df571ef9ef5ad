package io.interlock.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/// Requests that no client should send: each gets one clear error, and the router serves on.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class BadRequestTest {
  private static final int FIVE_MEGABYTES = 5_000_000;

  private final Shop shop = new Shop();
  private final Router router = Router.serving(shop.config());

  @AfterAll
  void close() {
    assertThat(router.query("{ me { id } }").body())
        .isEqualTo("{\"data\":{\"me\":{\"id\":\"u1\"}}}");
    assertThat(shop.violations()).isEmpty();
    router.close();
    shop.close();
  }

  private void assertOneError(Answer answer, int status, String words) {
    assertThat(answer.status()).as(answer.body()).isEqualTo(status);
    assertThat(answer.json().path("errors")).hasSize(1);
    assertThat(answer.text("/errors/0/message")).containsIgnoringCase(words).doesNotContain("\n");
    assertThat(answer.json().path("data").isObject()).isFalse();
  }

  @Test
  void malformedJson() {
    assertOneError(router.post("/graphql", "{\"query\": \"{ me"), 400, "JSON");
  }

  @Test
  void noQuery() {
    assertOneError(router.post("/graphql", "{\"variables\": {}}"), 400, "query");
  }

  @Test
  void aBodyOfFiveMegabytes() {
    String body = "{\"query\":\"{ me { id } } #" + "x".repeat(FIVE_MEGABYTES) + "\"}";

    assertOneError(router.post("/graphql", body), 413, "bytes");
  }

  @Test
  void anUnknownOperationName() {
    Answer answer =
        router.graphql(
            Map.of("query", "query A { me { id } } query B { me { id } }", "operationName", "C"));

    assertThat(answer.json().path("errors")).hasSize(1);
    assertThat(answer.text("/errors/0/message")).contains("C");
    assertThat(answer.status()).isIn(200, 400);
  }

  @Test
  void aSyntaxErrorWithItsPlace() {
    Answer answer = router.query("{ me { id ");

    assertThat(answer.json().path("errors")).hasSize(1);
    assertThat(answer.json().at("/errors/0/locations/0/line").asInt()).isPositive();
  }

  @Test
  void anUnknownField() {
    Answer answer = router.query("{ me { shoeSize } }");

    assertThat(answer.text("/errors/0/message"))
        .contains("Cannot query field")
        .contains("shoeSize")
        .contains("User");
  }

  @Test
  void aVariableOfTheWrongType() {
    Answer answer =
        router.graphql(
            Map.of(
                "query",
                "query($n: Int) { topProducts(first: $n) { upc } }",
                "variables",
                Map.of("n", "three")));

    assertThat(answer.json().path("errors")).hasSize(1);
    assertThat(answer.text("/errors/0/message")).contains("$n");
    assertThat(answer.json().path("data").isObject()).isFalse();
  }

  @Test
  void aBodyThatIsNotDeclaredAsJson() {
    Answer answer =
        router.call(
            "POST", "/graphql", "{\"query\":\"{ me { id } }\"}", "Content-Type", "text/plain");

    assertOneError(answer, 415, "application/json");
  }

  @Test
  void anUnknownPath() {
    assertThat(router.get("/graphqll").status()).isEqualTo(404);
  }

  @Test
  void anUnknownMethod() {
    Answer answer = router.call("PUT", "/graphql", "{}", "Content-Type", "application/json");

    assertThat(answer.status()).isEqualTo(405);
    assertThat(answer.header("Allow")).contains("POST").contains("GET");
  }
}
