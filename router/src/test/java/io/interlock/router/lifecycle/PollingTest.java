package io.interlock.router.lifecycle;

import static io.interlock.router.lifecycle.LineComposer.sdl;
import static io.interlock.router.lifecycle.TestGateway.eventually;
import static io.interlock.router.lifecycle.TestGateway.succeeded;
import static org.assertj.core.api.Assertions.assertThat;

import io.interlock.router.sdl.SdlFailure;
import io.interlock.router.store.AuditEntry;
import java.time.Duration;
import java.util.List;
import java.util.function.DoubleSupplier;
import org.junit.jupiter.api.Test;

/// Newer schemas are found without anybody's call, and without noise when there are none.
class PollingTest {
  private static final Duration INTERVAL = Duration.ofSeconds(30);

  /// Two looks are this far apart at most.
  private static final Duration LONGEST = Duration.ofSeconds(33);

  private final TestGateway gateway = TestGateway.polling(INTERVAL);

  @Test
  void aNewerSchemaIsApplied() {
    gateway.source.serve("b", sdl("b2"));

    look();

    assertThat(gateway.fields()).containsExactly("a1", "b2");
    Revision revision = gateway.revisions(1, Long.MAX_VALUE).getFirst();
    assertThat(revision.trigger()).isEqualTo(Trigger.POLL);
    assertThat(revision.services()).containsExactly("b");
    assertThat(polls()).extracting(AuditEntry::verdict).containsExactly("ACTIVATED");
  }

  @Test
  void aLookThatFindsNothingNewLeavesNoTrace() {
    look();
    gateway.source.serve("a", "# another comment\n" + sdl("a1"));
    look();

    assertThat(polls()).isEmpty();
    assertThat(gateway.lifecycle.health().revision()).isEqualTo(1);
  }

  @Test
  void aFailedFetchOnlyMarksTheService() {
    gateway.source.fail("a", SdlFailure.SUBGRAPH_UNREACHABLE);
    gateway.source.serve("b", sdl("b2"));

    look();

    assertThat(gateway.fields()).containsExactly("a1", "b2");
    assertThat(gateway.lifecycle.services())
        .extracting(ServiceStatus::status)
        .containsExactly(ServiceStatus.Status.ERROR, ServiceStatus.Status.ACTIVE);
    look();
    assertThat(polls()).hasSize(1);

    gateway.source.serve("a", sdl("a1"));
    look();
    assertThat(gateway.lifecycle.health().state()).isEqualTo(GatewayState.SERVING);
  }

  @Test
  void whatWasRefusedIsNotTriedAgainUntilSomethingChanges() {
    gateway.source.serve("a", sdl("bad"));
    look();
    look();
    assertThat(polls()).extracting(AuditEntry::verdict).containsExactly("COMPOSITION_FAILED");

    gateway.source.serve("b", sdl("b2"));
    look();
    assertThat(polls()).as("another set, refused too").hasSize(2);

    gateway.source.serve("a", sdl("a2"));
    look();
    assertThat(gateway.fields()).containsExactly("a2", "b2");
  }

  @Test
  void case58WhatIsInQuarantineDoesNotComeBackWithAPoll() {
    gateway.quarantine("a2");
    look();
    assertThat(polls()).isEmpty();

    gateway.source.serve("b", sdl("b2"));
    look();

    assertThat(gateway.fields()).containsExactly("a1", "b2");
    assertThat(polls().getFirst().services()).containsExactly("b");
  }

  @Test
  void case59NothingIsLookedForWhileChangesAreFrozen() {
    gateway.quarantine("a2");
    gateway.quarantine("a3");
    eventually(() -> gateway.lifecycle.health().reasons().size(), 2);
    gateway.source.serve("a", sdl("a4"));
    int fetches = gateway.source.fetches("a");

    skippedLook();
    assertThat(gateway.source.fetches("a")).isEqualTo(fetches);
    assertThat(succeeded(gateway.lifecycle.apply(ApplyRequest.of("a"))).status())
        .isEqualTo(ApplyAnswer.Status.ACTIVATED);

    gateway.lifecycle.unfreeze(null, Caller.LOOPBACK);
    gateway.source.serve("a", sdl("a5"));
    look();
    assertThat(gateway.fields()).containsExactly("a5", "b1");
  }

  @Test
  void nothingIsLookedForAfterTheEnd() {
    gateway.lifecycle.shutDown();

    gateway.clock.advance(LONGEST);

    assertThat(gateway.clock.alarms()).isZero();
  }

  @Test
  void thePauseIsATenthLongerOrShorter() {
    assertThat(pause(() -> 0)).isEqualTo(Duration.ofSeconds(27));
    assertThat(pause(() -> 0.5)).isEqualTo(INTERVAL);
    assertThat(pause(() -> 1)).isEqualTo(LONGEST);
  }

  private static Duration pause(DoubleSupplier random) {
    return Polling.pause(INTERVAL, random);
  }

  /// Lets the next look come and waits for its end.
  private void look() {
    int fetches = gateway.source.fetches("b");
    skippedLook();
    assertThat(gateway.source.fetches("b")).isEqualTo(fetches + 1);
  }

  private void skippedLook() {
    double before = looks();
    gateway.clock.advance(LONGEST);
    eventually(() -> looks() > before, true);
  }

  private double looks() {
    return gateway
        .metrics
        .exposition()
        .lines()
        .filter(line -> line.startsWith("schema_polls_total{"))
        .mapToDouble(line -> Double.parseDouble(line.substring(line.indexOf(' '))))
        .sum();
  }

  private List<AuditEntry> polls() {
    return gateway.calls(100).stream()
        .filter(e -> e.trigger().equals(Trigger.POLL.label()))
        .toList();
  }
}
