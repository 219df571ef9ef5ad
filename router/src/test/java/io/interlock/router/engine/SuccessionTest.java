package io.interlock.router.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.interlock.planner.plan.PlanSize;
import io.interlock.router.engine.AffectedOperation.CostsMore;
import io.interlock.router.engine.AffectedOperation.Fails;
import io.interlock.router.engine.OperationOutcome.Prepared;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/// What an engine takes over from the one before.
class SuccessionTest {
  private static final String KEYED =
      "@join__type(graph: ONE, key: \"id\") @join__type(graph: TWO, key: \"id\")";
  private static final String QUERY = "type Query @join__type(graph: ONE) @join__type(graph: TWO)";
  private static final String BEFORE =
      """
      QUERY { product(id: ID!): Product @join__field(graph: ONE) name: String @join__field(graph: TWO) }
      type Product KEYED {
        id: ID!
        price: Int @join__field(graph: ONE)
        weight: Int @join__field(graph: TWO)
      }
      """;

  private static final PlanWatch UNWATCHED =
      new PlanWatch() {
        @Override
        public void planKnown() {}

        @Override
        public void planned(long nanos) {}
      };

  private final RecordingObserver observer = new RecordingObserver();
  private final Engine before = engine(BEFORE);

  @Test
  void whatTheChangeDoesNotTouchIsCarriedOverAsItIs() {
    PreparedOperation old = prepared(before, "{ product(id: 1) { price } }");
    prepared(before, "{ product(id: 2) { price } }");
    Engine next = engine(BEFORE.replace("name: String", "name: String more: String"));
    int planned = observer.planned.get();

    WarmUp warmUp = next.warmFrom(before, WarmUpLimits.NONE);

    assertThat(warmUp).isEqualTo(new WarmUp(2, 0, 0, List.of()));
    assertThat(prepared(next, "{ product(id: 1) { price } }").compiled()).isSameAs(old.compiled());
    assertThat(observer.planned).hasValue(planned);
    assertThat(next.plans()).isEqualTo(1);
  }

  @Test
  void whatItTouchesIsPreparedAnew() {
    PreparedOperation old = prepared(before, "{ product(id: 1) { price } }");
    Engine next = engine(BEFORE.replace("price: Int", "price: Int!"));

    WarmUp warmUp = next.warmFrom(before, WarmUpLimits.NONE);

    assertThat(warmUp).isEqualTo(new WarmUp(0, 1, 0, List.of()));
    assertThat(next.knownOperation("{ product(id: 1) { price } }", null))
        .isInstanceOfSatisfying(
            Prepared.class, p -> assertThat(p.operation().compiled()).isNotSameAs(old.compiled()));
  }

  @Test
  void anOperationThatWouldFailIsNamedWithoutItsLiterals() {
    prepared(before, "query Secret { p: product(id: \"hidden\") { w: weight } }").used();
    Engine next = engine(BEFORE.replace("weight", "mass"));

    AffectedOperation affected = next.warmFrom(before, WarmUpLimits.NONE).affected().getFirst();

    assertThat(affected.name()).isEqualTo("Secret");
    assertThat(affected.signature()).isEqualTo("query Secret{product(id:\"\"){weight}}");
    assertThat(affected.uses()).isEqualTo(1);
    assertThat(affected.effect())
        .isInstanceOfSatisfying(
            Fails.class,
            fails -> {
              assertThat(fails.code()).isEqualTo("GRAPHQL_VALIDATION_FAILED");
              assertThat(fails.messages()).singleElement().asString().contains("weight");
            });
  }

  @Test
  void anOperationThatWouldCostMoreIsNamed() {
    prepared(before, "{ product(id: 1) { price } }");
    Engine next =
        engine(
            BEFORE.replace(
                "price: Int @join__field(graph: ONE)", "price: Int @join__field(graph: TWO)"));

    WarmUp warmUp = next.warmFrom(before, WarmUpLimits.NONE);

    assertThat(warmUp.replanned()).isEqualTo(1);
    assertThat(warmUp.failing()).isEmpty();
    assertThat(warmUp.affected())
        .extracting(AffectedOperation::effect)
        .containsExactly(new CostsMore(new PlanSize(1, 1), new PlanSize(2, 2)));
  }

  @Test
  void whatIsUsedMostIsPreparedFirst() {
    prepared(before, "{ product(id: 1) { id } }").used();
    PreparedOperation hot = prepared(before, "{ product(id: 1) { price } }");
    hot.used();
    hot.used();
    prepared(before, "{ product(id: 1) { weight } }");
    AtomicInteger paused = new AtomicInteger();

    Engine next = engine(BEFORE.replace("product(id: ID!)", "product(id: ID!, at: Int)"));
    WarmUp warmUp =
        next.warmFrom(before, new WarmUpLimits(2, () -> false, paused::incrementAndGet));

    assertThat(warmUp).isEqualTo(new WarmUp(0, 2, 1, List.of()));
    assertThat(paused).hasValue(2);
    assertThat(next.knownOperation("{ product(id: 1) { price } }", null)).isNotNull();
    assertThat(next.knownOperation("{ product(id: 1) { id } }", null)).isNotNull();
    assertThat(next.knownOperation("{ product(id: 1) { weight } }", null)).isNull();
  }

  @Test
  void useIsRememberedByHalvesFromEngineToEngine() {
    PreparedOperation operation = prepared(before, "{ product(id: 1) { price } }");
    for (int i = 0; i < 8; i++) {
      operation.used();
    }
    Engine carrying = engine(BEFORE + "type Other @join__type(graph: ONE) { id: ID }");
    carrying.warmFrom(before, WarmUpLimits.NONE);
    Engine replanning = engine(BEFORE.replace("price: Int", "price: Int!"));
    replanning.warmFrom(carrying, WarmUpLimits.NONE);

    assertThat(uses(before)).isEqualTo(8);
    assertThat(uses(carrying)).isEqualTo(4);
    assertThat(uses(replanning)).isEqualTo(2);
  }

  @Test
  void nothingIsPreparedWhenTimeIsUp() {
    prepared(before, "{ product(id: 1) { price } }");
    Engine next = engine(BEFORE.replace("price: Int", "price: Int!"));

    assertThat(next.warmFrom(before, new WarmUpLimits(10, () -> true, () -> {})))
        .isEqualTo(new WarmUp(0, 0, 1, List.of()));
  }

  @Test
  void aPlanThatWasCutByItsBudgetIsNotCarriedOver() {
    OperationCache from = cache(before);
    OperationCache.Entry entry = entry(before, "{ product(id: 1) { price } }");
    from.keep(new OperationCache.Entry(entry.key(), entry.text(), cut(entry.plan())));

    WarmUp warmUp =
        new Succession(from, cache(before), before.supergraph().view()).run(WarmUpLimits.NONE);

    assertThat(warmUp.carried()).isZero();
  }

  private static SharedPlan cut(SharedPlan plan) {
    return new SharedPlan(
        plan.compiled(),
        plan.plan(),
        plan.name(),
        plan.labels(),
        true,
        plan.normalizing(),
        plan.slice(),
        plan.uses());
  }

  private OperationCache cache(Engine engine) {
    return new OperationCache(
        key -> engine.operation(key.text(), key.name()).toCompletableFuture().join(),
        new PlanCache(10, UNWATCHED),
        10,
        Runnable::run);
  }

  private static OperationCache.Entry entry(Engine engine, String text) {
    PreparedOperation operation = prepared(engine, text);
    return new OperationCache.Entry(
        new OperationKey(text, null), operation.text(), operation.shared());
  }

  private static long uses(Engine engine) {
    return prepared(engine, "{ product(id: 1) { price } }").shared().uses().value();
  }

  private static PreparedOperation prepared(Engine engine, String text) {
    return ((Prepared) engine.operation(text, null).toCompletableFuture().join()).operation();
  }

  private Engine engine(String types) {
    String supergraph =
        TestEngines.supergraph(types.replace("QUERY", QUERY).replace("KEYED", KEYED))
            .replace(
                "enum join__Graph {",
                "enum join__Graph { TWO @join__graph(name: \"two\", url: \"http://localhost:4002/graphql\")");
    return Engine.build(
        supergraph, new EngineOptions(1_000, 100, OverrideDecisions.NONE, Runnable::run, observer));
  }
}
