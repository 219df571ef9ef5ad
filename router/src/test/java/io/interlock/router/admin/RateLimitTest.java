package io.interlock.router.admin;

import static org.assertj.core.api.Assertions.assertThat;

import io.interlock.router.admin.TestExchange.Answer;
import io.interlock.router.config.Rate;
import io.interlock.router.lifecycle.TestGateway;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/// A pipeline that runs wild.
class RateLimitTest {
  private final AdminWorld world =
      new AdminWorld(null, true, TestGateway.serving(), new Rate(2, Duration.ofMinutes(1)));

  @Test
  void case83AThousandAppliesAreRefusedBeyondTheRateAndLeaveNoTrace() {
    int taken = 0;
    for (int i = 0; i < 1_000; i++) {
      taken += post("/a/apply").status() == 200 ? 1 : 0;
    }
    Answer refused = post("/gateway/apply");

    assertThat(taken).isEqualTo(2);
    assertThat(refused.status()).isEqualTo(429);
    assertThat(refused.json().path("code").asText()).isEqualTo("RATE_LIMITED");
    assertThat(refused.headers().get("Retry-After")).isEqualTo("30");
    assertThat(world.gateway.calls(10)).as("start and two").hasSize(3);
  }

  @Test
  void theRateComesBackWithTime() {
    post("/a/check");
    post("/gateway/reload");
    assertThat(post("/a/apply").status()).isEqualTo(429);

    world.gateway.clock().advance(Duration.ofSeconds(30));

    assertThat(post("/a/apply").status()).isEqualTo(200);
  }

  @Test
  void theWayBackAndTheBrakesAreNeverLimited() {
    world.gateway.serve("a", "a2");
    post("/a/apply");
    post("/a/apply");
    assertThat(post("/a/apply").status()).isEqualTo(429);

    assertThat(post("/gateway/freeze").status()).isEqualTo(200);
    assertThat(post("/gateway/unfreeze").status()).isEqualTo(200);
    assertThat(post("/gateway/rollback").status()).isEqualTo(200);
  }

  @Test
  void whoMayNotCallUsesNothingUp() {
    for (int i = 0; i < 9; i++) {
      assertThat(TestExchange.post("/a/apply").from("10.0.0.7").sendTo(world.handler).status())
          .isEqualTo(403);
    }

    assertThat(post("/a/apply").status()).isEqualTo(200);
  }

  private Answer post(String path) {
    return TestExchange.post(path).sendTo(world.handler);
  }
}
