package io.interlock.router.lifecycle;

import static io.interlock.router.lifecycle.LineComposer.sdl;
import static io.interlock.router.lifecycle.TestGateway.failed;
import static io.interlock.router.lifecycle.TestGateway.succeeded;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.interlock.composer.Composer;
import io.interlock.router.config.StartupConfig;
import io.interlock.router.sdl.SdlFailure;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.Test;

/// Several services in one change: all of them or none.
class ApplySeveralTest {
  private final TestGateway gateway = TestGateway.serving();

  @Test
  void aFieldMovesBetweenServicesOnlyWhenBothComeAtOnce() {
    String from =
        """
        extend schema @link(url: "https://specs.apollo.dev/federation/v2.3", import: ["@key"])
        type Query { products: [Product!]! }
        type Product @key(fields: "id") { id: ID! %s }
        """;
    String to =
        """
        extend schema
          @link(url: "https://specs.apollo.dev/federation/v2.3",
            import: ["@key", "@external", "@requires"])
        type Product @key(fields: "id") { id: ID! %s postage: Int%s }
        """;
    TestGateway real = new TestGateway(new TestGateway.Setup().mode(StartupConfig.Mode.STRICT));
    SubgraphLifecycle lifecycle =
        new SubgraphLifecycle(
            real.parts(), ServiceSetup.of(real.services()), real.source, Composer::compose);
    real.source.serve("a", from.formatted("weight: Int"));
    real.source.serve("b", to.formatted("weight: Int @external", " @requires(fields: \"weight\")"));
    succeeded(lifecycle.start());
    real.source.serve("a", from.formatted(""));
    real.source.serve("b", to.formatted("weight: Int", ""));

    assertThat(failed(lifecycle.apply(ApplyRequest.of("a"))).errors())
        .as("b still needs the field of a")
        .extracting(SchemaError::code)
        .contains("EXTERNAL_MISSING_ON_BASE");
    assertThat(failed(lifecycle.apply(ApplyRequest.of("b"))).errors())
        .as("both have the field")
        .extracting(SchemaError::code)
        .contains("INVALID_FIELD_SHARING");
    ApplyAnswer.Succeeded both = succeeded(lifecycle.apply(ApplyRequest.of("a", "b")));

    assertThat(both.status()).isEqualTo(ApplyAnswer.Status.ACTIVATED);
    assertThat(both.services()).containsExactly("a", "b");
    assertThat(both.revision()).as("one revision for both").isEqualTo(2);
    assertThat(both.subgraphs())
        .extracting(SubgraphChange::result)
        .containsOnly(SubgraphChange.Result.UPDATED);
  }

  @Test
  void allAreComposedOnce() {
    gateway.source.serve("a", sdl("a2"));
    gateway.source.serve("b", sdl("b2"));

    succeeded(gateway.lifecycle.apply(ApplyRequest.of("b", "a")));

    assertThat(gateway.composer.runs).as("start and once more").hasValue(2);
    assertThat(gateway.fields()).containsExactly("a2", "b2");
  }

  @Test
  void oneThatDoesNotComposeKeepsAllOut() {
    gateway.source.serve("a", sdl("a2"));
    gateway.source.serve("b", sdl("bad"));

    ApplyAnswer.Failed answer = failed(gateway.lifecycle.apply(ApplyRequest.of("a", "b")));

    assertThat(answer.code()).isEqualTo(FailureCode.COMPOSITION_FAILED);
    assertThat(answer.services()).containsExactly("a", "b");
    assertThat(gateway.fields()).containsExactly("a1", "b1");
  }

  @Test
  void everyServiceThatCannotBeFetchedIsNamed() {
    gateway.source.fail("a", SdlFailure.SUBGRAPH_UNREACHABLE);
    gateway.source.fail("b", SdlFailure.SUBGRAPH_TIMEOUT);

    ApplyAnswer.Failed answer = failed(gateway.lifecycle.apply(ApplyRequest.of("a", "b")));

    assertThat(answer.code()).isEqualTo(FailureCode.SUBGRAPH_UNREACHABLE);
    assertThat(answer.errors())
        .extracting(SchemaError::code)
        .containsExactly("SUBGRAPH_UNREACHABLE", "SUBGRAPH_TIMEOUT");
  }

  @Test
  void someMayBePushedAndTheOthersFetched() {
    gateway.source.serve("b", sdl("b2"));

    ApplyAnswer.Succeeded answer = succeeded(apply(pushed("a", "a2"), WantedSdl.of("b")));

    assertThat(answer.subgraphs())
        .extracting(SubgraphChange::source)
        .containsExactly("pushed", "fetched");
    assertThat(gateway.fields()).containsExactly("a2", "b2");
  }

  @Test
  void oneThatServesAnotherSdlThanExpectedKeepsAllOut() {
    gateway.source.serve("a", sdl("a2"));
    gateway.source.serve("b", sdl("b2"));

    ApplyAnswer.Failed answer =
        failed(apply(WantedSdl.of("a"), new WantedSdl("b", null, "sha256:other")));

    assertThat(answer.code()).isEqualTo(FailureCode.SDL_MISMATCH);
    assertThat(gateway.fields()).containsExactly("a1", "b1");
  }

  @Test
  void aServiceInTheMiddleOfItsDeploymentIsAskedAgain() throws InterruptedException {
    TestGateway patient = TestGateway.serving(32, 2);
    patient.source.serve("a", sdl("a2"));
    patient.source.next("b", sdl("bad"));
    patient.source.serve("b", sdl("b2"));

    CompletionStage<ApplyAnswer> apply = patient.lifecycle.apply(ApplyRequest.of("a", "b"));
    patient.source.awaitFetches("b", 2);
    Duration pause = patient.services().getFirst().retry().backoff();
    patient.clock.awaitAlarmsWithin(1, pause);
    patient.clock.advance(pause);

    assertThat(succeeded(apply).attempts())
        .extracting(Attempt::service)
        .containsExactly("a", "b", "a", "b");
    assertThat(patient.fields()).containsExactly("a2", "b2");
  }

  @Test
  void anUnknownServiceIsNamedAndNothingIsFetched() {
    ApplyAnswer.Failed answer = failed(gateway.lifecycle.apply(ApplyRequest.of("a", "c")));

    assertThat(answer.code()).isEqualTo(FailureCode.UNKNOWN_SERVICE);
    assertThat(answer.message()).startsWith("no service is named c;");
    assertThat(gateway.source.fetches("a")).isEqualTo(1);
  }

  @Test
  void oneOfTheServicesAloneIsAnotherChange() {
    Change both = change("a", "b");
    Change one = change("a");

    assertThat(both.canMergeWith(one)).isFalse();
    assertThat(one.canMergeWith(both)).isFalse();
    assertThat(both.canMergeWith(change("b", "a"))).isTrue();
  }

  @Test
  void aServiceIsAskedForOnce() {
    assertThatThrownBy(() -> ApplyRequest.of("a", "a"))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(ApplyRequest::of).isInstanceOf(IllegalArgumentException.class);
  }

  private CompletionStage<ApplyAnswer> apply(WantedSdl... wanted) {
    return gateway.lifecycle.apply(
        new ApplyRequest(
            List.of(wanted),
            false,
            Set.of(),
            Wait.ACTIVE,
            null,
            new Release("4.2.0", Map.of("commit", "abc")),
            null,
            Caller.LOOPBACK));
  }

  private Change change(String... services) {
    return Change.of(
        new Cause(Trigger.APPLY, null),
        List.of(services).stream()
            .map(s -> ReceivedSdl.of(s, sdl(s), ReceivedSdl.Source.FETCHED, 1, gateway.clock.now()))
            .toList());
  }

  private static WantedSdl pushed(String service, String field) {
    return new WantedSdl(service, sdl(field), null);
  }
}
