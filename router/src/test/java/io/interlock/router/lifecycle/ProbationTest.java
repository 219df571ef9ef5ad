package io.interlock.router.lifecycle;

import static io.interlock.router.lifecycle.LineComposer.sdl;
import static io.interlock.router.lifecycle.TestGateway.await;
import static io.interlock.router.lifecycle.TestGateway.eventually;
import static io.interlock.router.lifecycle.TestGateway.failed;
import static io.interlock.router.lifecycle.TestGateway.succeeded;
import static org.assertj.core.api.Assertions.assertThat;

import io.interlock.router.engine.Engine;
import io.interlock.router.engine.EngineFault;
import io.interlock.router.engine.EngineObserver;
import io.interlock.router.engine.EngineOptions;
import io.interlock.router.engine.Evidence;
import io.interlock.router.engine.Lease;
import io.interlock.router.engine.OperationOutcome;
import io.interlock.router.engine.OverrideDecisions;
import io.interlock.router.engine.TestEngines;
import io.interlock.router.store.AuditEntry;
import io.interlock.supergraph.schema.Sha256;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// What was activated has to prove itself, and is taken back by itself when it does not.
class ProbationTest {
  private static final Duration WINDOW = Duration.ofSeconds(60);

  private final TestGateway gateway = TestGateway.serving();

  @Test
  void case54TheFirstRevisionHasNothingToGoBackToAndFaultsOfItAreSaid() {
    assertThat(state(1)).isEqualTo(Revision.State.STABLE);
    for (int i = 0; i < 10; i++) {
      EngineFault fault = new EngineFault("prepare", "sha256:" + i, new StackOverflowError());
      serving().report(fault);
      gateway.probation.faulted(serving(), fault);
      gateway.probation.suspected(serving(), new Evidence.NotRescued("sha256:" + i));
    }

    assertThat(gateway.lifecycle.health().revision()).isEqualTo(1);
    assertThat(gateway.lifecycle.health().state()).isEqualTo(GatewayState.DEGRADED);
    assertThat(gateway.lifecycle.health().reasons())
        .containsExactly(
            "the engine of revision 1 was at fault 10 times, and there is no schema to go back to");

    apply("a2");
    assertThat(gateway.lifecycle.health().state()).isEqualTo(GatewayState.SERVING);
  }

  @Test
  void aRevisionThatAnswersProvesItself() {
    apply("a2");
    assertThat(state(2)).isEqualTo(Revision.State.PROBATION);
    answer(20);

    gateway.clock.advance(WINDOW);

    eventually(() -> state(2), Revision.State.STABLE);
    assertThat(state(1)).isEqualTo(Revision.State.REPLACED);
    try (Lease lease = gateway.slot.lease()) {
      assertThat(lease.isOnTrial()).isFalse();
    }
  }

  @Test
  void case60NoTrafficExtendsTheProbationToItsLongest() {
    apply("a2");
    answer(19);

    gateway.clock.advance(Duration.ofMinutes(9));
    assertThat(state(2)).isEqualTo(Revision.State.PROBATION);

    gateway.clock.advance(Duration.ofMinutes(1));
    eventually(() -> state(2), Revision.State.STABLE);
  }

  @Test
  void case50FaultsThatTheStandbyDoesNotHaveTakeTheRevisionBack() {
    apply("a2");
    Engine bad = serving();

    gateway.probation.suspected(bad, new Evidence.Rescued("sha256:1"));
    gateway.probation.suspected(bad, new Evidence.Rescued("sha256:2"));
    assertThat(gateway.lifecycle.health().revision()).isEqualTo(2);
    gateway.probation.suspected(bad, new Evidence.Rescued("sha256:3"));

    awaitRevision(3);
    assertThat(gateway.fields()).containsExactly("a1", "b1");
    Revision restored = gateway.revisions(1, Long.MAX_VALUE).getFirst();
    assertThat(restored.trigger()).isEqualTo(Trigger.PROBATION);
    assertThat(restored.restores()).isEqualTo(1);
    assertThat(state(2)).isEqualTo(Revision.State.ROLLED_BACK);
    assertThat(state(3)).isEqualTo(Revision.State.STABLE);
    assertThat(gateway.lifecycle.health().state()).isEqualTo(GatewayState.DEGRADED);
    assertThat(gateway.lifecycle.health().reasons())
        .containsExactly(
            "revision 2 was rolled back: the engine was at fault for 3 requests with 3 operations "
                + "that the schema before answers");
    assertThat(gateway.metrics.exposition())
        .contains("schema_rollback_total{cause=\"engineFault\"} 1")
        .contains("probation_faults_total{class=\"engineFault\"} 3");
  }

  @Test
  void case51MutationsThatCouldNotBeRescuedCountToo() {
    apply("a2");
    Engine bad = serving();

    for (int i = 0; i < 4; i++) {
      gateway.probation.suspected(bad, new Evidence.NotRescued("sha256:1"));
    }
    assertThat(gateway.lifecycle.health().revision()).isEqualTo(2);
    gateway.probation.suspected(bad, new Evidence.NotRescued("sha256:1"));

    awaitRevision(3);
  }

  @Test
  void fiveFaultsOfOneOperationAreEnough() {
    apply("a2");
    Engine bad = serving();

    for (int i = 0; i < 4; i++) {
      gateway.probation.suspected(bad, new Evidence.Rescued("sha256:1"));
    }
    assertThat(gateway.lifecycle.health().revision()).isEqualTo(2);
    gateway.probation.suspected(bad, new Evidence.NotRescued("sha256:1"));

    awaitRevision(3);
  }

  @Test
  void oneFaultOfAnOperationThatIsMuchUsedIsEnough() {
    gateway.engines =
        sdl ->
            Engine.build(
                sdl,
                new EngineOptions(
                    15_000, 100, OverrideDecisions.NONE, Runnable::run, EngineObserver.NONE));
    apply("a2");
    use(serving(), "{ a2 }");
    answer(20);
    gateway.clock.advance(WINDOW);
    eventually(() -> state(2), Revision.State.STABLE);
    apply("a3");
    Engine bad = serving();

    gateway.probation.suspected(bad, new Evidence.Rescued(Sha256.of("{ rarely }")));
    assertThat(gateway.lifecycle.health().revision()).isEqualTo(3);
    gateway.probation.suspected(bad, new Evidence.Rescued(Sha256.of("{ a2 }")));

    awaitRevision(4);
    assertThat(gateway.lifecycle.health().reasons().getFirst())
        .endsWith("one of them among the most used");
  }

  private static void use(Engine engine, String text) {
    assertThat(await(engine.operation(text, null))).isInstanceOf(OperationOutcome.Prepared.class);
  }

  @Test
  void moreEvidenceRollsBackOnce() {
    apply("a2");
    Engine bad = serving();

    for (int i = 0; i < 50; i++) {
      gateway.probation.suspected(bad, new Evidence.Rescued("sha256:" + i));
    }

    awaitRevision(3);
    assertThat(entries(Trigger.PROBATION)).hasSize(1);
  }

  @Test
  void case53RequestsThatASubgraphFindsInvalidTakeTheRevisionBack() {
    apply("a2");
    Engine bad = serving();
    send(bad, "a", 1_000);

    for (int i = 0; i < 10; i++) {
      gateway.probation.suspected(bad, new Evidence.Rejected(Set.of("a")));
    }
    assertThat(gateway.lifecycle.health().revision()).as("10 of 1000 is 1 %").isEqualTo(2);
    gateway.probation.suspected(bad, new Evidence.Rejected(Set.of("a")));

    awaitRevision(3);
    assertThat(gateway.lifecycle.health().reasons().getFirst())
        .endsWith("subgraph a found 11 of 1000 requests invalid");
  }

  @Test
  void answersThatBreakTheSchemaMoreOftenThanBeforeTakeTheRevisionBack() {
    for (int i = 0; i < 100; i++) {
      serving().traffic().answered(i % 20 == 0);
    }
    apply("a2");
    Engine bad = serving();

    answerBroken(bad, 100, 10);
    assertThat(gateway.lifecycle.health().revision()).as("5 % before, 10 % now").isEqualTo(2);
    answerBroken(bad, 0, 10);

    awaitRevision(3);
    assertThat(gateway.lifecycle.health().reasons().getFirst())
        .contains("of 100 answers break the schema, before it were 5.0 %");
  }

  @Test
  void lostOperationsAreCountedAndNothingMoreByDefault() {
    apply("a2");

    for (int i = 0; i < 100; i++) {
      gateway.probation.suspected(serving(), new Evidence.Lost("sha256:" + i));
    }

    assertThat(gateway.lifecycle.health().revision()).isEqualTo(2);
    assertThat(gateway.metrics.exposition())
        .contains("probation_faults_total{class=\"lostOperation\"} 100");
  }

  @Test
  void memoryThatRunsOutTwiceTakesTheRevisionBack() {
    apply("a2");
    EngineFault fault = new EngineFault("prepare", "sha256:1", new OutOfMemoryError());

    gateway.probation.faulted(serving(), fault);
    assertThat(gateway.lifecycle.health().revision()).isEqualTo(2);
    gateway.probation.faulted(serving(), fault);

    awaitRevision(3);
  }

  @Test
  void slowPlanningIsToldOnceAndRollsNothingBack() {
    TestEngines.planned(serving(), millis(40));
    apply("a2");

    plan(millis(440));
    assertThat(warning()).as("above 10 times, but not above 500 ms").isNull();
    plan(millis(600));
    plan(millis(700));

    assertThat(warning())
        .matches("planning takes \\d+ ms at the 99th percentile, before it took \\d+ ms");
    assertThat(gateway.lifecycle.health().state()).isEqualTo(GatewayState.SERVING);
    assertThat(gateway.lifecycle.health().revision()).isEqualTo(2);
    assertThat(gateway.metrics.exposition())
        .contains("probation_faults_total{class=\"slowPlanning\"} 1");
  }

  @Test
  void planningThatWasSlowBeforeIsNoNews() {
    TestEngines.planned(serving(), millis(100));
    apply("a2");

    plan(millis(900));

    assertThat(warning()).isNull();
  }

  @Test
  void plansThatWereMadeBeforeTheSwapAreLookedAtToo() {
    TestEngines.planned(serving(), millis(1));
    gateway.engines =
        sdl -> {
          Engine engine = TestEngines.of(sdl, EngineObserver.NONE);
          TestEngines.planned(engine, millis(2_000));
          return engine;
        };
    gateway.source.serve("a", sdl("a2"));

    ApplyAnswer.Succeeded answer = succeeded(gateway.lifecycle.apply(ApplyRequest.of("a")));

    assertThat(answer.probation().warning()).startsWith("planning takes");
  }

  private void plan(long nanos) {
    TestEngines.planned(serving(), nanos);
    gateway.probation.planned(serving(), nanos);
  }

  private @Nullable String warning() {
    return gateway.probation.running().description().warning();
  }

  private static long millis(long millis) {
    return Duration.ofMillis(millis).toNanos();
  }

  @Test
  void case55WhatHasNotProvenItselfIsNotTheWayBack() {
    apply("a2");
    apply("a3");
    assertThat(state(2)).isEqualTo(Revision.State.UNPROVEN);

    condemn();

    awaitRevision(4);
    assertThat(gateway.fields()).containsExactly("a1", "b1");
    assertThat(gateway.revisions(1, Long.MAX_VALUE).getFirst().restores()).isEqualTo(1);
  }

  @Test
  void whatWasReplacedIsNotWaitedForAnyLonger() {
    apply("a2");
    int alarms = gateway.clock.alarms();

    apply("a3");
    apply("a4");

    assertThat(gateway.clock.alarms()).as("one is on probation").isEqualTo(alarms);
  }

  @Test
  void evidenceAgainstARevisionThatWasReplacedIsDropped() {
    apply("a2");
    Engine replaced = serving();
    apply("a3");

    for (int i = 0; i < 10; i++) {
      gateway.probation.suspected(replaced, new Evidence.Rescued("sha256:" + i));
    }

    assertThat(gateway.lifecycle.health().revision()).isEqualTo(3);
    assertThat(entries(Trigger.PROBATION)).isEmpty();
  }

  @Test
  void aCallerMayWaitForTheVerdict() {
    gateway.source.serve("a", sdl("a2"));
    CompletionStage<ApplyAnswer> applied = gateway.lifecycle.apply(untilProven());
    eventually(() -> gateway.lifecycle.health().revision(), 2L);
    assertThat(applied.toCompletableFuture()).isNotDone();
    answer(20);
    gateway.clock.advance(WINDOW);
    assertThat(succeeded(applied).probation().standbyRevision()).isEqualTo(1);

    gateway.source.serve("a", sdl("a3"));
    applied = gateway.lifecycle.apply(untilProven());
    eventually(() -> gateway.lifecycle.health().revision(), 3L);
    condemn();
    ApplyAnswer.Failed answer = failed(applied);
    assertThat(answer.code()).isEqualTo(FailureCode.ROLLED_BACK);
    assertThat(answer.revision()).as("what serves now").isEqualTo(4);
  }

  private static ApplyRequest untilProven() {
    return new ApplyRequest("a", null, false, Set.of(), Wait.PROBATION, null, null, null);
  }

  // quarantine

  @Test
  void case58ASchemaThatWasRolledBackIsRefusedUntilItIsForced() {
    apply("a2");
    condemn();
    awaitRevision(3);

    ApplyAnswer.Failed refused = failed(gateway.lifecycle.apply(ApplyRequest.of("a")));
    assertThat(refused.code()).isEqualTo(FailureCode.QUARANTINED);
    assertThat(refused.message()).contains("of a was rolled back before");

    ApplyAnswer.Succeeded forced =
        succeeded(
            gateway.lifecycle.apply(
                new ApplyRequest(
                    "a", null, false, Set.of(Force.QUARANTINE), Wait.ACTIVE, null, null, null)));
    assertThat(forced.status()).isEqualTo(ApplyAnswer.Status.ACTIVATED);
    assertThat(gateway.fields()).containsExactly("a2", "b1");
  }

  @Test
  void case58WhatIsInQuarantineDoesNotComeBackWithAReload() {
    apply("a2");
    condemn();
    awaitRevision(3);
    gateway.source.serve("b", sdl("b2"));

    ApplyAnswer.Succeeded answer = succeeded(gateway.lifecycle.reload(ReloadRequest.ofAll()));

    assertThat(gateway.fields()).containsExactly("a1", "b2");
    assertThat(answer.subgraphs())
        .extracting(SubgraphChange::result)
        .containsExactly(SubgraphChange.Result.KEPT, SubgraphChange.Result.UPDATED);
    assertThat(succeeded(gateway.lifecycle.reload(ReloadRequest.ofAll())).status())
        .isEqualTo(ApplyAnswer.Status.UNCHANGED);
  }

  @Test
  void case59TwoRollbacksWithinTenMinutesFreezeWhatNobodyAskedFor() {
    rollBackByItself("a2");
    assertThat(gateway.lifecycle.health().reasons()).hasSize(1);
    gateway.clock.advance(Duration.ofMinutes(10));
    rollBackByItself("a3");

    assertThat(gateway.lifecycle.health().reasons())
        .contains(
            "schema changes that nobody asked for are frozen since 1970-01-01T00:10:00Z: "
                + "two schemas were rolled back by themselves within 10 minutes");
    apply("a4");
    gateway.lifecycle.unfreeze(null, Caller.LOOPBACK);
    assertThat(gateway.lifecycle.health().reasons()).hasSize(1);
  }

  @Test
  void rollbacksThatLieFurtherApartFreezeNothing() {
    rollBackByItself("a2");
    gateway.clock.advance(Duration.ofMinutes(10).plusSeconds(1));
    rollBackByItself("a3");

    assertThat(gateway.lifecycle.health().reasons()).hasSize(1);
  }

  @Test
  void anOperatorMayFreezeWhatIsHalfFrozen() {
    rollBackByItself("a2");
    rollBackByItself("a3");
    gateway.lifecycle.freeze("incident", Caller.LOOPBACK);
    gateway.source.serve("a", sdl("a4"));

    assertThat(failed(gateway.lifecycle.apply(ApplyRequest.of("a"))).code())
        .isEqualTo(FailureCode.FROZEN);
  }

  private void rollBackByItself(String field) {
    apply(field);
    long bad = gateway.lifecycle.health().revision();
    condemn();
    awaitRevision(bad + 1);
    eventually(
        () -> entries(Trigger.PROBATION).stream().anyMatch(e -> e.revision() == bad + 1), true);
  }

  @Test
  void aGoodApplyEndsTheTrouble() {
    apply("a2");
    condemn();
    awaitRevision(3);
    apply("a3");
    answer(20);

    gateway.clock.advance(WINDOW);

    eventually(() -> gateway.lifecycle.health().state(), GatewayState.SERVING);
  }

  private void condemn() {
    Engine bad = serving();
    for (int i = 0; i < 3; i++) {
      gateway.probation.suspected(bad, new Evidence.Rescued("sha256:" + i));
    }
  }

  private void answerBroken(Engine engine, int answers, int broken) {
    for (int i = 0; i < answers; i++) {
      engine.traffic().answered(false);
    }
    for (int i = 0; i < broken; i++) {
      gateway.probation.suspected(engine, new Evidence.Broken());
    }
  }

  private void answer(int requests) {
    for (int i = 0; i < requests; i++) {
      serving().traffic().answered(false);
    }
  }

  private static void send(Engine engine, String subgraph, int requests) {
    for (int i = 0; i < requests; i++) {
      engine.traffic().sent(subgraph);
    }
  }

  private void apply(String field) {
    gateway.source.serve("a", sdl(field));
    assertThat(succeeded(gateway.lifecycle.apply(ApplyRequest.of("a"))).status())
        .isEqualTo(ApplyAnswer.Status.ACTIVATED);
  }

  private Engine serving() {
    try (Lease lease = gateway.slot.lease()) {
      return lease.engine();
    }
  }

  private Revision.State state(long revision) {
    return gateway.revisions(1, revision + 1).getFirst().state();
  }

  private List<AuditEntry> entries(Trigger trigger) {
    return gateway.calls(100).stream().filter(e -> e.trigger().equals(trigger.label())).toList();
  }

  private void awaitRevision(long revision) {
    eventually(() -> gateway.lifecycle.health().revision(), revision);
    eventually(() -> gateway.lifecycle.health().state(), GatewayState.DEGRADED);
  }
}
