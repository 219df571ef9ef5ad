package io.interlock.router.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.interlock.router.client.RawServer;
import io.interlock.router.engine.Engine;
import io.interlock.router.engine.EngineFault;
import io.interlock.router.engine.EngineObserver;
import io.interlock.router.engine.Evidence;
import io.interlock.router.engine.PlanFault;
import io.interlock.router.engine.PreparedOperation;
import io.interlock.supergraph.schema.Sha256;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// An engine on trial: what it fails the standby answers, and what speaks against it is reported.
class TrialTest {
  private static final String QUERY = "{ me { name rating } }";
  private static final String ANSWER = "{\"data\":{\"me\":{\"name\":\"Ada\",\"rating\":5}}}";
  private static final String MUTATION = "mutation { rename(name: \"B\") { name } }";
  private static final PlanFault BUG =
      text -> {
        throw new StackOverflowError();
      };

  private final Heard heard = new Heard();
  private TestRouter router;

  /// What speaks against the engine on trial.
  private static final class Heard implements EngineObserver {
    final List<Evidence> evidence = new CopyOnWriteArrayList<>();
    final List<EngineFault> faults = new CopyOnWriteArrayList<>();

    @Override
    public void faulted(Engine engine, EngineFault fault) {
      faults.add(fault);
    }

    @Override
    public void suspected(Engine engine, Evidence next) {
      evidence.add(next);
    }

    @Override
    public void searchCut(Engine engine, PreparedOperation operation) {}

    @Override
    public void cut(long epoch, long leases) {}

    @Override
    public void closed(Engine engine) {}

    @Override
    public void planKnown() {}

    @Override
    public void planned(Engine engine, long nanos) {}
  }

  @AfterEach
  void close() {
    router.close();
  }

  @Test
  void whatThePlannerThrowsAtTheStandbyAnswers() throws IOException {
    onTrial(TestRouter.ACCOUNTS, BUG);

    assertThat(router.query(QUERY).body()).isEqualTo(ANSWER);

    assertThat(heard.faults).extracting(EngineFault::stage).containsExactly("prepare");
    assertThat(heard.evidence).containsExactly(new Evidence.Rescued(Sha256.of(QUERY)));
  }

  @Test
  void whatTheExecutorThrowsAtTheStandbyAnswers() throws IOException {
    onTrial(TestRouter.ACCOUNTS, PlanFault.NONE);
    router.faults.set(1);

    assertThat(router.query(QUERY).body()).isEqualTo(ANSWER);

    assertThat(heard.faults).extracting(EngineFault::stage).containsExactly("execute");
    assertThat(heard.evidence).containsExactly(new Evidence.Rescued(Sha256.of(QUERY)));
  }

  @Test
  void whatTheStandbyFailsAtTooSpeaksAgainstNobody() throws IOException {
    onTrial(TestRouter.ACCOUNTS, PlanFault.NONE);
    router.faults.set(2);

    assertThat(router.query(QUERY).status()).isEqualTo(500);

    assertThat(router.metrics.exposition())
        .contains("subgraph_requests_total{outcome=\"answered\",subgraph=\"accounts\"} 2");
    assertThat(heard.faults).hasSize(1);
    assertThat(heard.evidence).isEmpty();
  }

  @Test
  void anOperationThatIsNewToTheStandbyFails() throws IOException {
    start(TestRouter.ACCOUNTS);
    router.slot.swap(router.engine());
    router.slot.swap(
        router.engine(
            sdl -> sdl.replace("  me: User", "  also: User @join__field(graph: ACCOUNTS) me: User"),
            heard,
            BUG));

    assertThat(router.query("{ also { name } }").status()).isEqualTo(500);
    assertThat(heard.evidence).isEmpty();
  }

  @Test
  void case51AMutationOfWhichNothingWasSentIsRescued() throws IOException {
    onTrial(renamed(), BUG);

    assertThat(router.query(MUTATION.replace("\"", "\\\"")).body()).contains("\"Ada\"");
    assertThat(heard.evidence).hasOnlyElementsOfType(Evidence.Rescued.class);
  }

  @Test
  void case51AMutationOfWhichSomethingWasSentIsNotSentAgain() throws IOException {
    onTrial(renamed(), PlanFault.NONE);
    router.faults.set(1);

    assertThat(router.query(MUTATION.replace("\"", "\\\"")).status()).isEqualTo(500);

    assertThat(heard.evidence).containsExactly(new Evidence.NotRescued(Sha256.of(MUTATION)));
    assertThat(router.metrics.exposition())
        .contains("subgraph_requests_total{outcome=\"answered\",subgraph=\"accounts\"} 1");
  }

  @Test
  void nothingIsRescuedAfterTheTrial() throws IOException {
    onTrial(TestRouter.ACCOUNTS, BUG);
    router.slot.endTrial(2);

    assertThat(router.query(QUERY).status()).isEqualTo(500);
    assertThat(heard.evidence).isEmpty();
  }

  @Test
  void anOperationThatWasServedAndIsInvalidNowIsLost() throws IOException {
    start(TestRouter.ACCOUNTS);
    router.slot.swap(router.engine());
    router.query(QUERY);
    router.slot.swap(router.engine(sdl -> sdl.replace("rating", "score"), heard, PlanFault.NONE));

    assertThat(router.query(QUERY).body()).contains("GRAPHQL_VALIDATION_FAILED");
    assertThat(router.query("{ neverAsked }").body()).contains("GRAPHQL_VALIDATION_FAILED");

    assertThat(heard.evidence).containsExactly(new Evidence.Lost(Sha256.of(QUERY)));
  }

  @Test
  void aSubgraphThatFindsTheRequestInvalidSpeaksAgainstTheSchema() throws IOException {
    onTrial(
        answering(
            "{\"errors\":[{\"message\":\"no name\",\"extensions\":{\"code\":\"GRAPHQL_VALIDATION_FAILED\"}}]}"),
        PlanFault.NONE);

    router.query("{ me { name } }");

    assertThat(heard.evidence).containsExactly(new Evidence.Rejected(Set.of("accounts")));
    assertThat(lease(router).traffic().sentTo("accounts")).isEqualTo(1);
  }

  @Test
  void aValueThatBreaksTheSchemaSpeaksAgainstIt() throws IOException {
    onTrial(answering("{\"data\":{\"me\":{\"name\":{}}}}"), PlanFault.NONE);

    router.query("{ me { name } }");

    assertThat(heard.evidence).containsExactly(new Evidence.Broken());
    assertThat(lease(router).traffic().broken()).isEqualTo(1);
  }

  static Stream<RawServer.Script> subgraphsOutOfOrder() {
    return Stream.of(
        answering("{\"errors\":[{\"message\":\"database down\"}],\"data\":{\"me\":null}}"),
        answering("<html>502 Bad Gateway</html>"),
        (n, exchange) -> exchange.read()); // and closes
  }

  @ParameterizedTest
  @MethodSource("subgraphsOutOfOrder")
  void case52ASubgraphThatIsOutOfOrderSpeaksAgainstNothing(RawServer.Script subgraph)
      throws IOException {
    onTrial(subgraph, PlanFault.NONE);

    assertThat(router.query("{ me { name } }").body()).contains("\"errors\"");

    assertThat(heard.evidence).isEmpty();
    assertThat(heard.faults).isEmpty();
    assertThat(lease(router).traffic().answered()).isEqualTo(1);
    assertThat(lease(router).traffic().broken()).isZero();
  }

  private static Engine lease(TestRouter router) {
    try (var lease = router.slot.lease()) {
      return lease.engine();
    }
  }

  private static RawServer.Script renamed() {
    return answering("{\"data\":{\"rename\":{\"name\":\"Ada\"}}}");
  }

  private static RawServer.Script answering(String body) {
    return (n, exchange) -> {
      while (exchange.read()) {
        exchange.answer(body);
      }
    };
  }

  /// A sound engine that was replaced by one with the fault.
  private void onTrial(RawServer.Script accounts, PlanFault fault) throws IOException {
    start(accounts);
    router.slot.swap(router.engine());
    router.slot.swap(router.engine(heard, fault));
  }

  private void start(RawServer.Script accounts) throws IOException {
    router = TestRouter.withoutEngine(accounts, TestRouter.REVIEWS, "", Duration.ofSeconds(60));
  }
}
