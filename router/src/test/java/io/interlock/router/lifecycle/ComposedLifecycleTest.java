package io.interlock.router.lifecycle;

import static io.interlock.router.lifecycle.ComposedGateway.products;
import static io.interlock.router.lifecycle.TestGateway.succeeded;
import static org.assertj.core.api.Assertions.assertThat;

import io.interlock.router.engine.Engine;
import io.interlock.router.engine.Lease;
import io.interlock.router.engine.OperationOutcome;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/// The lifecycle with the real composer, planner and executor behind it.
class ComposedLifecycleTest {
  private final ComposedGateway gateway = new ComposedGateway();

  @Test
  void aNewFieldCanBeAskedForOnceItIsApplied() {
    String query = "{ products { id description reviews } }";
    assertThat(gateway.ask(query)).isInstanceOf(OperationOutcome.Refused.class);

    ApplyAnswer.Succeeded answer =
        succeeded(gateway.apply("a", products("price: Int! description: String")));

    assertThat(answer.status()).isEqualTo(ApplyAnswer.Status.ACTIVATED);
    assertThat(gateway.ask(query)).isInstanceOf(OperationOutcome.Prepared.class);
  }

  @Test
  void whatWasAskedBeforeIsPreparedBeforeTheSwap() {
    gateway.ask("{ products { price } }");

    ApplyAnswer.Succeeded answer =
        succeeded(gateway.apply("a", products("price: Int! description: String")));

    assertThat(answer.impact().warmUp().carried()).isEqualTo(1);
    try (Lease lease = gateway.around.slot.lease()) {
      assertThat(lease.engine().knownOperation("{ products { price } }", null)).isNotNull();
    }
  }

  @Test
  void case28OtherWhiteSpaceKeepsTheEngineAndItsPlans() {
    gateway.ask("{ products { price } }");
    ComposedGateway.Standing before = gateway.standing();

    ApplyAnswer.Succeeded answer =
        succeeded(gateway.apply("a", "# a comment\n" + products("price:Int!").replace(" ", "  ")));

    assertThat(answer.status()).isEqualTo(ApplyAnswer.Status.UNCHANGED);
    assertThat(gateway.standing()).isEqualTo(before);
    try (Lease lease = gateway.around.slot.lease()) {
      assertThat(lease.engine().knownOperation("{ products { price } }", null)).isNotNull();
    }
  }

  @Test
  void case29TheOrderOfTheServicesMakesNoOtherSupergraph() {
    ComposedGateway reversed = new ComposedGateway(List.of("b", "a"));

    assertThat(reversed.lifecycle.engines().getFirst().supergraphHash())
        .isEqualTo(gateway.lifecycle.engines().getFirst().supergraphHash());
  }

  @Test
  void case30AppliesUnderLoadAnswerNoRequestFromTwoSchemas() {
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
      String sdl = products(i % 2 == 0 ? "even: Int" : "odd: Int");
      assertThat(succeeded(gateway.apply("a", sdl)).status())
          .isEqualTo(ApplyAnswer.Status.ACTIVATED);
    }
    isOver.set(true);
    clients.forEach(TestGateway::await);

    assertThat(mixed).hasValue(0);
    assertThat(requests.get()).isGreaterThan(applies);
    assertThat(gateway.lifecycle.health().revision()).isEqualTo(applies + 1);
    assertThat(gateway.lifecycle.engines()).as("one serves, one stands by").hasSize(2);
  }

  /// What an engine says that it has, it must be able to prepare, and nothing else.
  private void requestUntil(AtomicBoolean isOver, AtomicInteger mixed, AtomicLong requests) {
    while (!isOver.get()) {
      try (Lease lease = gateway.around.slot.lease()) {
        Engine engine = lease.engine();
        for (String field : List.of("even", "odd")) {
          boolean isThere = engine.supergraph().view().field("Product", field).isPresent();
          OperationOutcome outcome =
              ComposedGateway.ask(engine, "{ products { id " + field + " } }");
          if (isThere != outcome instanceof OperationOutcome.Prepared || engine.isClosed()) {
            mixed.incrementAndGet();
          }
        }
        requests.incrementAndGet();
      }
    }
  }
}
