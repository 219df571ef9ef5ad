package io.interlock.router.lifecycle;

import static io.interlock.router.lifecycle.LineComposer.sdl;
import static io.interlock.router.lifecycle.TestGateway.failed;
import static io.interlock.router.lifecycle.TestGateway.succeeded;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RollbackTest {
  private final TestGateway gateway = TestGateway.serving();

  @Test
  void thereIsNoWayBackFromTheFirstRevision() {
    ApplyAnswer.Failed answer = failed(rollBack());

    assertThat(answer.code()).isEqualTo(FailureCode.NO_PREVIOUS_REVISION);
    assertThat(answer.revision()).isEqualTo(1);
  }

  @Test
  void theEngineThatServedBeforeServesAgainAsANewRevision() {
    String before = gateway.lifecycle.engines().getFirst().supergraphHash();
    apply("a", "a2");
    int builds = gateway.composer.runs.get();

    ApplyAnswer.Succeeded answer = succeeded(rollBack());

    assertThat(answer.status()).isEqualTo(ApplyAnswer.Status.ROLLED_BACK);
    assertThat(answer.revision()).isEqualTo(3);
    assertThat(answer.previousRevision()).isEqualTo(2);
    assertThat(answer.restores()).isEqualTo(1);
    assertThat(answer.epoch()).isEqualTo(3);
    assertThat(answer.ahead()).containsExactly("a");
    assertThat(answer.supergraphHash()).isEqualTo(before);
    assertThat(gateway.fields()).containsExactly("a1", "b1");
    assertThat(gateway.composer.runs).as("nothing is composed").hasValue(builds);
    assertThat(gateway.lifecycle.history().revisions(1, Long.MAX_VALUE).getFirst().restores())
        .isEqualTo(1);
  }

  @Test
  void aRollbackIsNotRolledBack() {
    apply("a", "a2");
    succeeded(rollBack());

    assertThat(failed(rollBack()).code()).isEqualTo(FailureCode.NO_PREVIOUS_REVISION);
    assertThat(gateway.fields()).containsExactly("a1", "b1");
  }

  @Test
  void aFailedApplyDoesNotTakeTheWayBack() {
    apply("a", "a2");
    gateway.source.serve("a", sdl("bad"));
    failed(gateway.lifecycle.apply(ApplyRequest.of("a")));

    assertThat(succeeded(rollBack()).restores()).isEqualTo(1);
  }

  @Test
  void theRolledBackSchemaCanBeAppliedAgain() {
    apply("a", "a2");
    succeeded(rollBack());

    apply("a", "a2");

    assertThat(gateway.fields()).containsExactly("a2", "b1");
    assertThat(gateway.lifecycle.health().revision()).isEqualTo(4);
    assertThat(gateway.lifecycle.health().standbyRevision()).isEqualTo(3);
    assertThat(succeeded(rollBack()).restores()).isEqualTo(3);
  }

  @Test
  void theWayBackIsOpenHoweverManyCallsRun() throws InterruptedException {
    TestGateway busy = TestGateway.serving(1, 1);
    busy.source.serve("a", sdl("a2"));
    succeeded(busy.lifecycle.apply(ApplyRequest.of("a")));
    for (int i = 0; i < 4; i++) {
      busy.source.hang("b");
      busy.lifecycle.apply(ApplyRequest.of("b"));
      busy.source.awaitFetches("b", i + 2);
    }
    assertThat(failed(busy.lifecycle.apply(ApplyRequest.of("b"))).code())
        .isEqualTo(FailureCode.LANE_BUSY);

    ApplyAnswer.Succeeded answer = succeeded(busy.lifecycle.rollback(RollbackRequest.toPrevious()));

    assertThat(answer.restores()).isEqualTo(1);
  }

  private void apply(String service, String field) {
    gateway.source.serve(service, sdl(field));
    assertThat(succeeded(gateway.lifecycle.apply(ApplyRequest.of(service))).status())
        .isEqualTo(ApplyAnswer.Status.ACTIVATED);
  }

  private java.util.concurrent.CompletionStage<ApplyAnswer> rollBack() {
    return gateway.lifecycle.rollback(RollbackRequest.toPrevious());
  }
}
