package io.interlock.router.lifecycle;

import static io.interlock.router.lifecycle.LineComposer.sdl;
import static io.interlock.router.lifecycle.TestGateway.await;
import static io.interlock.router.lifecycle.TestGateway.eventually;
import static io.interlock.router.lifecycle.TestGateway.failed;
import static io.interlock.router.lifecycle.TestGateway.succeeded;
import static org.assertj.core.api.Assertions.assertThat;

import io.interlock.router.engine.Lease;
import io.interlock.router.engine.ManualClock;
import io.interlock.router.sdl.SdlOutcome;
import io.interlock.router.store.AuditEntry;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

class LaneTest {
  @Test
  void case41TwentyAppliesOfOneChangeAreComposedOnceAndAnsweredAlike() throws InterruptedException {
    TestGateway gateway = TestGateway.serving();
    CountDownLatch mayCompose = holdComposer(gateway);
    gateway.source.serve("a", sdl("a2"));

    List<CompletionStage<ApplyAnswer>> answers = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      answers.add(gateway.lifecycle.apply(ApplyRequest.of("a")));
    }
    gateway.source.awaitFetches("a", 21);
    awaitParked(gateway, 0);
    mayCompose.countDown();

    Set<String> verdicts = new TreeSet<>();
    for (CompletionStage<ApplyAnswer> answer : answers) {
      ApplyAnswer.Succeeded s = succeeded(answer);
      assertThat(s.revision()).isEqualTo(2);
      verdicts.add(s.verdict());
    }
    assertThat(gateway.composer.runs).as("start and once more").hasValue(2);
    assertThat(verdicts).isSubsetOf("ACTIVATED", "UNCHANGED").contains("ACTIVATED");
  }

  @Test
  void aChangeJoinsTheRunningOneThatIsTheSame() throws InterruptedException {
    CountDownLatch started = new CountDownLatch(1);
    CountDownLatch mayEnd = new CountDownLatch(1);
    List<Change> ran = new ArrayList<>();
    SchemaLane lane =
        new SchemaLane(
            4,
            change -> {
              ran.add(change);
              started.countDown();
              mayEnd.await();
              return LaneOutcome.of(Verdict.Refused.of(FailureCode.SDL_MISMATCH, "ran"));
            });
    CompletionStage<LaneOutcome> first = lane.submit(change("a", "x", 1));
    started.await();

    CompletionStage<LaneOutcome> same = lane.submit(change("a", "x", 2));
    CompletionStage<LaneOutcome> other = lane.submit(change("a", "y", 3));
    CompletionStage<LaneOutcome> newer = lane.submit(change("a", "z", 4));

    assertThat(same).isSameAs(first);
    assertThat(newer).as("one run serves both that wait").isSameAs(other);
    assertThat(lane.waiting()).isEqualTo(1);
    mayEnd.countDown();
    await(newer);
    assertThat(ran).extracting(c -> c.updates().get("a").sdl()).containsExactly("x", "z");
    lane.close();
  }

  @Test
  void aCallerThatInsistsOnItsSdlIsNotGivenANewerOne() throws InterruptedException {
    CountDownLatch started = new CountDownLatch(1);
    CountDownLatch mayEnd = new CountDownLatch(1);
    SchemaLane lane =
        new SchemaLane(
            4,
            change -> {
              started.countDown();
              mayEnd.await();
              return LaneOutcome.of(Verdict.Refused.of(FailureCode.SDL_MISMATCH, "ran"));
            });
    lane.submit(change("b", "x", 1));
    started.await();

    Change pinned =
        new Change(
            new Cause(Trigger.APPLY, null),
            change("a", "y", 2).updates(),
            Set.of(),
            false,
            Set.of(),
            true,
            null,
            null);
    CompletionStage<LaneOutcome> first = lane.submit(pinned);
    CompletionStage<LaneOutcome> second = lane.submit(change("a", "z", 3));

    assertThat(second).isNotSameAs(first);
    assertThat(lane.waiting()).isEqualTo(2);
    mayEnd.countDown();
    await(second);
    lane.close();
  }

  @Test
  void case42TwoServicesAtOnceBothComeIn() {
    TestGateway gateway = TestGateway.serving();
    gateway.source.serve("a", sdl("a2"));
    gateway.source.serve("b", sdl("b2"));

    CompletionStage<ApplyAnswer> a = gateway.lifecycle.apply(ApplyRequest.of("a"));
    CompletionStage<ApplyAnswer> b = gateway.lifecycle.apply(ApplyRequest.of("b"));

    assertThat(Set.of(succeeded(a).revision(), succeeded(b).revision())).containsOnly(2L, 3L);
    assertThat(gateway.fields()).containsExactly("a2", "b2");
    assertThat(gateway.revisions(9, Long.MAX_VALUE))
        .extracting(Revision::number)
        .containsExactly(3L, 2L, 1L);
  }

  @Test
  void case43ABadServiceDoesNotSpoilAGoodOne() {
    TestGateway gateway = TestGateway.serving();
    gateway.source.serve("a", sdl("a2"));
    gateway.source.serve("b", sdl("bad"));

    CompletionStage<ApplyAnswer> b = gateway.lifecycle.apply(ApplyRequest.of("b"));
    CompletionStage<ApplyAnswer> a = gateway.lifecycle.apply(ApplyRequest.of("a"));

    assertThat(succeeded(a).revision()).isEqualTo(2);
    assertThat(failed(b).code()).isEqualTo(FailureCode.COMPOSITION_FAILED);
    assertThat(gateway.fields()).containsExactly("a2", "b1");
  }

  @Test
  void case44ASlowFetchThatBeganEarlierDoesNotUndoALaterOne() throws InterruptedException {
    TestGateway gateway = TestGateway.serving();
    CompletableFuture<SdlOutcome> slow = gateway.source.hang("a");
    CompletionStage<ApplyAnswer> first = gateway.lifecycle.apply(ApplyRequest.of("a"));
    gateway.source.awaitFetches("a", 2);
    gateway.source.serve("a", sdl("new"));
    succeeded(gateway.lifecycle.apply(ApplyRequest.of("a")));

    slow.complete(ScriptedSource.fetched("a", sdl("old")));

    ApplyAnswer.Succeeded answer = succeeded(first);
    assertThat(answer.status()).isEqualTo(ApplyAnswer.Status.UNCHANGED);
    assertThat(answer.subgraphs().getFirst().source()).isEqualTo("superseded");
    assertThat(answer.revision()).isEqualTo(2);
    assertThat(gateway.fields()).containsExactly("new", "b1");
  }

  @Test
  void case47AFullLaneIsSaidAndNothingIsLost() throws InterruptedException {
    TestGateway gateway = TestGateway.serving(1, 1);
    CountDownLatch mayCompose = holdComposer(gateway);
    CompletionStage<ApplyAnswer> running = gateway.lifecycle.apply(pushed("a", "a2"));
    awaitRunning(gateway);
    CompletionStage<ApplyAnswer> waiting = gateway.lifecycle.apply(pushed("a", "a3"));
    awaitParked(gateway, 1);

    ApplyAnswer.Failed refused = failed(gateway.lifecycle.apply(pushed("b", "b2")));

    assertThat(refused.code()).isEqualTo(FailureCode.LANE_BUSY);
    mayCompose.countDown();
    assertThat(succeeded(running).revision()).isEqualTo(2);
    assertThat(succeeded(waiting).revision()).isEqualTo(3);
    assertThat(gateway.fields()).containsExactly("a3", "b1");
  }

  @Test
  void case48ARollbackDoesNotWaitForAChangeThatComposesAndTheChangeStartsOverOnIt()
      throws InterruptedException {
    TestGateway gateway = TestGateway.serving();
    gateway.source.serve("a", sdl("a2"));
    succeeded(gateway.lifecycle.apply(ApplyRequest.of("a")));
    CountDownLatch mayCompose = holdComposer(gateway);
    gateway.source.serve("b", sdl("b2"));
    CompletionStage<ApplyAnswer> apply = gateway.lifecycle.apply(ApplyRequest.of("b"));
    awaitRunning(gateway);

    ApplyAnswer.Succeeded rolledBack =
        succeeded(gateway.lifecycle.rollback(RollbackRequest.toPrevious()));
    mayCompose.countDown();

    assertThat(rolledBack.revision()).isEqualTo(3);
    assertThat(succeeded(apply).revision()).isEqualTo(4);
    assertThat(gateway.fields()).as("b's change on what was restored").containsExactly("a1", "b2");
    assertThat(gateway.calls(2))
        .extracting(AuditEntry::trigger)
        .as("the newest first")
        .containsExactly("apply", "rollback");
  }

  @Test
  void case36AnEngineThatIsCutIsInTheAudit() {
    TestGateway gateway = TestGateway.serving();
    List<Lease> stuck = new ArrayList<>();
    for (int i = 0; i < 6; i++) {
      Lease lease = gateway.slot.lease();
      lease.onCut(lease::close);
      stuck.add(lease);
      gateway.source.serve("a", sdl("a" + (i + 2)));
      succeeded(gateway.lifecycle.apply(ApplyRequest.of("a")));
    }

    eventually(
        () ->
            gateway.calls(100).stream()
                .filter(c -> c.trigger().equals("close_engine"))
                .map(AuditEntry::reason)
                .toList(),
        List.of(
            "epoch 2: it was due, 1 requests held it", "epoch 1: it was due, 1 requests held it"));
    stuck.forEach(Lease::close);
  }

  @Test
  void whatWaitsWhenTheRouterEndsIsRefused() throws InterruptedException {
    TestGateway gateway = TestGateway.serving();
    CountDownLatch never = holdComposer(gateway);
    CompletionStage<ApplyAnswer> running = gateway.lifecycle.apply(pushed("a", "a2"));
    awaitRunning(gateway);
    CompletionStage<ApplyAnswer> waiting = gateway.lifecycle.apply(pushed("b", "b2"));
    awaitParked(gateway, 1);

    await(gateway.lifecycle.shutDown());

    assertThat(failed(waiting).code()).isEqualTo(FailureCode.SHUTTING_DOWN);
    assertThat(failed(running).code()).isEqualTo(FailureCode.SHUTTING_DOWN);
    assertThat(failed(gateway.lifecycle.apply(ApplyRequest.of("a"))).code())
        .isEqualTo(FailureCode.SHUTTING_DOWN);
    assertThat(gateway.lifecycle.health().state()).isEqualTo(GatewayState.SHUTTING_DOWN);
    assertThat(gateway.fields()).as("what serves goes on serving").containsExactly("a1", "b1");
    never.countDown();
  }

  /// From here on compositions wait for the returned latch.
  private static CountDownLatch holdComposer(TestGateway gateway) {
    CountDownLatch mayCompose = new CountDownLatch(1);
    gateway.composer.before =
        () -> {
          try {
            mayCompose.await();
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
          }
        };
    return mayCompose;
  }

  private static void awaitRunning(TestGateway gateway) {
    while (!gateway.lifecycle.health().isApplyRunning()) {
      Thread.onSpinWait();
    }
  }

  private static void awaitParked(TestGateway gateway, int waiting) {
    awaitRunning(gateway);
    while (gateway.lifecycle.health().queuedApplies() < waiting) {
      Thread.onSpinWait();
    }
  }

  private static ApplyRequest pushed(String service, String field) {
    return new ApplyRequest(service, sdl(field), false, Set.of(), Wait.ACTIVE, null, null, null);
  }

  private static Change change(String service, String sdl, long sequence) {
    return Change.of(
        new Cause(Trigger.APPLY, null),
        List.of(
            ReceivedSdl.of(
                service, sdl, ReceivedSdl.Source.FETCHED, sequence, new ManualClock().now())));
  }
}
