package io.interlock.router.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.interlock.executor.error.GraphqlError;
import io.interlock.executor.variables.CoercionOutcome.Coerced;
import io.interlock.router.engine.OperationOutcome.Prepared;
import io.interlock.router.engine.OperationOutcome.Refused;
import io.interlock.router.engine.PlanCache.Planning;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/// Texts that come to one normalised operation have one plan.
class SharedPlansTest {
  private static final String TYPES =
      """
      type Query @join__type(graph: ONE) { product(id: ID!, max: Int): Product }
      type Product @join__type(graph: ONE) { id: ID! related(max: Int): [Product] }
      """;

  private final RecordingObserver observer = new RecordingObserver();
  private final Engine engine = engine();

  @Test
  void textsThatDifferInLiteralsShareAPlanAndKeepTheirValues() {
    PreparedOperation one = prepared("{ product(id: \"a\", max: 1) { id } }");
    PreparedOperation two = prepared("{ product(id: 22, max: 2) { id } }");

    assertThat(two.compiled()).isSameAs(one.compiled());
    assertThat(one.textHash()).isNotEqualTo(two.textHash());
    assertThat(value(one, "id")).isEqualTo("\"a\"");
    assertThat(value(two, "id")).isEqualTo("\"22\"");
    assertThat(value(two, "max")).isEqualTo("2");
    assertThat(engine.preparedOperations()).isEqualTo(2);
    assertThat(engine.plans()).isEqualTo(1);
    assertThat(observer.planned).hasValue(1);
    assertThat(observer.plansKnown).hasValue(1);
  }

  @Test
  void textsThatDifferInFragmentsAndWhiteSpaceShareAPlan() {
    PreparedOperation one = prepared("{ product(id: 1) { id related { id } } }");
    PreparedOperation two =
        prepared(
            "{ product(id: 1) { ...F } product(id: 1) { ... { related { ...G } } } }\n"
                + "fragment F on Product { id }  fragment G on Product { id id }");

    assertThat(two.compiled()).isSameAs(one.compiled());
  }

  @Test
  void otherOperationsHaveOtherPlans() {
    prepared("{ product(id: 1) { id } }");
    prepared("{ product(id: 1, max: 1) { id } }");
    prepared("query Q { product(id: 1) { id } }");
    prepared("{ product(id: 1) { i: id } }");
    prepared("{ product(id: 1) { id __typename } }");

    assertThat(engine.plans()).isEqualTo(5);
  }

  @Test
  void aLiteralThatIsNotValidIsNamedAsItStands() {
    prepared("{ product(id: 1, max: 1) { id } }");
    Refused refused = (Refused) outcome(engine, "{\n  product(id: 1, max: \"many\") { id }\n}");

    assertThat(refused.errors())
        .containsExactly(
            GraphqlError.of(
                    "GRAPHQL_VALIDATION_FAILED", "Expected value of type \"Int\", found \"many\".")
                .at(2, 18));
  }

  @Test
  void theSliceIsThatOfTheTextAndOfItsPlan() {
    prepared("{ product(id: 1) { id } }");
    PreparedOperation two = prepared("{ product(id: 2) { ... on Product { id } } }");

    assertThat(two.slice().holdsIn(engine.supergraph().view())).isTrue();
    assertThat(two.slice().size())
        .isEqualTo(freshly("{ product(id: 2) { ... on Product { id } } }").slice().size());
  }

  @Test
  void equalOperationsThatMissAtTheSameTimeArePlannedOnce() {
    CountDownLatch otherWaits = new CountDownLatch(1);
    PlanCache plans =
        new PlanCache(
            10,
            new PlanWatch() {
              @Override
              public void planKnown() {
                otherWaits.countDown();
              }

              @Override
              public void planned(long nanos) {}
            });
    PlanKey key = new PlanKey("digest", Set.of());
    CountDownLatch isPlanning = new CountDownLatch(1);
    AtomicInteger planned = new AtomicInteger();

    CompletableFuture<Planning> first =
        CompletableFuture.supplyAsync(
            () ->
                plans.get(
                    key,
                    () -> {
                      isPlanning.countDown();
                      awaited(otherWaits);
                      return refusedAs(planned.incrementAndGet());
                    }),
            task -> Thread.ofPlatform().start(task));
    awaited(isPlanning);
    Planning second = plans.get(key, () -> refusedAs(planned.incrementAndGet()));

    assertThat(second).isSameAs(first.join());
    assertThat(planned).hasValue(1);
  }

  private static Planning refusedAs(int number) {
    return new Planning.Refused(Refused.of("NUMBER", Integer.toString(number)));
  }

  private static void awaited(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String value(PreparedOperation operation, String variable) {
    return ((Coerced) operation.coerce(null)).variables().json(variable);
  }

  private PreparedOperation freshly(String text) {
    return ((Prepared) outcome(engine(), text)).operation();
  }

  private PreparedOperation prepared(String text) {
    return ((Prepared) outcome(engine, text)).operation();
  }

  private Engine engine() {
    return Engine.build(
        TestEngines.supergraph(TYPES),
        new EngineOptions(1_000, 100, OverrideDecisions.NONE, Runnable::run, observer));
  }

  private static OperationOutcome outcome(Engine engine, String text) {
    return engine.operation(text, null).toCompletableFuture().join();
  }
}
