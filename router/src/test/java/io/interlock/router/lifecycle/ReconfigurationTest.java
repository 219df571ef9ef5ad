package io.interlock.router.lifecycle;

import static io.interlock.router.lifecycle.LineComposer.sdl;
import static io.interlock.router.lifecycle.TestGateway.failed;
import static io.interlock.router.lifecycle.TestGateway.succeeded;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.interlock.router.config.ConfigContext;
import io.interlock.router.config.ConfigLoader;
import io.interlock.router.config.ServiceConfig;
import io.interlock.router.engine.Lease;
import io.interlock.router.sdl.SdlFailure;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// The services `a` and `b` serve; then `gateway.yaml` says something else.
class ReconfigurationTest {
  private static final String A = "- {name: a, url: 'http://localhost:4001/a'}\n";
  private static final String B = "- {name: b, url: 'http://localhost:4001/b'}\n";
  private static final String C = "- {name: c, url: 'http://localhost:4001/c'}\n";

  private final List<String> used = new ArrayList<>();
  private volatile String yaml = "services:\n" + A + B;
  private final TestGateway gateway =
      TestGateway.started(
          new TestGateway(
              new TestGateway.Setup()
                  .file(
                      () ->
                          ConfigLoader.parse(
                              yaml, "gateway.yaml", new ConfigContext(Map.of(), false)),
                      new Noted())));

  private final class Noted implements SubgraphAccess {
    @Override
    public void prepare(List<ServiceConfig> services) {
      used.add("prepared " + inWords(services));
    }

    @Override
    public void use(List<ServiceConfig> services) {
      used.add("uses " + inWords(services));
    }

    private static String inWords(List<ServiceConfig> services) {
      return String.join(" ", services.stream().map(s -> s.url().getPath()).toList());
    }
  }

  private void configure(String... services) {
    yaml = "services:\n" + String.join("", services);
    used.clear();
  }

  @Test
  void aNewServiceIsFetchedAndServes() {
    gateway.source.serve("c", sdl("c1"));
    configure(A, B, C);

    ApplyAnswer.Succeeded answer = succeeded(gateway.lifecycle.reconfigure());

    assertThat(answer.status()).isEqualTo(ApplyAnswer.Status.ACTIVATED);
    assertThat(gateway.fields()).containsExactly("a1", "b1", "c1");
    assertThat(gateway.source.fetches("a")).isEqualTo(1);
    assertThat(gateway.lifecycle.services()).extracting(ServiceStatus::name).contains("c");
    assertThat(used).containsExactly("prepared /a /b /c", "uses /a /b /c");
    assertThat(gateway.calls(1).getFirst().trigger()).isEqualTo("config");
  }

  @Test
  void aServiceThatIsRemovedServesNoMore() {
    configure(A);

    ApplyAnswer.Succeeded answer = succeeded(gateway.lifecycle.reconfigure());

    assertThat(gateway.fields()).containsExactly("a1");
    assertThat(answer.subgraphs())
        .extracting(SubgraphChange::name, SubgraphChange::result)
        .containsExactly(tuple("b", SubgraphChange.Result.REMOVED));
    assertThat(failed(gateway.lifecycle.apply(ApplyRequest.of("b"))).code())
        .isEqualTo(FailureCode.UNKNOWN_SERVICE);
  }

  @Test
  void aServiceThatMovesIsAChangeWithoutAnotherSchema() {
    configure(A, B.replace("4001", "5001"));
    try (Lease underWay = gateway.slot.lease()) {

      ApplyAnswer.Succeeded answer = succeeded(gateway.lifecycle.reconfigure());

      assertThat(answer.status()).isEqualTo(ApplyAnswer.Status.ACTIVATED);
      assertThat(underWay.engine().addresses()).containsEntry("b", address("4001"));
      assertThat(serving()).containsEntry("b", address("5001"));
      assertThat(gateway.source.fetches("b")).isEqualTo(2);
    }
  }

  @Test
  void aRollbackGoesBackToWhereTheServiceWas() {
    configure(A, B.replace("4001", "5001"));
    succeeded(gateway.lifecycle.reconfigure());

    succeeded(gateway.lifecycle.rollback(RollbackRequest.toPrevious()));

    assertThat(serving()).containsEntry("b", address("4001"));
    assertThat(succeeded(gateway.lifecycle.reload(ReloadRequest.ofAll())).status())
        .isEqualTo(ApplyAnswer.Status.ACTIVATED);
    assertThat(serving()).containsEntry("b", address("5001"));
  }

  @Test
  void otherHeadersAreUsedWithoutAnotherSchema() {
    configure(A, B.replace("}", ", headers: {x-key: new}}"));

    ApplyAnswer.Succeeded answer = succeeded(gateway.lifecycle.reconfigure());

    assertThat(answer.status()).isEqualTo(ApplyAnswer.Status.UNCHANGED);
    assertThat(used).containsExactly("uses /a /b");
    assertThat(gateway.source.fetches("b")).isEqualTo(1);
  }

  @Test
  void aServiceThatMovesToWhereNobodyAnswersStaysWhereItWas() {
    gateway.source.fail("b", SdlFailure.SUBGRAPH_UNREACHABLE);
    configure(A, B.replace("4001", "5001"));

    assertThat(failed(gateway.lifecycle.reconfigure()).code())
        .isEqualTo(FailureCode.SUBGRAPH_UNREACHABLE);

    assertThat(serving()).containsEntry("b", address("4001"));
    assertThat(used).isEmpty();
    assertThat(gateway.lifecycle.health().state()).isEqualTo(GatewayState.DEGRADED);
    assertThat(gateway.lifecycle.health().reasons())
        .contains("the services of gateway.yaml are not in force: b: SUBGRAPH_UNREACHABLE");
  }

  @Test
  void whatDoesNotComposeLeavesAllServicesAsTheyWere() {
    gateway.source.serve("c", sdl("bad"));
    configure(A, C);

    assertThat(failed(gateway.lifecycle.reconfigure()).code())
        .isEqualTo(FailureCode.COMPOSITION_FAILED);

    assertThat(gateway.fields()).containsExactly("a1", "b1");
    assertThat(gateway.lifecycle.services())
        .extracting(ServiceStatus::name)
        .containsExactly("a", "b");
    assertThat(used).isEmpty();
  }

  @Test
  void whatServedStaysWhenTheFileGoesBack() {
    gateway.source.serve("c", sdl("bad"));
    configure(A, B, C);
    failed(gateway.lifecycle.reconfigure());
    configure(A, B);

    succeeded(gateway.lifecycle.reconfigure());

    assertThat(gateway.lifecycle.health().state()).isEqualTo(GatewayState.SERVING);
  }

  @Test
  void aNewServiceThatIsNotRequiredComesWhenItIsThere() {
    gateway.source.fail("c", SdlFailure.SUBGRAPH_UNREACHABLE);
    configure(A, B, C.replace("}", ", required: false}"));

    succeeded(gateway.lifecycle.reconfigure());
    gateway.source.serve("c", sdl("c1"));
    gateway.source.serve("a", sdl("a2"));
    succeeded(gateway.lifecycle.apply(ApplyRequest.of("a")));

    assertThat(gateway.fields()).containsExactly("a2", "b1");
    gateway.clock.advance(Duration.ofSeconds(1));
    TestGateway.eventually(gateway::fields, List.of("a2", "b1", "c1"));
  }

  @Test
  void aWrongFileIsRefusedWithEveryFault() {
    yaml = "services:\n- {name: a, url: nowhere}\nprot: 1\n";

    ApplyAnswer.Failed answer = failed(gateway.lifecycle.reload(ReloadRequest.ofAll()));

    assertThat(answer.code()).isEqualTo(FailureCode.INVALID_CONFIG);
    assertThat(answer.errors())
        .extracting(SchemaError::message)
        .satisfiesExactly(
            first -> assertThat(first).startsWith("gateway.yaml:2:").contains("services[0].url"),
            second -> assertThat(second).startsWith("gateway.yaml:3:1: prot: unknown key"));
    assertThat(gateway.lifecycle.health().reasons())
        .containsExactly(
            "the configuration is what it was: gateway.yaml is wrong, line 2 (and 1 more)");
  }

  @Test
  void aReloadTakesTheFileAsItIsNow() {
    gateway.source.serve("c", sdl("c1"));
    configure(A, C);

    succeeded(gateway.lifecycle.reload(ReloadRequest.ofAll()));

    assertThat(gateway.fields()).containsExactly("a1", "c1");
    assertThat(gateway.calls(1).getFirst().trigger()).isEqualTo("reload");
  }

  @Test
  void aFileThatSaysTheSameChangesNothing() {
    succeeded(gateway.lifecycle.reconfigure());
    int fetches = gateway.source.fetches("a");

    assertThat(succeeded(gateway.lifecycle.reconfigure()).status())
        .isEqualTo(ApplyAnswer.Status.UNCHANGED);
    assertThat(gateway.source.fetches("a")).isEqualTo(fetches);
  }

  @Test
  void aFreezeHoldsBackTheFileToo() {
    gateway.lifecycle.freeze("holidays", Caller.LOOPBACK);
    configure(A);

    assertThat(failed(gateway.lifecycle.reconfigure()).code()).isEqualTo(FailureCode.FROZEN);
    assertThat(gateway.fields()).containsExactly("a1", "b1");
  }

  private Map<String, URI> serving() {
    return gateway.lifecycle.serving().orElseThrow().engine().addresses();
  }

  private static URI address(String port) {
    return URI.create("http://localhost:" + port + "/b");
  }
}
