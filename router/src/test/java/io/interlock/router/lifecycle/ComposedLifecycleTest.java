package io.interlock.router.lifecycle;

import static io.interlock.router.lifecycle.TestGateway.failed;
import static io.interlock.router.lifecycle.TestGateway.succeeded;
import static org.assertj.core.api.Assertions.assertThat;

import io.interlock.composer.Composer;
import io.interlock.router.config.StartupConfig;
import io.interlock.router.engine.Engine;
import io.interlock.router.engine.EngineObserver;
import io.interlock.router.engine.EngineOptions;
import io.interlock.router.engine.Lease;
import io.interlock.router.engine.OperationOutcome;
import io.interlock.router.engine.OverrideDecisions;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// The lifecycle with the real composer, planner and executor behind it.
class ComposedLifecycleTest {
  private static final String REVIEWS =
      """
      extend schema @link(url: "https://specs.apollo.dev/federation/v2.3", import: ["@key"])
      type Product @key(fields: "id") { id: ID! reviews: [String!]! }
      """;

  private final TestGateway around = new TestGateway();
  private SubgraphLifecycle lifecycle;

  @BeforeEach
  void start() {
    EngineOptions options =
        new EngineOptions(1_000, 100, OverrideDecisions.NONE, Runnable::run, EngineObserver.NONE);
    around.engines = sdl -> Engine.build(sdl, options);
    lifecycle =
        new SubgraphLifecycle(
            around.parts(StartupConfig.Mode.STRICT, 32),
            around.services(),
            around.source,
            Composer::compose);
    around.source.serve("a", products("price: Int!"));
    around.source.serve("b", REVIEWS);
    assertThat(succeeded(lifecycle.start()).revision()).isEqualTo(1);
  }

  @Test
  void aNewFieldCanBeAskedForOnceItIsApplied() {
    String query = "{ products { id description reviews } }";
    assertThat(ask(query)).isInstanceOf(OperationOutcome.Refused.class);

    around.source.serve("a", products("price: Int! description: String"));
    ApplyAnswer.Succeeded answer = succeeded(lifecycle.apply(ApplyRequest.of("a")));

    assertThat(answer.status()).isEqualTo(ApplyAnswer.Status.ACTIVATED);
    assertThat(ask(query)).isInstanceOf(OperationOutcome.Prepared.class);
  }

  @Test
  void whatWasAskedBeforeIsPreparedBeforeTheSwap() {
    ask("{ products { price } }");
    around.source.serve("a", products("price: Int! description: String"));

    ApplyAnswer.Succeeded answer = succeeded(lifecycle.apply(ApplyRequest.of("a")));

    assertThat(answer.warmUp().carried()).isEqualTo(1);
    try (Lease lease = around.slot.lease()) {
      assertThat(lease.engine().knownOperation("{ products { price } }", null)).isNotNull();
    }
  }

  @Test
  void aSyntaxErrorIsNamedByLineAndColumn() {
    around.source.serve("a", "type Query {\n  products: }");

    ApplyAnswer.Failed answer = failed(lifecycle.apply(ApplyRequest.of("a")));

    assertThat(answer.code()).isEqualTo(FailureCode.INVALID_SDL);
    assertThat(answer.errors().getFirst().locations().getFirst().subgraph()).isEqualTo("a");
    assertThat(answer.errors().getFirst().locations().getFirst().line()).isEqualTo(2);
  }

  @Test
  void aContradictionNamesBothSubgraphs() {
    around.source.serve("a", products("price: Int! reviews: Int!"));

    ApplyAnswer.Failed answer = failed(lifecycle.apply(ApplyRequest.of("a")));

    assertThat(answer.code()).isEqualTo(FailureCode.COMPOSITION_FAILED);
    assertThat(answer.errors())
        .anySatisfy(e -> assertThat(e.subgraphs()).containsExactlyInAnyOrder("a", "b"));
    assertThat(ask("{ products { reviews } }")).isInstanceOf(OperationOutcome.Prepared.class);
  }

  @Test
  void appliesUnderLoadAnswerNoRequestFromTwoSchemas() {
    int applies = 30;
    AtomicInteger mixed = new AtomicInteger();
    AtomicLong requests = new AtomicLong();
    AtomicBoolean isOver = new AtomicBoolean();
    List<CompletableFuture<Void>> clients = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      clients.add(
          CompletableFuture.runAsync(
              () -> requestUntil(isOver, mixed, requests),
              task -> Thread.ofPlatform().start(task)));
    }

    for (int i = 1; i <= applies; i++) {
      around.source.serve("a", products(i % 2 == 0 ? "even: Int" : "odd: Int"));
      assertThat(succeeded(lifecycle.apply(ApplyRequest.of("a"))).status())
          .isEqualTo(ApplyAnswer.Status.ACTIVATED);
    }
    isOver.set(true);
    clients.forEach(TestGateway::await);

    assertThat(mixed).hasValue(0);
    assertThat(requests.get()).isGreaterThan(applies);
    assertThat(lifecycle.health().revision()).isEqualTo(applies + 1);
    assertThat(lifecycle.engines()).as("one serves, one stands by").hasSize(2);
  }

  /// What an engine says that it has, it must be able to prepare, and nothing else.
  private void requestUntil(AtomicBoolean isOver, AtomicInteger mixed, AtomicLong requests) {
    while (!isOver.get()) {
      try (Lease lease = around.slot.lease()) {
        Engine engine = lease.engine();
        for (String field : List.of("even", "odd")) {
          boolean isThere = engine.supergraph().view().field("Product", field).isPresent();
          OperationOutcome outcome = ask(engine, "{ products { id " + field + " } }");
          if (isThere != outcome instanceof OperationOutcome.Prepared || engine.isClosed()) {
            mixed.incrementAndGet();
          }
        }
        requests.incrementAndGet();
      }
    }
  }

  private OperationOutcome ask(String query) {
    try (Lease lease = around.slot.lease()) {
      return ask(lease.engine(), query);
    }
  }

  private static OperationOutcome ask(Engine engine, String query) {
    return TestGateway.await(engine.operation(query, null));
  }

  private static String products(String fields) {
    return """
    extend schema @link(url: "https://specs.apollo.dev/federation/v2.3", import: ["@key"])
    type Query { products: [Product!]! }
    type Product @key(fields: "id") { id: ID! %s }
    """
        .formatted(fields);
  }
}
