package io.interlock.router.lifecycle;

import static io.interlock.router.lifecycle.LineComposer.sdl;
import static io.interlock.router.lifecycle.TestGateway.failed;
import static io.interlock.router.lifecycle.TestGateway.succeeded;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class PanicTest {
  private final TestGateway gateway = TestGateway.serving();

  static Stream<Throwable> anythingThatCanBeThrown() {
    return Stream.of(
        new IllegalStateException("a bug"),
        new StackOverflowError(),
        new AssertionError("cannot happen"),
        new OutOfMemoryError("Java heap space"),
        new NoClassDefFoundError("io/interlock/Missing"));
  }

  @ParameterizedTest
  @MethodSource("anythingThatCanBeThrown")
  void case26WhateverTheEngineBuildThrowsTheOldSchemaServes(Throwable thrown) {
    gateway.source.serve("a", sdl("a2"));
    EngineFactory sound = gateway.engines;
    gateway.engines =
        text -> {
          throw PanicTest.<RuntimeException>sneaky(thrown);
        };

    ApplyAnswer.Failed answer = failed(apply());

    assertThat(answer.code()).isEqualTo(FailureCode.APPLY_PANIC);
    assertThat(answer.message()).contains(thrown.getClass().getSimpleName(), "in step build");
    assertThat(answer.revision()).isEqualTo(1);
    assertUntouched();

    gateway.engines = sound;
    assertThat(succeeded(apply()).revision()).isEqualTo(2);
    assertThat(gateway.fields()).containsExactly("a2", "b1");
  }

  @Test
  void aFaultOfTheComposerItselfIsNoFaultOfTheSchema() {
    gateway.source.serve("a", sdl("fault"));

    ApplyAnswer.Failed answer = failed(apply());

    assertThat(answer.code()).isEqualTo(FailureCode.APPLY_PANIC);
    assertThat(answer.errors().getFirst().code()).isEqualTo("INTERNAL");
    assertUntouched();
  }

  @ParameterizedTest
  @MethodSource("anythingThatCanBeThrown")
  void case26WhateverTheComposerThrowsTheOldSchemaServes(Throwable thrown) {
    gateway.source.serve("a", sdl("a2"));
    gateway.composer.before =
        () -> {
          throw PanicTest.<RuntimeException>sneaky(thrown);
        };

    ApplyAnswer.Failed answer = failed(apply());

    assertThat(answer.code()).isEqualTo(FailureCode.APPLY_PANIC);
    assertThat(answer.message()).contains("in step compose");
    assertUntouched();

    gateway.composer.before = () -> {};
    assertThat(succeeded(apply()).revision()).isEqualTo(2);
  }

  @Test
  void aRealStackOverflowIsCaught() {
    gateway.source.serve("a", sdl("a2"));
    gateway.composer.before = () -> descend(0);

    assertThat(failed(apply()).message()).contains("StackOverflowError");
    assertUntouched();
  }

  @Test
  void runningOutOfMemoryTwiceFreezesChangesUntilAnOperatorLiftsIt() {
    gateway.source.serve("a", sdl("a2"));
    EngineFactory sound = gateway.engines;
    gateway.engines =
        text -> {
          throw new OutOfMemoryError("Java heap space");
        };
    assertThat(failed(apply()).code()).isEqualTo(FailureCode.APPLY_PANIC);
    assertThat(failed(apply()).code()).isEqualTo(FailureCode.APPLY_PANIC);
    gateway.engines = sound;

    ApplyAnswer.Failed refused = failed(apply());

    assertThat(refused.code()).isEqualTo(FailureCode.FROZEN);
    assertThat(refused.message()).endsWith("a schema change ran out of memory again");
    assertThat(gateway.lifecycle.health().reasons()).contains(refused.message());
    gateway.lifecycle.unfreeze(null, Caller.LOOPBACK);
    assertThat(succeeded(apply()).revision()).isEqualTo(2);
    assertThat(gateway.lifecycle.health().reasons()).isEmpty();
  }

  @Test
  void runningOutOfMemoryIsSaidUntilAChangeSucceeds() {
    gateway.source.serve("a", sdl("a2"));
    gateway.composer.before =
        () -> {
          throw new OutOfMemoryError("Java heap space");
        };

    failed(apply());

    assertThat(gateway.lifecycle.health().state()).isEqualTo(GatewayState.DEGRADED);
    assertThat(gateway.lifecycle.health().reasons())
        .containsExactly("the newest schema change ran out of memory");
    gateway.composer.before = () -> {};
    succeeded(apply());
    assertThat(gateway.lifecycle.health().state()).isEqualTo(GatewayState.SERVING);
  }

  @ParameterizedTest
  @EnumSource(value = FaultPoint.class, names = "PLANNER", mode = EnumSource.Mode.EXCLUDE)
  void anInjectedFaultStrikesOnce(FaultPoint point) {
    gateway.source.serve("a", sdl("a2"));
    gateway.faults.arm(point);

    assertThat(failed(apply()).message()).contains("injected fault at " + point.label());
    assertUntouched();
    assertThat(succeeded(apply()).revision()).isEqualTo(2);
  }

  @Test
  void case27AComposerThatHangsIsGivenUpAndTheLaneGoesOn() throws InterruptedException {
    gateway.source.serve("a", sdl("a2"));
    CountDownLatch hanging = new CountDownLatch(1);
    CountDownLatch never = new CountDownLatch(1);
    gateway.composer.before =
        () -> {
          hanging.countDown();
          awaitForever(never);
        };

    CompletionStage<ApplyAnswer> apply = apply();
    hanging.await();
    gateway.clock.advance(Duration.ofSeconds(30));

    ApplyAnswer.Failed answer = failed(apply);
    assertThat(answer.code()).isEqualTo(FailureCode.ENGINE_BUILD_FAILED);
    assertThat(answer.message()).contains("longer than 30000 ms", "in step compose");
    assertUntouched();
    gateway.composer.before = () -> {};
    assertThat(succeeded(apply()).revision()).isEqualTo(2);
  }

  @Test
  void case56ACandidateThatFailsLeavesWhatServesAndTheWayBack() {
    gateway.source.serve("a", sdl("a2"));
    succeeded(apply());
    gateway.source.serve("a", sdl("a3"));
    gateway.faults.arm(FaultPoint.ENGINE_BUILD);

    failed(apply());

    assertThat(gateway.fields()).as("what served stays").containsExactly("a2", "b1");
    succeeded(gateway.lifecycle.rollback(RollbackRequest.toPrevious()));
    assertThat(gateway.fields()).containsExactly("a1", "b1");
  }

  private CompletionStage<ApplyAnswer> apply() {
    return gateway.lifecycle.apply(ApplyRequest.of("a"));
  }

  private void assertUntouched() {
    assertThat(gateway.slot.epoch()).isEqualTo(1);
    assertThat(gateway.fields()).containsExactly("a1", "b1");
    assertThat(gateway.revisions(9, Long.MAX_VALUE)).hasSize(1);
  }

  private static int descend(int depth) {
    return 1 + descend(depth + 1);
  }

  private static void awaitForever(CountDownLatch never) {
    try {
      never.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @SuppressWarnings("unchecked")
  private static <T extends Throwable> T sneaky(Throwable thrown) throws T {
    throw (T) thrown;
  }
}
