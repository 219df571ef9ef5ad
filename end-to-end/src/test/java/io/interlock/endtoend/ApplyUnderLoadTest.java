package io.interlock.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/// Twenty applies in a row under the steady load of fifty connections.
final class ApplyUnderLoadTest {
  private static final int CONNECTIONS = 50;
  private static final int APPLIES = 20;

  /// The description says which schema the answer is from; two of them must agree.
  private static final String QUERY =
      "{ __type(name: \"Found\") { description possibleTypes { description } }"
          + " latestReviews { rating product { price } } }";

  private static final String DATA =
      "\"latestReviews\":[{\"rating\":5,\"product\":{\"price\":899}},"
          + "{\"rating\":2,\"product\":{\"price\":54}}]";

  private final AtomicBoolean isOver = new AtomicBoolean();
  private final AtomicInteger answers = new AtomicInteger();
  private final Queue<String> wrong = new ConcurrentLinkedQueue<>();

  private static String schema(String mark) {
    return Shop.read("products.graphql")
        .replace("union Found", "\"" + mark + "\" union Found")
        .replace("type Shelf", "\"" + mark + "\" type Shelf");
  }

  private static String expected(String mark) {
    return "{\"data\":{\"__type\":{\"description\":\"%1$s\",\"possibleTypes\":[{\"description\":null},{\"description\":\"%1$s\"}]},%2$s}}"
        .formatted(mark, DATA);
  }

  private void ask(Router router) {
    while (!isOver.get()) {
      Answer answer = router.query(QUERY);
      answers.incrementAndGet();
      if (answer.status() != 200
          || !(answer.body().equals(expected("A")) || answer.body().equals(expected("B")))) {
        wrong.add(answer.status() + " " + answer.body());
      }
    }
  }

  @Test
  void case30NoAnswerFailsAndNoneMixesTwoSchemas() throws Exception {
    try (Shop shop = new Shop();
        Router router = Router.serving(shop.config() + "schema: { apply: { rate: off } }\n")) {
      shop.deploy("products", schema("A"));
      assertThat(router.post("/products/apply", "").text("/status")).isEqualTo("ACTIVATED");
      List<Thread> clients = new ArrayList<>();
      for (int i = 0; i < CONNECTIONS; i++) {
        clients.add(Thread.ofVirtual().start(() -> ask(router)));
      }

      for (int i = 0; i < APPLIES; i++) {
        shop.deploy("products", schema(i % 2 == 0 ? "B" : "A"));
        assertThat(router.post("/products/apply", "").text("/status")).isEqualTo("ACTIVATED");
      }
      isOver.set(true);
      for (Thread client : clients) {
        client.join();
      }

      assertThat(wrong).isEmpty();
      assertThat(answers.get()).isGreaterThan(CONNECTIONS);
      assertThat(shop.violations()).isEmpty();
      assertThat(router.get("/gateway/health").number("/revision")).isEqualTo(APPLIES + 2);
      router.await(
          "rid of old engines", () -> router.get("/gateway/health").number("/engine/retired") == 0);
    }
  }
}
