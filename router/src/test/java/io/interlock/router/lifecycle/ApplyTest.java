package io.interlock.router.lifecycle;

import static io.interlock.router.lifecycle.LineComposer.sdl;
import static io.interlock.router.lifecycle.TestGateway.failed;
import static io.interlock.router.lifecycle.TestGateway.succeeded;
import static org.assertj.core.api.Assertions.assertThat;

import io.interlock.router.engine.Lease;
import io.interlock.router.sdl.SdlFailure;
import io.interlock.router.store.AuditEntry;
import io.interlock.supergraph.schema.Sha256;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ApplyTest {
  private final TestGateway gateway = TestGateway.serving();

  // fetch

  @Test
  void fetchesTheOneServiceAnew() {
    gateway.source.serve("a", sdl("a2"));

    succeeded(apply("a"));

    assertThat(gateway.source.fetches("a")).isEqualTo(2);
    assertThat(gateway.source.fetches("b")).isEqualTo(1);
  }

  @Test
  void anUnknownServiceIsRefusedWithTheKnownNames() {
    ApplyAnswer.Failed answer = failed(apply("c"));

    assertThat(answer.code()).isEqualTo(FailureCode.UNKNOWN_SERVICE);
    assertThat(answer.message()).isEqualTo("no service is named c; known: a, b");
    assertThat(answer.revision()).isEqualTo(1);
  }

  @ParameterizedTest
  @CsvSource({
    "SUBGRAPH_UNREACHABLE, SUBGRAPH_UNREACHABLE",
    "SUBGRAPH_ERROR, SUBGRAPH_ERROR",
    "SUBGRAPH_TIMEOUT, SUBGRAPH_TIMEOUT",
    "NOT_A_SUBGRAPH, NOT_A_SUBGRAPH",
    "SDL_TOO_LARGE, SDL_TOO_LARGE"
  })
  void case2AFailedFetchIsTheAnswerWithItsAttempts(SdlFailure failure, FailureCode code) {
    gateway.source.fail("a", failure);

    ApplyAnswer.Failed answer = failed(apply("a"));

    assertThat(answer.code()).isEqualTo(code);
    assertThat(answer.attempts()).extracting(Attempt::n).containsExactly(1, 2);
    assertUntouched();
    assertThat(gateway.lifecycle.health().state()).isEqualTo(GatewayState.DEGRADED);
    assertThat(gateway.lifecycle.health().reasons())
        .singleElement()
        .asString()
        .contains("service a");

    gateway.source.serve("a", sdl("a1"));
    assertThat(succeeded(apply("a")).status()).isEqualTo(ApplyAnswer.Status.UNCHANGED);
    assertThat(gateway.lifecycle.health().state()).isEqualTo(GatewayState.SERVING);
  }

  @Test
  void aSchemaThatDoesNotComposeIsFetchedAgainWithinTheAttempts() throws InterruptedException {
    TestGateway patient = TestGateway.serving(32, 3);
    patient.source.next("a", sdl("bad"));
    patient.source.next("a", sdl("bad"));
    patient.source.serve("a", sdl("a2"));

    CompletionStage<ApplyAnswer> apply = patient.lifecycle.apply(ApplyRequest.of("a"));
    patient.clock.awaitAlarmWithin(Duration.ofMillis(200));
    patient.clock.advance(Duration.ofMillis(200));
    patient.clock.awaitAlarmWithin(Duration.ofMillis(400));
    patient.clock.advance(Duration.ofMillis(400));

    ApplyAnswer.Succeeded answer = succeeded(apply);
    assertThat(answer.attempts()).extracting(Attempt::n).containsExactly(1, 2, 3);
    assertThat(patient.composer.runs).as("start, bad once, good").hasValue(3);
    assertThat(patient.fields()).containsExactly("a2", "b1");
  }

  // compose and swap

  @Test
  void aNewSchemaServesAtOnce() {
    gateway.source.serve("a", sdl("a2"));

    ApplyAnswer.Succeeded answer = succeeded(apply("a"));

    assertThat(answer.status()).isEqualTo(ApplyAnswer.Status.ACTIVATED);
    assertThat(answer.revision()).isEqualTo(2);
    assertThat(answer.previousRevision()).isEqualTo(1);
    assertThat(answer.epoch()).isEqualTo(2);
    assertThat(answer.timings()).containsOnlyKeys(Step.values());
    assertThat(answer.drain().epoch()).isEqualTo(1);
    SubgraphChange change = answer.subgraphs().getFirst();
    assertThat(change.result()).isEqualTo(SubgraphChange.Result.UPDATED);
    assertThat(change.source()).isEqualTo("fetched");
    assertThat(change.schemaHash()).isEqualTo(SchemaHash.of(sdl("a2")));
    assertThat(change.previousSchemaHash()).isEqualTo(SchemaHash.of(sdl("a1")));
    assertThat(gateway.fields()).containsExactly("a2", "b1");
  }

  @Test
  void case28OtherWhiteSpaceChangesNothing() {
    gateway.source.serve("a", "type Query {\n  # the same\n  a1: String\n}\n");

    ApplyAnswer.Succeeded answer = succeeded(apply("a"));

    assertThat(answer.status()).isEqualTo(ApplyAnswer.Status.UNCHANGED);
    assertThat(answer.revision()).isEqualTo(1);
    assertThat(answer.epoch()).isEqualTo(1);
    assertThat(gateway.composer.runs).hasValue(1);
    assertUntouched();
  }

  @Test
  void aRebuildIsDoneAlsoWithoutChange() {
    ApplyAnswer.Succeeded answer =
        succeeded(
            gateway.lifecycle.apply(
                new ApplyRequest(
                    "a", null, false, Set.of(Force.REBUILD), Wait.ACTIVE, null, null, null)));

    assertThat(answer.status()).isEqualTo(ApplyAnswer.Status.ACTIVATED);
    assertThat(answer.revision()).isEqualTo(2);
  }

  @Test
  void aSchemaThatDoesNotComposeIsRefusedWithEveryErrorAndChangesNothing() {
    gateway.source.serve("a", sdl("bad"));

    ApplyAnswer.Failed answer = failed(apply("a"));

    assertThat(answer.code()).isEqualTo(FailureCode.COMPOSITION_FAILED);
    assertThat(answer.message()).isEqualTo("composition failed: 1 error");
    SchemaError error = answer.errors().getFirst();
    assertThat(error.code()).isEqualTo("FIELD_TYPE_MISMATCH");
    assertThat(error.coordinate()).isEqualTo("Query.bad");
    assertThat(error.subgraphs()).containsExactly("a");
    assertThat(error.locations()).containsExactly(new SchemaError.Location("a", 1, 14));
    assertUntouched();
  }

  @Test
  void aDryRunActivatesNothing() {
    gateway.source.serve("a", sdl("a2"));

    ApplyAnswer.Succeeded answer =
        succeeded(
            gateway.lifecycle.apply(
                new ApplyRequest("a", null, true, Set.of(), Wait.ACTIVE, null, null, null)));

    assertThat(answer.status()).isEqualTo(ApplyAnswer.Status.VALID);
    assertThat(answer.revision()).isEqualTo(1);
    assertThat(answer.supergraphHash()).isNotEqualTo(servingHash());
    assertUntouched();
  }

  @Test
  void aPushedSdlIsNotFetched() {
    ApplyAnswer.Succeeded answer =
        succeeded(
            gateway.lifecycle.apply(
                new ApplyRequest("a", sdl("a3"), false, Set.of(), Wait.ACTIVE, null, null, null)));

    assertThat(answer.subgraphs().getFirst().source()).isEqualTo("pushed");
    assertThat(gateway.source.fetches("a")).isEqualTo(1);
    assertThat(gateway.fields()).containsExactly("a3", "b1");
  }

  @Test
  void case16AnotherSdlThanExpectedIsRefused() {
    gateway.source.serve("a", sdl("a2"));
    String expected = Sha256.of(sdl("a9"));

    ApplyAnswer.Failed answer =
        failed(
            gateway.lifecycle.apply(
                new ApplyRequest("a", null, false, Set.of(), Wait.ACTIVE, null, expected, null)));

    assertThat(answer.code()).isEqualTo(FailureCode.SDL_MISMATCH);
    assertThat(answer.message()).contains(expected, Sha256.of(sdl("a2")));
    assertUntouched();
  }

  @Test
  void anotherRevisionThanExpectedIsRefused() {
    gateway.source.serve("a", sdl("a2"));

    ApplyAnswer.Failed answer =
        failed(
            gateway.lifecycle.apply(
                new ApplyRequest("a", null, false, Set.of(), Wait.ACTIVE, null, null, 7L)));

    assertThat(answer.code()).isEqualTo(FailureCode.PRECONDITION_FAILED);
    assertThat(answer.message()).isEqualTo("expected revision 7 to serve, but it is 1");
    assertUntouched();
  }

  // drain

  @Test
  void case32AppliesSucceedWhileThereIsNoMomentWithoutARequest() {
    Lease held = gateway.slot.lease();
    for (int i = 2; i < 8; i++) {
      gateway.source.serve("a", sdl("a" + i));

      assertThat(succeeded(apply("a")).revision()).isEqualTo(i);

      Lease next = gateway.slot.lease();
      held.close();
      held = next;
    }
    held.close();
    assertThat(gateway.lifecycle.engines()).as("one serves, one stands by").hasSize(2);
  }

  @Test
  void case49AReloadDoesNotWaitForAnApplyThatWaitsForItsDrain() {
    gateway.source.serve("a", sdl("a2"));
    Lease request = gateway.slot.lease();
    CompletionStage<ApplyAnswer> apply =
        gateway.lifecycle.apply(
            new ApplyRequest("a", null, false, Set.of(), Wait.DRAINED, null, null, null));
    while (gateway.slot.epoch() == 1) {
      Thread.onSpinWait();
    }
    gateway.source.serve("b", sdl("b2"));

    ApplyAnswer.Succeeded reload = succeeded(gateway.lifecycle.reload(ReloadRequest.ofAll()));

    assertThat(apply.toCompletableFuture()).isNotDone();
    request.close();
    assertThat(reload.revision()).isEqualTo(3);
    assertThat(succeeded(apply).revision()).isEqualTo(2);
    assertThat(gateway.fields()).containsExactly("a2", "b2");
  }

  @Test
  void theAnswerWaitsForTheOldEnginesEndWhenAsked() throws InterruptedException {
    gateway.source.serve("a", sdl("a2"));
    Lease request = gateway.slot.lease();

    CompletionStage<ApplyAnswer> apply =
        gateway.lifecycle.apply(
            new ApplyRequest("a", null, false, Set.of(), Wait.DRAINED, null, null, null));

    // The old engine's deadline, and that of the waiting answer a second later.
    gateway.clock.awaitAlarmsWithin(2, Duration.ofSeconds(36));
    assertThat(gateway.slot.epoch()).isEqualTo(2);
    assertThat(apply.toCompletableFuture()).isNotDone();
    request.close();
    assertThat(succeeded(apply).drain().requests()).isEqualTo(1);
  }

  @Test
  void aStuckRequestHoldsAWaitingAnswerNoLongerThanTheDeadline() throws InterruptedException {
    gateway.source.serve("a", sdl("a2"));
    Lease stuck = gateway.slot.lease();
    CompletionStage<ApplyAnswer> apply =
        gateway.lifecycle.apply(
            new ApplyRequest("a", null, false, Set.of(), Wait.DRAINED, null, null, null));
    // The old engine's deadline, and that of the waiting answer a second later.
    gateway.clock.awaitAlarmsWithin(2, Duration.ofSeconds(36));

    gateway.clock.advance(Duration.ofSeconds(36));

    assertThat(succeeded(apply).drain().requests()).isEqualTo(1);
    stuck.close();
  }

  @Test
  void aCallThatIsNotWaitedForEndsInTheHistory() {
    gateway.source.serve("a", sdl("a2"));

    ApplyAnswer.Succeeded answer =
        succeeded(
            gateway.lifecycle.apply(
                new ApplyRequest(
                    "a", null, false, Set.of(), Wait.NONE, "release 4.2", null, null)));

    assertThat(answer.status()).isEqualTo(ApplyAnswer.Status.QUEUED);
    while (gateway.calls(9).size() < 2) {
      Thread.onSpinWait();
    }
    AuditEntry entry = gateway.calls(1).getFirst();
    assertThat(entry.operationId()).isEqualTo(answer.operationId());
    assertThat(entry.verdict()).isEqualTo("ACTIVATED");
    assertThat(entry.revision()).isEqualTo(2);
    assertThat(entry.reason()).isEqualTo("release 4.2");
  }

  @Test
  void aCallWithoutVerdictIsAnsweredWhenItsTimeIsOver() throws InterruptedException {
    gateway.source.hang("a");

    CompletionStage<ApplyAnswer> apply = apply("a");
    gateway.source.awaitFetches("a", 2);
    gateway.clock.awaitAlarms(1);
    gateway.clock.advance(Duration.ofSeconds(120));

    assertThat(failed(apply).code()).isIn(FailureCode.LANE_BUSY, FailureCode.SUBGRAPH_TIMEOUT);
  }

  // history

  @Test
  void everyCallLeavesOneEntryAndEveryActivationOneRevision() {
    gateway.source.serve("a", sdl("a2"));
    succeeded(apply("a"));
    succeeded(apply("a"));
    gateway.source.serve("a", sdl("bad"));
    failed(apply("a"));

    assertThat(gateway.calls(100))
        .extracting(AuditEntry::verdict)
        .containsExactly("COMPOSITION_FAILED", "UNCHANGED", "ACTIVATED", "ACTIVATED");
    assertThat(gateway.revisions(100, Long.MAX_VALUE))
        .extracting(Revision::number)
        .containsExactly(2L, 1L);
    assertThat(gateway.metrics.exposition())
        .contains(
            "schema_apply_total{code=\"UNCHANGED\",service=\"a\",trigger=\"apply\"} 1.0",
            "gateway_revision 2.0");
  }

  private CompletionStage<ApplyAnswer> apply(String service) {
    return gateway.lifecycle.apply(ApplyRequest.of(service));
  }

  private String servingHash() {
    return gateway.lifecycle.engines().getFirst().supergraphHash();
  }

  private void assertUntouched() {
    assertThat(gateway.slot.epoch()).isEqualTo(1);
    assertThat(gateway.fields()).containsExactly("a1", "b1");
    assertThat(gateway.lifecycle.health().revision()).isEqualTo(1);
    assertThat(gateway.lifecycle.health().standbyRevision()).isNull();
    assertThat(gateway.revisions(9, Long.MAX_VALUE)).hasSize(1);
  }
}
