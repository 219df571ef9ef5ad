package io.interlock.router.lifecycle;

import static io.interlock.router.lifecycle.LineComposer.sdl;
import static io.interlock.router.lifecycle.TestGateway.eventually;
import static io.interlock.router.lifecycle.TestGateway.failed;
import static io.interlock.router.lifecycle.TestGateway.succeeded;
import static org.assertj.core.api.Assertions.assertThat;

import io.interlock.router.config.SchemaConfig.CanaryStep;
import io.interlock.router.engine.CanaryStatus;
import io.interlock.router.engine.Engine;
import io.interlock.router.engine.EngineStatus;
import io.interlock.router.engine.Evidence;
import io.interlock.router.engine.Lease;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// A change that only a share of the requests sees at first.
class CanaryChangesTest {
  private static final Duration STEP = Duration.ofSeconds(30);
  private static final Duration WINDOW = Duration.ofSeconds(60);

  private final TestGateway gateway =
      TestGateway.withCanary(new CanaryStep(5, STEP), new CanaryStep(25, STEP));

  @Test
  void theAnswerAndTheHealthSayTheShare() {
    ApplyAnswer.Succeeded answer = apply("a2");

    assertThat(answer.revision()).isEqualTo(2);
    assertThat(answer.drain()).isNull();
    assertThat(answer.probation().canary())
        .isEqualTo(new CanaryStatus(5, gateway.clock.now().plus(STEP)));
    assertThat(percents()).containsExactly(5, 95);
    assertThat(gateway.lifecycle.health().state()).isEqualTo(GatewayState.SERVING);

    gateway.clock.advance(STEP);
    assertThat(canary().percent()).isEqualTo(25);
    gateway.clock.advance(STEP);
    assertThat(canary()).isNull();
    assertThat(percents()).containsExactly(100, 0);
  }

  @Test
  void theProbationCountsFromTheEndOfTheCanary() {
    apply("a2");
    answer(20);

    gateway.clock.advance(STEP.multipliedBy(2).plus(WINDOW).minusSeconds(1));
    assertThat(gateway.lifecycle.health().probation()).isNotNull();

    gateway.clock.advance(Duration.ofSeconds(1));
    eventually(() -> state(2), Revision.State.STABLE);
    assertThat(gateway.lifecycle.health().probation()).isNull();
  }

  @Test
  void promotionGivesItAllRequestsAndTheProbationGoesOn() {
    apply("a2");
    answer(20);

    ApplyAnswer.Succeeded answer = succeeded(promote(Wait.ACTIVE));

    assertThat(answer.status()).isEqualTo(ApplyAnswer.Status.PROMOTED);
    assertThat(answer.revision()).isEqualTo(2);
    assertThat(answer.probation().canary()).isNull();
    assertThat(percents()).containsExactly(100, 0);
    assertThat(state(2)).isEqualTo(Revision.State.PROBATION);
    assertThat(gateway.calls(1).getFirst().trigger()).isEqualTo("promote");
    gateway.clock.advance(WINDOW);
    eventually(() -> state(2), Revision.State.STABLE);
  }

  @Test
  void whoPromotesMayWaitForTheVerdict() {
    apply("a2");

    CompletionStage<ApplyAnswer> promoted = promote(Wait.PROBATION);
    eventually(() -> canary() == null, true);
    condemn();

    assertThat(failed(promoted).code()).isEqualTo(FailureCode.ROLLED_BACK);
  }

  @Test
  void withoutACanaryThereIsNothingToPromote() {
    assertThat(failed(promote(Wait.ACTIVE)).code()).isEqualTo(FailureCode.NO_CANARY);

    apply("a2");
    succeeded(promote(Wait.ACTIVE));
    assertThat(failed(promote(Wait.ACTIVE)).code()).isEqualTo(FailureCode.NO_CANARY);
  }

  @Test
  void whatIsHeldNeverProvesItselfByWaiting() {
    TestGateway held = TestGateway.withCanary(new CanaryStep(50, null));
    held.serve("a", "a2");
    succeeded(held.lifecycle.apply(ApplyRequest.of("a")));

    held.clock.advance(Duration.ofHours(1));

    assertThat(held.lifecycle.health().probation().canary()).isEqualTo(new CanaryStatus(50, null));
  }

  @Test
  void evidenceTakesTheCanaryAwayInTheMiddleOfAStep() {
    apply("a2");
    gateway.clock.advance(STEP.dividedBy(2));

    condemn();

    eventually(() -> gateway.lifecycle.health().revision(), 3L);
    assertThat(gateway.fields()).containsExactly("a1", "b1");
    eventually(() -> state(2), Revision.State.ROLLED_BACK);
    assertThat(percents()).startsWith(100);
    gateway.clock.advance(STEP.multipliedBy(4));
    assertThat(gateway.fields()).containsExactly("a1", "b1");
    assertThat(failed(gateway.lifecycle.apply(ApplyRequest.of("a"))).code())
        .isEqualTo(FailureCode.QUARANTINED);
  }

  @Test
  void anOperatorMayTakeTheCanaryAway() {
    apply("a2");

    assertThat(succeeded(gateway.lifecycle.rollback(RollbackRequest.toPrevious())).restores())
        .isEqualTo(1);

    assertThat(gateway.fields()).containsExactly("a1", "b1");
    assertThat(failed(promote(Wait.ACTIVE)).code()).isEqualTo(FailureCode.NO_CANARY);
  }

  @Test
  void anotherApplyTakesThePlaceOfTheCanaryAndHasItsContent() {
    apply("a2");
    gateway.clock.advance(STEP);
    gateway.source.serve("b", sdl("b2"));

    ApplyAnswer.Succeeded answer = succeeded(gateway.lifecycle.apply(ApplyRequest.of("b")));

    assertThat(answer.revision()).isEqualTo(3);
    assertThat(answer.probation().canary().percent()).isEqualTo(5);
    assertThat(answer.probation().standbyRevision()).isEqualTo(1);
    assertThat(gateway.fields()).containsExactly("a2", "b2");
    assertThat(state(2)).isEqualTo(Revision.State.UNPROVEN);
    succeeded(gateway.lifecycle.rollback(RollbackRequest.toPrevious()));
    assertThat(gateway.fields()).containsExactly("a1", "b1");
  }

  private CompletionStage<ApplyAnswer> promote(Wait until) {
    return gateway.lifecycle.promote(new PromoteRequest(until, null, Caller.LOOPBACK));
  }

  private void condemn() {
    Engine bad = newest();
    for (int i = 0; i < 3; i++) {
      gateway.probation.suspected(bad, new Evidence.Rescued("sha256:" + i));
    }
  }

  private void answer(int requests) {
    for (int i = 0; i < requests; i++) {
      newest().traffic().answered(false);
    }
  }

  private Engine newest() {
    try (Lease lease = gateway.slot.lease()) {
      return lease.engine();
    }
  }

  private ApplyAnswer.Succeeded apply(String field) {
    gateway.source.serve("a", sdl(field));
    return succeeded(gateway.lifecycle.apply(ApplyRequest.of("a")));
  }

  private @Nullable CanaryStatus canary() {
    return gateway.lifecycle.health().probation().canary();
  }

  private List<Integer> percents() {
    return gateway.lifecycle.engines().stream().map(EngineStatus::percent).toList();
  }

  private Revision.State state(long revision) {
    return gateway.revisions(1, revision + 1).getFirst().state();
  }
}
