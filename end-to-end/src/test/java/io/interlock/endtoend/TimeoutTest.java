package io.interlock.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

/// A request that takes longer than `requestTimeout`.
final class TimeoutTest {
  @Test
  void isAnsweredWithGatewayTimeoutAndHoldsNoEngine() {
    try (Shop shop = new Shop();
        Router router =
            Router.serving(shop.config().replace("requestTimeout: 30s", "requestTimeout: 1s"))) {
      shop.server("users").delay(Duration.ofSeconds(30));

      Answer late = router.query("{ me { id } }");

      assertThat(late.status()).isEqualTo(504);
      assertThat(late.text("/errors/0/extensions/code")).isEqualTo("GATEWAY_TIMEOUT");
      router.await(
          "rid of the lease",
          () -> router.get("/gateway/engines").number("/engines/0/leases") == 0);
      shop.server("users").delay(Duration.ZERO);
      assertThat(router.query("{ me { id } }").body())
          .isEqualTo("{\"data\":{\"me\":{\"id\":\"u1\"}}}");
    }
  }
}
