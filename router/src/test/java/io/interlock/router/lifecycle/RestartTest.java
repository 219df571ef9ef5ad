package io.interlock.router.lifecycle;

import static io.interlock.router.lifecycle.LineComposer.sdl;
import static io.interlock.router.lifecycle.TestGateway.eventually;
import static io.interlock.router.lifecycle.TestGateway.failed;
import static io.interlock.router.lifecycle.TestGateway.succeeded;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.interlock.router.config.ServiceConfig;
import io.interlock.router.config.StartupConfig;
import io.interlock.router.engine.Engine;
import io.interlock.router.engine.Evidence;
import io.interlock.router.lifecycle.TestGateway.Setup;
import io.interlock.router.sdl.SdlFailure;
import io.interlock.router.store.SchemaStore;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;

/// One process ends, the next one begins with the same store.
class RestartTest {
  private static final Duration WINDOW = Duration.ofSeconds(60);

  private final TestGateway before = TestGateway.serving();

  @Test
  void case64WithAllServicesDownTheNewestRevisionServes() {
    apply(before, "a", "a2");
    prove(before);
    TestGateway next = restarted(new Setup());
    next.fail("a", SdlFailure.SUBGRAPH_UNREACHABLE);
    next.fail("b", SdlFailure.SUBGRAPH_UNREACHABLE);

    ApplyAnswer.Succeeded answer = succeeded(next.lifecycle.start());

    assertThat(answer.status()).isEqualTo(ApplyAnswer.Status.RESTORED);
    assertThat(answer.revision()).isEqualTo(2);
    assertThat(next.fields()).containsExactly("a2", "b1");
    assertThat(next.composer.runs).as("nothing is composed").hasValue(0);
    eventually(() -> next.lifecycle.health().state(), GatewayState.DEGRADED);
    assertThat(next.lifecycle.services())
        .extracting(ServiceStatus::status)
        .containsOnly(ServiceStatus.Status.ERROR);
  }

  @Test
  void whatIsUnchangedKeepsItsRevision() {
    apply(before, "a", "a2");
    TestGateway next = restarted(new Setup());
    next.serve("a", "a2");
    next.serve("b", "b1");

    succeeded(next.lifecycle.start());

    eventually(() -> next.calls(1).getFirst().verdict(), "UNCHANGED");
    assertThat(next.lifecycle.health().revision()).isEqualTo(2);
    assertThat(next.lifecycle.health().state()).isEqualTo(GatewayState.SERVING);
    assertThat(next.revisions(9, Long.MAX_VALUE)).hasSize(2);
    apply(next, "b", "b2");
    assertThat(next.lifecycle.health().revision()).isEqualTo(3);
  }

  @Test
  void whatServicesHaveNewIsTakenUpAndHeldAgainstWhatServedBefore() {
    TestGateway next = restarted(new Setup());
    next.serve("a", "a2");
    next.serve("b", "b1");

    succeeded(next.lifecycle.start());

    eventually(() -> next.lifecycle.health().revision(), 2L);
    assertThat(next.fields()).containsExactly("a2", "b1");
    assertThat(next.lifecycle.health().standbyRevision()).isEqualTo(1);
  }

  @Test
  void aStartFromTheStoreAsksNoService() {
    TestGateway next = restarted(new Setup().startFrom(StartupConfig.Source.STORE));

    succeeded(next.lifecycle.start());

    assertThat(next.source.fetches("a")).isZero();
    assertThat(next.lifecycle.health().state()).isEqualTo(GatewayState.SERVING);
  }

  @Test
  void case61AServiceThatIsDownIsStaleAndHealsWhenItComesBack() throws InterruptedException {
    TestGateway next = restarted(new Setup());
    next.serve("a", "a1");
    next.fail("b", SdlFailure.SUBGRAPH_UNREACHABLE);

    succeeded(next.lifecycle.start());
    eventually(() -> next.lifecycle.health().state(), GatewayState.DEGRADED);
    assertThat(next.lifecycle.health().reasons()).singleElement().asString().contains("service b");
    assertThat(next.lifecycle.services().get(1).isStale()).isTrue();
    assertThat(next.fields()).containsExactly("a1", "b1");

    next.serve("b", "b1");
    next.clock.awaitAlarmWithin(Duration.ofSeconds(1));
    next.clock.advance(Duration.ofSeconds(1));

    eventually(() -> next.lifecycle.health().state(), GatewayState.SERVING);
    assertThat(next.lifecycle.health().revision()).isEqualTo(1);
  }

  @Test
  void case68SdlsThatDoNotComposeLeaveTheNewestRevisionAndAreTriedAgain()
      throws InterruptedException {
    TestGateway next = restarted(new Setup());
    next.serve("a", "bad");
    next.serve("b", "b1");

    succeeded(next.lifecycle.start());
    eventually(() -> next.lifecycle.health().state(), GatewayState.DEGRADED);
    assertThat(next.lifecycle.health().reasons())
        .containsExactly("revision 1 serves on: composition failed: 1 error");
    assertThat(next.fields()).containsExactly("a1", "b1");

    next.serve("a", "a2");
    next.clock.awaitAlarmWithin(Duration.ofSeconds(1));
    next.clock.advance(Duration.ofSeconds(1));

    eventually(() -> next.lifecycle.health().revision(), 2L);
    eventually(() -> next.lifecycle.health().state(), GatewayState.SERVING);
    assertThat(next.calls(1).getFirst().trigger()).isEqualTo("heal");
  }

  @Test
  void case62WithNothingStoredARequiredServiceIsWaitedFor() throws InterruptedException {
    TestGateway gateway = new TestGateway();
    gateway.serve("a", "a1");
    gateway.fail("b", SdlFailure.SUBGRAPH_UNREACHABLE);

    assertThat(failed(gateway.lifecycle.start()).code())
        .isEqualTo(FailureCode.SUBGRAPH_UNREACHABLE);
    assertThat(gateway.lifecycle.health().state()).isEqualTo(GatewayState.NO_SCHEMA);

    gateway.serve("b", "b1");
    gateway.clock.awaitAlarmWithin(Duration.ofSeconds(1));
    gateway.clock.advance(Duration.ofSeconds(1));
    eventually(() -> gateway.lifecycle.health().state(), GatewayState.SERVING);
  }

  @Test
  void case63AnOptionalServiceThatIsDownIsLeftOut() throws InterruptedException {
    TestGateway gateway = new TestGateway(new Setup().optional(ServiceConfig.Fallback.DROP));
    gateway.serve("a", "a1");
    gateway.fail("b", SdlFailure.SUBGRAPH_UNREACHABLE);

    ApplyAnswer.Succeeded answer = succeeded(gateway.lifecycle.start());

    assertThat(gateway.fields()).containsExactly("a1");
    assertThat(answer.subgraphs())
        .extracting(SubgraphChange::name, SubgraphChange::result)
        .contains(tuple("b", SubgraphChange.Result.DROPPED));
    assertThat(gateway.lifecycle.health().state()).isEqualTo(GatewayState.DEGRADED);

    gateway.serve("b", "b1");
    gateway.clock.awaitAlarmWithin(Duration.ofSeconds(1));
    gateway.clock.advance(Duration.ofSeconds(1));
    eventually(() -> gateway.fields().size(), 2);
    eventually(() -> gateway.lifecycle.health().state(), GatewayState.SERVING);
  }

  @Test
  void case63WhatTheOthersNeedIsKeptInsteadOfDropped() {
    TestGateway next = restarted(new Setup().optional(ServiceConfig.Fallback.DROP));
    next.serve("a", "a1");
    next.fail("b", SdlFailure.SUBGRAPH_UNREACHABLE);
    next.composer.needs = 2;

    succeeded(next.lifecycle.start());

    eventually(() -> next.calls(1).getFirst().verdict(), "UNCHANGED");
    assertThat(next.fields()).containsExactly("a1", "b1");
  }

  @Test
  void aServiceThatMayNotFallBackFailsTheReload() {
    TestGateway next = restarted(new Setup().fallback(ServiceConfig.Fallback.FAIL));
    next.serve("a", "a2");
    next.fail("b", SdlFailure.SUBGRAPH_TIMEOUT);
    succeeded(next.lifecycle.start());

    ApplyAnswer.Failed answer = failed(next.lifecycle.reload(ReloadRequest.ofAll()));

    assertThat(answer.code()).isEqualTo(FailureCode.SUBGRAPH_TIMEOUT);
    assertThat(next.fields()).containsExactly("a1", "b1");
  }

  @Test
  void aServiceThatIsNoLongerConfiguredIsNotServedAgain() {
    apply(before, "a", "a2");
    TestGateway next = restarted(new Setup().services("a"));
    next.fail("a", SdlFailure.SUBGRAPH_UNREACHABLE);

    succeeded(next.lifecycle.start());

    assertThat(next.fields()).as("composed of what was known").containsExactly("a2");
    assertThat(next.lifecycle.health().revision()).isEqualTo(3);
  }

  // probation and quarantine

  @Test
  void case58WhatIsInQuarantineStaysThereOverARestart() {
    before.quarantine("a2");
    TestGateway next = restarted(new Setup());
    next.serve("a", "a2");
    next.serve("b", "b1");

    succeeded(next.lifecycle.start());
    eventually(() -> next.calls(1).getFirst().verdict(), "UNCHANGED");

    assertThat(next.fields()).containsExactly("a1", "b1");
    assertThat(failed(next.lifecycle.apply(ApplyRequest.of("a"))).code())
        .isEqualTo(FailureCode.QUARANTINED);
    ApplyRequest forced =
        new ApplyRequest("a", null, false, Set.of(Force.QUARANTINE), Wait.ACTIVE, null, null, null);
    assertThat(succeeded(next.lifecycle.apply(forced)).status())
        .isEqualTo(ApplyAnswer.Status.ACTIVATED);
  }

  @Test
  void aProbationGoesOnAfterARestart() {
    apply(before, "a", "a2");
    TestGateway next = restarted(new Setup().startFrom(StartupConfig.Source.STORE));
    List<Long> served = new CopyOnWriteArrayList<>();
    next.lifecycle.events().listen(null, applied(served));
    succeeded(next.lifecycle.start());
    assertThat(next.fields()).containsExactly("a2", "b1");
    assertThat(next.lifecycle.health().standbyRevision()).isEqualTo(1);
    assertThat(served).as("nobody meets the older of the two").containsExactly(2L);

    Engine engine = next.lifecycle.serving().orElseThrow().engine();
    for (int i = 0; i < 3; i++) {
      next.probation.suspected(engine, new Evidence.Rescued("sha256:" + i));
    }

    eventually(() -> next.lifecycle.health().revision(), 3L);
    assertThat(next.fields()).containsExactly("a1", "b1");
  }

  private static LifecycleEvents.Listener applied(List<Long> revisions) {
    return new LifecycleEvents.Listener() {
      @Override
      public void hear(LifecycleEvent event) {
        if (event.type() == LifecycleEvent.Type.SCHEMA_APPLIED) {
          revisions.add(event.revision());
        }
      }

      @Override
      public void end() {}
    };
  }

  private TestGateway restarted(Setup setup) {
    SchemaStore store = before.store();
    before.lifecycle.shutDown();
    return new TestGateway(setup.store(store));
  }

  private static void apply(TestGateway gateway, String service, String field) {
    gateway.source.serve(service, sdl(field));
    assertThat(succeeded(gateway.lifecycle.apply(ApplyRequest.of(service))).status())
        .isEqualTo(ApplyAnswer.Status.ACTIVATED);
  }

  private static void prove(TestGateway gateway) {
    Engine engine = gateway.lifecycle.serving().orElseThrow().engine();
    for (int i = 0; i < 20; i++) {
      engine.traffic().answered(false);
    }
    gateway.clock.advance(WINDOW);
    eventually(
        () -> gateway.revisions(1, Long.MAX_VALUE).getFirst().state(), Revision.State.STABLE);
  }
}
