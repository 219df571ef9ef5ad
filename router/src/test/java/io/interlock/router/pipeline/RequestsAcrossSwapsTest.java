package io.interlock.router.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.interlock.router.client.RawServer;
import io.interlock.router.engine.Engine;
import io.interlock.router.engine.EngineObserver;
import io.interlock.router.engine.Lease;
import io.interlock.router.engine.PlanFault;
import io.interlock.router.engine.Swap;
import io.interlock.router.http.RawClient;
import java.io.IOException;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

/// Requests that are under way while the schema changes, over real connections.
class RequestsAcrossSwapsTest {
  private static final String JSON = "Content-Type: application/json\r\n";
  private static final String FIELDS = "__type(name: \\\"User\\\") { fields { name } }";
  private static final String WITH_FETCH = "{\"query\":\"{ " + FIELDS + " me { name } }\"}";
  private static final String WITHOUT_FETCH = "{\"query\":\"{ " + FIELDS + " }\"}";

  @Test
  void case31ALongRequestEndsOnTheSchemaThatItBeganWith() throws Exception {
    CountDownLatch mayAnswer = new CountDownLatch(1);
    try (TestRouter router = TestRouter.start(slow(mayAnswer), TestRouter.REVIEWS, "");
        RawClient longOne = router.connect()) {
      TestRouter.send(longOne, WITH_FETCH, JSON);
      router.accounts.nextRequest();

      Swap swap = router.slot.swap(renamed(router));

      assertThat(router.post(WITHOUT_FETCH).body()).contains("score").doesNotContain("rating");
      assertThat(swap.drain().ended().toCompletableFuture()).isNotDone();
      mayAnswer.countDown();
      assertThat(longOne.read().body()).contains("rating", "Ada").doesNotContain("score");
      TestRouter.eventually(
          "the old epoch ends", () -> swap.drain().ended().toCompletableFuture().isDone());
    }
  }

  @Test
  void case33ARequestThatTakesTooLongDuringTheDrainLeavesNothingBehind() throws Exception {
    CountDownLatch never = new CountDownLatch(1);
    try (TestRouter router =
            TestRouter.start(slow(never), TestRouter.REVIEWS, "requestTimeout: 300ms");
        RawClient raw = router.connect()) {
      Engine first = serving(router);
      TestRouter.send(raw, WITH_FETCH, JSON);
      router.accounts.nextRequest();

      retireForGood(router);

      RawClient.Answer answer = raw.read();
      assertThat(answer.status()).isEqualTo(504);
      assertThat(answer.body()).contains("GATEWAY_TIMEOUT");
      TestRouter.eventually("the engine is closed", first::isClosed);
      assertThat(router.leases()).isZero();
    }
  }

  @Test
  void case34AClientThatLeavesLetsGoOfTheRetiredEngine() throws Exception {
    CountDownLatch never = new CountDownLatch(1);
    try (TestRouter router = TestRouter.start(slow(never), TestRouter.REVIEWS, "")) {
      Engine first = serving(router);
      RawClient raw = router.connect();
      TestRouter.send(raw, WITH_FETCH, JSON);
      router.accounts.nextRequest();
      retireForGood(router);
      assertThat(first.isClosed()).isFalse();

      raw.close();

      TestRouter.eventually("the engine is closed", first::isClosed);
    }
  }

  @Test
  void case35AnAnswerThatCannotBeWrittenGivesItsLeaseBackOnce() throws Exception {
    String name = "x".repeat(20 << 20);
    RawServer.Script large =
        (n, exchange) -> {
          exchange.read();
          exchange.answer("{\"data\":{\"me\":{\"name\":\"" + name + "\"}}}");
        };
    try (TestRouter router = TestRouter.start(large, TestRouter.REVIEWS, "");
        Lease other = router.slot.lease()) {
      RawClient raw = router.connect();
      TestRouter.send(raw, "{\"query\":\"{ me { name } }\"}", JSON);
      TestRouter.eventually(
          "the answer has come, more of it than a socket takes",
          () ->
              router
                  .metrics
                  .exposition()
                  .contains("{outcome=\"answered\",subgraph=\"accounts\"} 1"));
      assertThat(router.leases()).isEqualTo(2);

      raw.reset();

      TestRouter.eventually("the request is over", () -> router.leases() <= 1);
      retireForGood(router);
      assertThat(router.leases()).as("the other request's").isEqualTo(1);
      assertThat(other.engine().isClosed()).isFalse();
    }
  }

  @Test
  void case38AConnectionThatIsKeptSeesTheNewSchema() throws Exception {
    try (TestRouter router = TestRouter.start();
        RawClient raw = router.connect()) {
      assertThat(TestRouter.send(raw, WITH_FETCH, JSON).read().body()).contains("rating");

      router.slot.swap(renamed(router));

      assertThat(TestRouter.send(raw, WITH_FETCH, JSON).read().body())
          .contains("score", "Ada")
          .doesNotContain("rating");
      assertThat(router.accounts.connections()).as("to the subgraph").isEqualTo(1);
    }
  }

  @Test
  void case39ASwapBetweenLeaseAndParseIsNotSeen() throws Exception {
    CountDownLatch leased = new CountDownLatch(1);
    CountDownLatch mayParse = new CountDownLatch(1);
    try (TestRouter router = TestRouter.start();
        RawClient raw = router.connect()) {
      router.slot.swap(router.engine(EngineObserver.NONE, heldBy(leased, mayParse)));
      TestRouter.send(raw, WITH_FETCH.replace("me { name }", "me { name rating }"), JSON);
      leased.await();

      router.slot.swap(renamed(router));
      mayParse.countDown();

      assertThat(raw.read().body())
          .contains("\"me\":{\"name\":\"Ada\",\"rating\":5}", "{\"name\":\"rating\"}")
          .doesNotContain("score", "errors");
    }
  }

  private static PlanFault heldBy(CountDownLatch leased, CountDownLatch mayParse) {
    return text -> {
      leased.countDown();
      try {
        mayParse.await();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    };
  }

  /// Answers once it may.
  private static RawServer.Script slow(CountDownLatch mayAnswer) {
    return (n, exchange) -> {
      while (exchange.read()) {
        try {
          mayAnswer.await();
        } catch (InterruptedException e) {
          throw new IOException(e);
        }
        exchange.answer("{\"data\":{\"me\":{\"name\":\"Ada\"}}}");
      }
    };
  }

  /// An engine over a schema in which `rating` is called `score`.
  private static Engine renamed(TestRouter router) throws IOException {
    return router.engine(
        sdl -> sdl.replace("rating", "score"), EngineObserver.NONE, PlanFault.NONE);
  }

  private static Engine serving(TestRouter router) {
    try (Lease lease = router.slot.lease()) {
      return lease.engine();
    }
  }

  /// Two swaps: the first makes what served the standby.
  private static void retireForGood(TestRouter router) throws IOException {
    router.slot.swap(renamed(router));
    router.slot.swap(renamed(router));
  }
}
