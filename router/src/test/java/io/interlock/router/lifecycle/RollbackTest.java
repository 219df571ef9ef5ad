package io.interlock.router.lifecycle;

import static io.interlock.router.lifecycle.LineComposer.sdl;
import static io.interlock.router.lifecycle.TestGateway.eventually;
import static io.interlock.router.lifecycle.TestGateway.failed;
import static io.interlock.router.lifecycle.TestGateway.succeeded;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CompletionStage;
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
    assertThat(gateway.revisions(1, Long.MAX_VALUE).getFirst().restores()).isEqualTo(1);
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

  @Test
  void case57BackByThreeRevisionsWithoutFetchingOrComposing() {
    apply("a", "a2");
    prove();
    apply("a", "a3");
    prove();
    apply("a", "a4");
    int builds = gateway.composer.runs.get();
    int fetches = gateway.source.fetches("a");

    ApplyAnswer.Succeeded answer = succeeded(rollBackTo(1));

    assertThat(answer.status()).isEqualTo(ApplyAnswer.Status.ROLLED_BACK);
    assertThat(answer.revision()).isEqualTo(5);
    assertThat(answer.restores()).isEqualTo(1);
    assertThat(answer.ahead()).containsExactly("a");
    assertThat(answer.timings()).containsKeys(Step.BUILD, Step.TOTAL);
    assertThat(gateway.fields()).containsExactly("a1", "b1");
    assertThat(gateway.composer.runs).hasValue(builds);
    assertThat(gateway.source.fetches("a")).isEqualTo(fetches);
    assertThat(gateway.lifecycle.health().standbyRevision()).isNull();
  }

  @Test
  void anOlderRevisionThatIsNoStandbyIsBuiltAnew() {
    apply("a", "a2");
    apply("a", "a3");

    ApplyAnswer.Succeeded answer = succeeded(rollBackTo(2));

    assertThat(answer.restores()).isEqualTo(2);
    assertThat(gateway.fields()).containsExactly("a2", "b1");
    assertThat(answer.probation()).as("it is what the operator wants").isNull();
  }

  @Test
  void case57AnUnknownRevisionIsNoWayBack() {
    ApplyAnswer.Failed answer = failed(rollBackTo(7));

    assertThat(answer.code()).isEqualTo(FailureCode.UNKNOWN_REVISION);
    assertThat(answer.message()).contains("revision 7");
    assertThat(gateway.fields()).containsExactly("a1", "b1");
  }

  @Test
  void backToWhatServesIsNoChange() {
    assertThat(succeeded(rollBackTo(1)).status()).isEqualTo(ApplyAnswer.Status.UNCHANGED);
    assertThat(gateway.lifecycle.health().revision()).isEqualTo(1);
  }

  @Test
  void withoutAStandbyThePreviousIsTheLastThatHasProvenItself() {
    apply("a", "a2");
    prove();
    apply("a", "a3");
    prove();
    succeeded(rollBack());
    assertThat(gateway.fields()).containsExactly("a2", "b1");

    ApplyAnswer.Succeeded further = succeeded(rollBack());

    assertThat(further.restores()).isEqualTo(1);
    assertThat(gateway.fields()).containsExactly("a1", "b1");
    assertThat(failed(rollBack()).code()).isEqualTo(FailureCode.NO_PREVIOUS_REVISION);
  }

  @Test
  void whatIsInQuarantineIsNoWayBack() {
    gateway.quarantine("a2");

    assertThat(failed(rollBackTo(2)).code()).isEqualTo(FailureCode.QUARANTINED);
  }

  private void prove() {
    for (int i = 0; i < 20; i++) {
      gateway.lifecycle.serving().orElseThrow().engine().traffic().answered(false);
    }
    gateway.clock.advance(Duration.ofSeconds(60));
    eventually(
        () -> gateway.revisions(1, Long.MAX_VALUE).getFirst().state(), Revision.State.STABLE);
  }

  private CompletionStage<ApplyAnswer> rollBackTo(long revision) {
    return gateway.lifecycle.rollback(RollbackRequest.to(revision));
  }

  private void apply(String service, String field) {
    gateway.source.serve(service, sdl(field));
    assertThat(succeeded(gateway.lifecycle.apply(ApplyRequest.of(service))).status())
        .isEqualTo(ApplyAnswer.Status.ACTIVATED);
  }

  private CompletionStage<ApplyAnswer> rollBack() {
    return gateway.lifecycle.rollback(RollbackRequest.toPrevious());
  }
}
