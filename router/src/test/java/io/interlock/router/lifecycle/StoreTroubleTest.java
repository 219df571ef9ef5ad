package io.interlock.router.lifecycle;

import static io.interlock.router.lifecycle.LineComposer.sdl;
import static io.interlock.router.lifecycle.TestGateway.failed;
import static io.interlock.router.lifecycle.TestGateway.started;
import static io.interlock.router.lifecycle.TestGateway.succeeded;
import static org.assertj.core.api.Assertions.assertThat;

import io.interlock.router.lifecycle.TestGateway.Setup;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.Test;

class StoreTroubleTest {
  private final BrittleStore store = new BrittleStore();

  @Test
  void case65AChangeThatCannotBeStoredIsRefusedAndWhatServesServesOn() {
    TestGateway gateway = started(new TestGateway(new Setup().store(store)));
    store.isFull = true;

    ApplyAnswer.Failed answer = failed(apply(gateway, "a2"));

    assertThat(answer.code()).isEqualTo(FailureCode.STORE_UNAVAILABLE);
    assertThat(answer.message()).isEqualTo("the disk is full");
    assertThat(gateway.fields()).containsExactly("a1", "b1");
    assertThat(gateway.slot.epochs()).hasSize(1);
    assertThat(gateway.lifecycle.health().state()).isEqualTo(GatewayState.DEGRADED);
    assertThat(gateway.lifecycle.health().isStoreWell()).isFalse();

    store.isFull = false;
    assertThat(succeeded(apply(gateway, "a2")).revision()).isEqualTo(2);
    assertThat(gateway.lifecycle.health().state()).isEqualTo(GatewayState.SERVING);
    assertThat(gateway.lifecycle.health().isStoreWell()).isTrue();
  }

  @Test
  void case65AFirstSchemaServesAlsoWhenItCannotBeStored() {
    store.isFull = true;

    TestGateway gateway = started(new TestGateway(new Setup().store(store)));

    assertThat(gateway.fields()).containsExactly("a1", "b1");
    assertThat(gateway.lifecycle.health().state()).isEqualTo(GatewayState.DEGRADED);
    assertThat(gateway.lifecycle.health().reasons())
        .contains("revision 1 is not stored yet: the disk is full");
    assertThat(gateway.revisions(9, Long.MAX_VALUE))
        .extracting(Revision::number)
        .containsExactly(1L);

    store.isFull = false;
    succeeded(apply(gateway, "a2"));
    assertThat(gateway.revisions(9, Long.MAX_VALUE))
        .extracting(Revision::number)
        .containsExactly(2L, 1L);
  }

  @Test
  void aStoreThatIsGoneAtTheStartIsNoReasonNotToServe() {
    store.isGone = true;

    TestGateway gateway = started(new TestGateway(new Setup().store(store)));

    assertThat(gateway.fields()).containsExactly("a1", "b1");
    assertThat(gateway.lifecycle.health().state()).isEqualTo(GatewayState.DEGRADED);
  }

  @Test
  void theWayBackDoesNotWaitForTheStore() {
    TestGateway gateway = started(new TestGateway(new Setup().store(store)));
    succeeded(apply(gateway, "a2"));
    store.isFull = true;

    ApplyAnswer.Succeeded back =
        succeeded(gateway.lifecycle.rollback(RollbackRequest.toPrevious()));

    assertThat(back.revision()).isEqualTo(3);
    assertThat(gateway.fields()).containsExactly("a1", "b1");
    assertThat(gateway.lifecycle.health().reasons())
        .contains("revision 3 is not stored yet: the disk is full");
    assertThat(gateway.revisions(1, Long.MAX_VALUE).getFirst().restores()).isEqualTo(1);

    store.isFull = false;
    succeeded(apply(gateway, "a3"));
    assertThat(gateway.revisions(9, Long.MAX_VALUE))
        .extracting(Revision::number)
        .containsExactly(4L, 3L, 2L, 1L);
  }

  @Test
  void whereTheStoreIsOptionalAChangeIsMadeAndStoredLater() {
    TestGateway gateway = started(new TestGateway(new Setup().store(store).storeIsOptional()));
    store.isFull = true;

    assertThat(succeeded(apply(gateway, "a2")).revision()).isEqualTo(2);
    assertThat(gateway.lifecycle.health().state()).isEqualTo(GatewayState.DEGRADED);

    store.isFull = false;
    gateway.clock.advance(History.PAUSE);
    assertThat(gateway.lifecycle.health().state()).isEqualTo(GatewayState.SERVING);
    assertThat(gateway.revisions(9, Long.MAX_VALUE)).hasSize(2);
  }

  @Test
  void aStoreThatIsNotTheConfiguredOneTakesNoChanges() {
    TestGateway gateway =
        started(new TestGateway(new Setup().store(store).storeTrouble("data is read-only")));

    assertThat(failed(apply(gateway, "a2")).message()).isEqualTo("data is read-only");
    assertThat(gateway.lifecycle.health().reasons()).containsExactly("data is read-only");
  }

  private static CompletionStage<ApplyAnswer> apply(TestGateway gateway, String field) {
    gateway.source.serve("a", sdl(field));
    return gateway.lifecycle.apply(ApplyRequest.of("a"));
  }

  @Test
  void nothingIsTriedAgainOnceTheRouterEnds() {
    TestGateway gateway = started(new TestGateway(new Setup().store(store)));
    gateway.lifecycle.shutDown();
    store.isFull = true;
    int alarms = gateway.clock.alarms();

    failed(apply(gateway, "a2"));

    assertThat(gateway.clock.alarms()).isEqualTo(alarms);
  }
}
