package io.interlock.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/// Health, metrics and the end of the process.
final class HealthTest {
  @Test
  void isLiveBeforeItIsReadyAndReadyWhenSubgraphsAppear() {
    try (Shop shop = new Shop()) {
      shop.server("users").status(503);
      try (Router router = Router.start("--config", Router.config(shop.config()).toString())) {
        router.await("live", () -> router.statusOf("/health/live") == 200);
        assertThat(router.statusOf("/health/ready")).isEqualTo(503);
        assertThat(router.statusOf("/health?ready")).isEqualTo(503);
        Answer early = router.query("{ me { id } }");
        assertThat(early.status()).isEqualTo(503);
        assertThat(early.text("/errors/0/extensions/code")).isEqualTo("SCHEMA_NOT_READY");
        assertThat(early.header("Retry-After")).isEqualTo("1");

        shop.server("users").status(200);

        router.awaitReady();
        assertThat(router.statusOf("/health")).isEqualTo(200);
        assertThat(router.query("{ me { id } }").status()).isEqualTo(200);
        assertThat(router.get("/gateway/health").text("/status")).isEqualTo("SERVING");
      }
    }
  }

  @Test
  void showsMetrics() {
    try (Shop shop = new Shop();
        Router router = Router.serving(shop.config())) {
      router.query("{ me { id } }");

      Answer metrics = router.get("/metrics");

      assertThat(metrics.status()).isEqualTo(200);
      assertThat(metrics.header("Content-Type")).startsWith("text/plain");
      assertThat(metrics.body()).contains("# TYPE").contains("users");
    }
  }

  @Test
  void givesEveryAnswerARequestIdAndLogsIt() {
    try (Shop shop = new Shop();
        Router router = Router.servingWithRequestLog(shop.config())) {
      Answer own = router.query("{ me { id } }");
      Answer given =
          router.call(
              "POST",
              "/graphql",
              "{\"query\":\"{ me { id } }\"}",
              "Content-Type",
              "application/json",
              "X-Request-Id",
              "from-the-client-7");

      assertThat(own.header("X-Request-Id")).isNotEmpty();
      assertThat(given.header("X-Request-Id")).isEqualTo("from-the-client-7");
      router.await("to log the request", () -> router.log().contains("from-the-client-7"));
    }
  }

  @Test
  void finishesWhatIsInFlightWhenItIsTerminated() {
    try (Shop shop = new Shop();
        Router router = Router.serving(shop.config())) {
      int before = shop.server("users").headers().size();
      shop.server("users").delay(Duration.ofSeconds(2));
      CompletableFuture<Answer> slow =
          CompletableFuture.supplyAsync(() -> router.query("{ me { id } }"));
      router.await("to the subgraph", () -> shop.server("users").headers().size() > before);

      router.terminate();

      assertThat(slow.join().body()).isEqualTo("{\"data\":{\"me\":{\"id\":\"u1\"}}}");
      assertThat(router.awaitEnd()).isZero();
    }
  }
}
