package io.interlock.router.lifecycle;

import static io.interlock.router.lifecycle.LineComposer.sdl;
import static io.interlock.router.lifecycle.TestGateway.failed;
import static io.interlock.router.lifecycle.TestGateway.succeeded;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.interlock.router.sdl.SdlFailure;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReloadTest {
  private final TestGateway gateway = TestGateway.serving();

  @Test
  void allServicesComeInAsOneRevision() {
    gateway.source.serve("a", sdl("a2"));
    gateway.source.serve("b", sdl("b2"));

    ApplyAnswer.Succeeded answer = succeeded(gateway.lifecycle.reload(ReloadRequest.ofAll()));

    assertThat(answer.revision()).isEqualTo(2);
    assertThat(gateway.fields()).containsExactly("a2", "b2");
  }

  @Test
  void onlyTheNamedServicesAreFetched() {
    gateway.source.serve("a", sdl("a2"));
    gateway.source.serve("b", sdl("b2"));

    succeeded(
        gateway.lifecycle.reload(
            new ReloadRequest(List.of("b"), Wait.ACTIVE, "new release", Caller.LOOPBACK)));

    assertThat(gateway.fields()).containsExactly("a1", "b2");
    assertThat(gateway.source.fetches("a")).isEqualTo(1);
  }

  @Test
  void nothingNewIsUnchanged() {
    ApplyAnswer.Succeeded answer = succeeded(gateway.lifecycle.reload(ReloadRequest.ofAll()));

    assertThat(answer.status()).isEqualTo(ApplyAnswer.Status.UNCHANGED);
    assertThat(answer.epoch()).isEqualTo(1);
  }

  @Test
  void aServiceThatStaysAwayKeepsItsSchemaAndIsSaidToBeStale() {
    gateway.source.serve("a", sdl("a2"));
    gateway.source.fail("b", SdlFailure.SUBGRAPH_UNREACHABLE);

    ApplyAnswer.Succeeded answer = succeeded(gateway.lifecycle.reload(ReloadRequest.ofAll()));

    assertThat(answer.subgraphs())
        .extracting(SubgraphChange::name, SubgraphChange::result)
        .containsExactly(
            tuple("a", SubgraphChange.Result.UPDATED), tuple("b", SubgraphChange.Result.STALE));
    assertThat(gateway.fields()).containsExactly("a2", "b1");
    assertThat(gateway.lifecycle.health().state()).isEqualTo(GatewayState.DEGRADED);
    assertThat(gateway.lifecycle.services().get(1).isStale()).isTrue();
  }

  @Test
  void servicesThatAllStayAwayAreAFailure() {
    gateway.source.fail("a", SdlFailure.SUBGRAPH_TIMEOUT);
    gateway.source.fail("b", SdlFailure.SUBGRAPH_UNREACHABLE);

    ApplyAnswer.Failed answer = failed(gateway.lifecycle.reload(ReloadRequest.ofAll()));

    assertThat(answer.code()).isEqualTo(FailureCode.SUBGRAPH_TIMEOUT);
    assertThat(answer.errors()).hasSize(2);
    assertThat(gateway.fields()).containsExactly("a1", "b1");
  }

  @Test
  void oneBadServiceRefusesTheWholeReload() {
    gateway.source.serve("a", sdl("bad"));
    gateway.source.serve("b", sdl("b2"));

    assertThat(failed(gateway.lifecycle.reload(ReloadRequest.ofAll())).code())
        .isEqualTo(FailureCode.COMPOSITION_FAILED);
    assertThat(gateway.fields()).containsExactly("a1", "b1");
  }

  @Test
  void anUnknownNameIsRefused() {
    ApplyAnswer.Failed answer =
        failed(
            gateway.lifecycle.reload(
                new ReloadRequest(List.of("a", "x"), Wait.ACTIVE, null, Caller.LOOPBACK)));

    assertThat(answer.code()).isEqualTo(FailureCode.UNKNOWN_SERVICE);
    assertThat(answer.message()).isEqualTo("no service is named x; known: a, b");
  }
}
