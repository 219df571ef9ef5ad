package io.interlock.router.admin;

import static org.assertj.core.api.Assertions.assertThat;

import io.interlock.router.admin.TestExchange.Answer;
import io.interlock.router.config.Rate;
import io.interlock.router.lifecycle.TestGateway;
import io.interlock.router.sdl.SdlFailure;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// Calls that come again because their callers do not know what became of them.
class IdempotencyTest {
  private static final String KEY = "Idempotency-Key";
  private static final Executor THREADS = task -> Thread.ofVirtual().start(task);

  private final AdminWorld world = new AdminWorld(null);

  @Test
  void case45ACallThatComesAgainGetsTheAnswerOfTheFirst() {
    world.gateway.serve("a", "a2");
    Answer first = post("k", "/a/apply", "");
    world.gateway.serve("a", "a3");

    Answer again = post("k", "/a/apply", "");

    assertThat(first.status()).isEqualTo(200);
    assertThat(first.headers().contains("Idempotency-Replayed")).isFalse();
    assertThat(again.status()).isEqualTo(200);
    assertThat(again.body()).isEqualTo(first.body());
    assertThat(again.headers().get("Idempotency-Replayed")).isEqualTo("true");
    assertThat(again.headers().get("Content-Type")).startsWith("application/json");
    assertThat(world.gateway.calls(10)).as("start and apply").hasSize(2);
  }

  @Test
  void case45AnotherCallUnderTheSameKeyIsRefused() {
    post("k", "/a/apply", "{\"reason\":\"r\"}");

    List<Answer> others =
        List.of(
            post("k", "/a/apply", ""),
            post("k", "/b/apply", "{\"reason\":\"r\"}"),
            post("k", "/a/apply?dryRun", "{\"reason\":\"r\"}"));

    for (Answer other : others) {
      assertThat(other.status()).isEqualTo(422);
      assertThat(other.json().path("code").asText()).isEqualTo("IDEMPOTENCY_KEY_REUSED");
    }
    assertThat(world.gateway.calls(10)).as("start and apply").hasSize(2);
  }

  @Test
  void case45CallsAtTheSameTimeAreMadeOnceAndAnsweredAlike() {
    Runnable release = world.gateway.holdFetch("a");
    List<CompletableFuture<Answer>> calls =
        IntStream.range(0, 8)
            .mapToObj(_ -> CompletableFuture.supplyAsync(() -> post("k", "/a/apply", ""), THREADS))
            .toList();
    while (world.gateway.fetches("a") < 2) {
      Thread.onSpinWait();
    }

    Answer other = post("k", "/a/apply", "{\"reason\":\"r\"}");
    release.run();

    assertThat(other.json().path("code").asText()).isEqualTo("IDEMPOTENCY_KEY_REUSED");
    assertThat(calls.stream().map(CompletableFuture::join).map(Answer::body).distinct()).hasSize(1);
    assertThat(calls.getFirst().join().json().path("status").asText()).isEqualTo("ACTIVATED");
    assertThat(world.gateway.calls(10)).as("start and apply").hasSize(2);
  }

  @Test
  void case45AnAnswerOutlivesTheProcess() {
    world.gateway.serve("a", "a2");
    Answer first = post("k", "/a/apply", "");

    AdminWorld restarted = new AdminWorld(null, false, world.gateway.restarted());
    Answer again = TestExchange.post("/a/apply").header(KEY, "k").sendTo(restarted.handler);

    assertThat(again.body()).isEqualTo(first.body());
    assertThat(again.headers().get("Idempotency-Replayed")).isEqualTo("true");
  }

  @Test
  void aRefusalIsReplayedAsWell() {
    world.gateway.serve("a", "bad");
    Answer first = post("k", "/a/apply", "");
    world.gateway.serve("a", "a2");

    Answer again = post("k", "/a/apply", "");

    assertThat(again.status()).isEqualTo(422);
    assertThat(again.body()).isEqualTo(first.body());
  }

  @Test
  void whatIsWorthAnotherTryIsTriedAgain() {
    world.gateway.fail("a", SdlFailure.SUBGRAPH_UNREACHABLE);
    assertThat(post("k", "/a/apply", "").status()).isEqualTo(502);
    world.gateway.serve("a", "a2");

    Answer again = post("k", "/a/apply", "");

    assertThat(again.status()).isEqualTo(200);
    assertThat(again.headers().contains("Idempotency-Replayed")).isFalse();
  }

  @Test
  void aCallThatIsNotWaitedForIsNotKeptAsQueued() {
    assertThat(post("k", "/a/apply?wait=none", "").status()).isEqualTo(202);

    assertThat(post("k", "/a/apply?wait=none", "").headers().contains("Idempotency-Replayed"))
        .isFalse();
  }

  @Test
  void aReplayIsNotCountedAsACall() {
    Rate one = new Rate(1, Duration.ofMinutes(1));
    AdminWorld limited = new AdminWorld(null, false, TestGateway.serving(), one);
    TestExchange.post("/a/apply").header(KEY, "k").sendTo(limited.handler);

    Answer again = TestExchange.post("/a/apply").header(KEY, "k").sendTo(limited.handler);
    Answer next = TestExchange.post("/a/apply").header(KEY, "l").sendTo(limited.handler);

    assertThat(again.status()).isEqualTo(200);
    assertThat(next.status()).isEqualTo(429);
  }

  @Test
  void everyCallThatChangesSomethingMayHaveAKey() {
    for (String path : List.of("/gateway/freeze", "/gateway/unfreeze", "/gateway/rollback")) {
      Answer first = post(path, path, "");
      Answer again = post(path, path, "");

      assertThat(again.status()).as(path).isEqualTo(first.status());
      assertThat(again.headers().get("Idempotency-Replayed")).as(path).isEqualTo("true");
    }
  }

  @Test
  void aKeyHasALength() {
    assertThat(post("k".repeat(255), "/a/apply", "").status()).isEqualTo(200);
    assertThat(post("", "/a/apply", "").status()).isEqualTo(400);
    assertThat(post("k".repeat(256), "/a/apply", "").json().path("error").asText())
        .isEqualTo("Idempotency-Key: expected 1 to 255 characters, got 256");
  }

  @Test
  void aStoreThatCannotBeReadStopsNobody() {
    AdminWorld without = new AdminWorld(null, false, TestGateway.withoutStore());

    Answer first = TestExchange.post("/a/apply").header(KEY, "k").sendTo(without.handler);
    Answer again = TestExchange.post("/a/apply").header(KEY, "k").sendTo(without.handler);

    assertThat(first.status()).isEqualTo(200);
    assertThat(again.status()).isEqualTo(200);
    assertThat(again.headers().contains("Idempotency-Replayed")).isFalse();
  }

  private Answer post(String key, String path, String body) {
    return TestExchange.post(path).header(KEY, key).body(body).sendTo(world.handler);
  }
}
