package io.interlock.router.lifecycle;

import static io.interlock.router.lifecycle.LineComposer.sdl;
import static io.interlock.router.lifecycle.TestGateway.eventually;
import static io.interlock.router.lifecycle.TestGateway.failed;
import static io.interlock.router.lifecycle.TestGateway.succeeded;
import static org.assertj.core.api.Assertions.assertThat;

import io.interlock.router.config.StartupConfig;
import io.interlock.router.sdl.SdlFailure;
import io.interlock.router.sdl.SdlOutcome;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.Test;

class StartUpTest {
  private final TestGateway gateway = new TestGateway();

  @Test
  void fetchesAllServicesAtOnce() throws InterruptedException {
    CompletableFuture<SdlOutcome> a = gateway.source.hang("a");
    CompletableFuture<SdlOutcome> b = gateway.source.hang("b");

    CompletionStage<ApplyAnswer> start = gateway.lifecycle.start();

    gateway.source.awaitFetches("a", 1);
    gateway.source.awaitFetches("b", 1);
    assertThat(gateway.lifecycle.health().state()).isEqualTo(GatewayState.STARTING);
    b.complete(ScriptedSource.fetched("b", sdl("b1")));
    a.complete(ScriptedSource.fetched("a", sdl("a1")));
    assertThat(succeeded(start).attempts()).extracting(Attempt::service).containsExactly("a", "b");
  }

  @Test
  void composesWhatItFetchedAndServesIt() {
    gateway.source.serve("a", sdl("a1"));
    gateway.source.serve("b", sdl("b1"));

    ApplyAnswer.Succeeded answer = succeeded(gateway.lifecycle.start());

    assertThat(answer.status()).isEqualTo(ApplyAnswer.Status.ACTIVATED);
    assertThat(answer.revision()).isEqualTo(1);
    assertThat(answer.previousRevision()).isZero();
    assertThat(answer.epoch()).isEqualTo(1);
    assertThat(answer.drain()).isNull();
    assertThat(gateway.fields()).containsExactly("a1", "b1");
    assertThat(gateway.lifecycle.health().state()).isEqualTo(GatewayState.SERVING);
    assertThat(gateway.lifecycle.services())
        .extracting(ServiceStatus::status)
        .containsOnly(ServiceStatus.Status.ACTIVE);
  }

  @Test
  void saysWhichServiceStaysAwayAndTriesAgainLater() throws InterruptedException {
    gateway.source.serve("a", sdl("a1"));
    gateway.source.fail("b", SdlFailure.SUBGRAPH_UNREACHABLE);

    ApplyAnswer.Failed answer = failed(gateway.lifecycle.start());

    assertThat(answer.code()).isEqualTo(FailureCode.SUBGRAPH_UNREACHABLE);
    assertThat(answer.message()).isEqualTo("b: SUBGRAPH_UNREACHABLE");
    assertThat(gateway.slot.lease()).isNull();
    assertThat(gateway.lifecycle.health().state()).isEqualTo(GatewayState.NO_SCHEMA);
    assertThat(gateway.lifecycle.health().reasons()).contains("b: SUBGRAPH_UNREACHABLE");
    assertThat(gateway.lifecycle.services())
        .extracting(ServiceStatus::status)
        .containsExactly(ServiceStatus.Status.PENDING, ServiceStatus.Status.ERROR);

    gateway.source.serve("b", sdl("b1"));
    gateway.clock.advance(Duration.ofSeconds(1));
    awaitServing();
    assertThat(gateway.fields()).containsExactly("a1", "b1");
    eventually(() -> gateway.lifecycle.health().state(), GatewayState.SERVING);
  }

  @Test
  void pausesLongerFromTryToTryUpToAMinute() throws InterruptedException {
    gateway.source.fail("a", SdlFailure.SUBGRAPH_ERROR);
    gateway.source.fail("b", SdlFailure.SUBGRAPH_ERROR);
    gateway.lifecycle.start();

    int tries = 1;
    for (int seconds : new int[] {1, 2, 4, 8, 16, 32, 60, 60}) {
      gateway.source.awaitFetches("b", tries);
      gateway.clock.awaitOnlyAlarmWithin(Duration.ofSeconds(seconds));
      gateway.clock.advance(Duration.ofSeconds(seconds).minusMillis(1));
      assertThat(gateway.source.fetches("b")).as("before %d s", seconds).isEqualTo(tries);
      gateway.clock.advance(Duration.ofMillis(1));
      tries++;
      gateway.source.awaitFetches("b", tries);
    }
    assertThat(gateway.calls(100)).as("the same again is no news").hasSize(1);
  }

  @Test
  void aStrictStartIsNotTriedAgain() {
    TestGateway strict = new TestGateway(StartupConfig.Mode.STRICT, 32, 1);
    strict.source.serve("a", sdl("a1"));
    strict.source.fail("b", SdlFailure.NOT_A_SUBGRAPH);

    assertThat(failed(strict.lifecycle.start()).code()).isEqualTo(FailureCode.NOT_A_SUBGRAPH);
    assertThat(strict.clock.alarms()).isZero();
  }

  @Test
  void saysWhyTheServicesDoNotComposeAndTriesAgainLater() throws InterruptedException {
    gateway.source.serve("a", sdl("bad"));
    gateway.source.serve("b", sdl("b1"));

    ApplyAnswer.Failed answer = failed(gateway.lifecycle.start());

    assertThat(answer.code()).isEqualTo(FailureCode.COMPOSITION_FAILED);
    assertThat(answer.errors())
        .extracting(SchemaError::message)
        .containsExactly("Query.bad is bad");
    assertThat(gateway.lifecycle.health().state()).isEqualTo(GatewayState.NO_SCHEMA);
    gateway.source.serve("a", sdl("a2"));
    gateway.clock.advance(Duration.ofSeconds(1));
    awaitServing();
    assertThat(gateway.fields()).containsExactly("a2", "b1");
  }

  @Test
  void anApplyCompletesAStartThatLacksAService() {
    gateway.source.serve("a", sdl("a1"));
    gateway.source.fail("b", SdlFailure.SUBGRAPH_TIMEOUT);
    failed(gateway.lifecycle.start());
    gateway.source.serve("b", sdl("b1"));

    ApplyAnswer.Succeeded answer = succeeded(gateway.lifecycle.apply(ApplyRequest.of("b")));

    assertThat(answer.status()).isEqualTo(ApplyAnswer.Status.ACTIVATED);
    assertThat(answer.revision()).isEqualTo(1);
    assertThat(gateway.fields()).containsExactly("a1", "b1");
  }

  @Test
  void anApplyBeforeAnythingServesSaysWhatIsMissing() {
    gateway.source.fail("a", SdlFailure.SUBGRAPH_TIMEOUT);
    gateway.source.fail("b", SdlFailure.SUBGRAPH_TIMEOUT);
    failed(gateway.lifecycle.start());
    gateway.source.serve("a", sdl("a1"));

    ApplyAnswer.Failed answer = failed(gateway.lifecycle.apply(ApplyRequest.of("a")));

    assertThat(answer.code()).isEqualTo(FailureCode.SCHEMA_NOT_READY);
    assertThat(answer.message()).contains("the SDL of b is still missing");
    assertThat(answer.revision()).isZero();
  }

  @Test
  void aFetchThatNeverEndsIsGivenUpWhenTheTimeToStartIsOver() throws InterruptedException {
    gateway.source.serve("a", sdl("a1"));
    gateway.source.hang("b");

    CompletionStage<ApplyAnswer> start = gateway.lifecycle.start();
    gateway.source.awaitFetches("b", 1);
    gateway.clock.awaitAlarms(2);
    gateway.clock.advance(Duration.ofSeconds(60));

    assertThat(failed(start).code()).isEqualTo(FailureCode.SUBGRAPH_TIMEOUT);
  }

  /// A retry has no answer to wait for.
  private void awaitServing() {
    while (gateway.lifecycle.health().state() == GatewayState.NO_SCHEMA) {
      Thread.onSpinWait();
    }
  }
}
