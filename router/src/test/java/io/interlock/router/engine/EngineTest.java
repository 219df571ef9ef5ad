package io.interlock.router.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import graphql.introspection.IntrospectionQuery;
import io.interlock.executor.error.GraphqlError;
import io.interlock.planner.plan.OperationKind;
import io.interlock.planner.plan.PlanTextPrinter;
import io.interlock.router.engine.OperationOutcome.Prepared;
import io.interlock.router.engine.OperationOutcome.Refused;
import io.interlock.supergraph.schema.SupergraphException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EngineTest {
  private static final String TYPES =
      """
      type Query @join__type(graph: ONE) {
        product(id: ID!, kind: Kind, filter: Filter): Product
        name: String
      }
      type Mutation @join__type(graph: ONE) { rename(name: String!): String }
      type Product @join__type(graph: ONE) { id: ID! related: [Product] }
      enum Kind @join__type(graph: ONE) { A @join__enumValue(graph: ONE) }
      input Filter @join__type(graph: ONE) { min: Int! }
      """;

  private final RecordingObserver observer = new RecordingObserver();
  private final Engine engine = engine(TYPES, Runnable::run);

  @Test
  void preparesAnOperation() {
    PreparedOperation operation = prepared("query P($id: ID!) { product(id: $id) { id } }", null);

    assertThat(operation.kind()).isEqualTo(OperationKind.QUERY);
    assertThat(operation.name()).isEqualTo("P");
    assertThat(operation.textHash()).startsWith("sha256:");
    assertThat(operation.plan().node()).isNotNull();
    assertThat(operation.slice().size()).isPositive();
    assertThat(operation.slice().holdsIn(engine.supergraph().view())).isTrue();
    assertThat(operation.sliceHash())
        .startsWith("sha256:")
        .isEqualTo(operation.slice().hashIn(engine.supergraph().view()));
  }

  @Test
  void picksTheOperationByItsName() {
    String two = "query A { name } mutation B { rename(name: \"x\") }";

    assertThat(prepared(two, "B").kind()).isEqualTo(OperationKind.MUTATION);
    assertThat(prepared(two, "A").kind()).isEqualTo(OperationKind.QUERY);
    assertThat(refused(two, "C").code()).isEqualTo("OPERATION_RESOLUTION_FAILURE");
    assertThat(message(two, "C")).isEqualTo("Unknown operation named \"C\".");
    assertThat(message(two, null))
        .isEqualTo("Must provide operation name if query contains multiple operations.");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{ nope }                          | Cannot query field \"nope\" on type \"Query\".",
        "{ name { x } }                    | Field \"name\" must not have a selection since type \"String\" has no subfields.",
        "{ product(id: 1) }                | Field \"product\" of type \"Product\" must have a selection of subfields. Did you mean \"product { ... }\"?",
        "{ product { id } }                | Argument \"id\" is required, but it was not provided.",
        "{ product(id: 1, x: 2) { id } }   | Unknown argument \"x\" on field.",
        "{ product(id: 1.5) { id } }       | Expected value of type \"ID\", found 1.5.",
        "{ product(id: 1, kind: Z) { id } } | Expected value of type \"Kind\", found Z.",
        "{ product(id: 1, filter: {}) { id } } | Required input fields [min] were not provided, found {}.",
        "{ product(id: $id) { id } }       | Variable \"$id\" is not defined.",
        "query($v: Int) { name }           | Variable \"$v\" is never used.",
        "query($v: Int = \"s\") { product(id: 1, filter: {min: $v}) { id } } | Expected value of type \"Int\", found \"s\".",
        "{ ...F }                          | Unknown fragment \"F\".",
        "{ name @nope }                    | Unknown directive \"@nope\".",
        "query($v: Nope) { name }          | Unknown type \"Nope\".",
        "subscription { name }             | Schema is not configured to execute Subscription operation."
      })
  void saysWhatIsWrongInTheWordsThatClientsKnow(String text, String message) {
    Refused refused = refused(text, null);

    assertThat(refused.code()).isEqualTo("GRAPHQL_VALIDATION_FAILED");
    assertThat(refused.errors()).extracting(GraphqlError::message).contains(message);
    assertThat(refused.errors())
        .allMatch(e -> "GRAPHQL_VALIDATION_FAILED".equals(e.code()) && !e.locations().isEmpty());
  }

  @Test
  void saysEverythingThatIsWrongAndWhere() {
    Refused refused = refused("{\n  a\n  name\n  b\n}", null);

    assertThat(refused.errors())
        .extracting(e -> e.locations().getFirst())
        .containsExactly(new GraphqlError.Location(2, 3), new GraphqlError.Location(4, 3));
  }

  @ParameterizedTest
  @CsvSource({"'{ name', 1, 7", "'', 1, 1", "'{ name }}', 1, 9"})
  void whatIsNoGraphqlHasItsPlaceToo(String text, int line, int column) {
    Refused refused = refused(text, null);

    assertThat(refused.code()).isEqualTo("GRAPHQL_PARSE_FAILED");
    assertThat(refused.errors().getFirst().message()).startsWith("Syntax Error: ");
    assertThat(refused.errors().getFirst().locations())
        .containsExactly(new GraphqlError.Location(line, column));
  }

  @Test
  void theIntrospectionThatToolsSendIsPrepared() {
    assertThat(prepared(IntrospectionQuery.INTROSPECTION_QUERY, null).plan().introspection())
        .isNotNull();
  }

  @Test
  void anIntrospectionThatExplodesIsRefused() {
    String bomb =
        "{ __schema { types { fields { type { fields { type { fields { name } } } } } } } }";

    assertThat(refused(bomb, null).code()).isEqualTo("GRAPHQL_VALIDATION_FAILED");
  }

  @Test
  void tooManyTokensAreRefused() {
    assertThat(refused("{ " + "name ".repeat(2_000) + "}", null).code())
        .isEqualTo("GRAPHQL_PARSE_FAILED");
  }

  @Test
  void tooDeepAnOperationIsRefused() {
    String deep = "{ product(id: 1) { " + "related { ".repeat(110) + "id" + " }".repeat(112);

    assertThat(refused(deep, null).code()).isEqualTo("OPERATION_TOO_COMPLEX");
    assertThat(message(deep, null))
        .isEqualTo("The operation is nested 101 levels deep; allowed are 100.");
  }

  @Test
  void aKnownOperationIsThereAtOnce() {
    assertThat(engine.knownOperation("{ name }", null)).isNull();

    PreparedOperation first = prepared("{ name }", null);

    assertThat(prepared("{ name }", null)).isEqualTo(first);
    assertThat(engine.knownOperation("{ name }", null)).isEqualTo(new Prepared(first));
    assertThat(engine.knownOperation("{ name }", "Other")).isNull();
    assertThat(engine.preparedOperations()).isEqualTo(1);
  }

  @Test
  void equalMissesAtTheSameTimeArePreparedOnce() {
    List<Runnable> queued = new ArrayList<>();
    Engine slow = engine(TYPES, queued::add);

    CompletionStage<OperationOutcome> first = slow.operation("{ name }", null);
    CompletionStage<OperationOutcome> second = slow.operation("{ name }", null);
    assertThat(queued).hasSize(1);
    queued.forEach(Runnable::run);

    assertThat(await(first)).isSameAs(await(second));
  }

  @Test
  void refusalsAreRememberedApart() {
    List<Runnable> queued = new ArrayList<>();
    Engine slow = engine(TYPES, queued::add);
    slow.operation("{ nope }", null);
    queued.forEach(Runnable::run);

    assertThat(slow.operation("{ nope }", null).toCompletableFuture()).isDone();
    assertThat(slow.preparedOperations()).isZero();
    assertThat(queued).hasSize(1);
  }

  @Test
  void whatFindsNoRoomIsRefusedAndNotRemembered() {
    AtomicInteger tries = new AtomicInteger();
    Engine busy =
        engine(
            TYPES,
            task -> {
              if (tries.getAndIncrement() == 0) {
                throw new RejectedExecutionException("full");
              }
              task.run();
            });

    assertThat(((Refused) await(busy.operation("{ name }", null))).code()).isEqualTo("OVERLOADED");
    assertThat(await(busy.operation("{ name }", null))).isInstanceOf(Prepared.class);
  }

  @Test
  void aFaultIsReportedAnsweredAndNotRemembered() {
    AtomicInteger tries = new AtomicInteger();
    Engine faulty =
        TestEngines.of(
            TestEngines.supergraph(TYPES),
            key -> {
              if (tries.getAndIncrement() == 0) {
                throw new StackOverflowError();
              }
              return Refused.of("SOUND", "sound");
            },
            new EngineOptions(1_000, 10, OverrideDecisions.NONE, Runnable::run, observer));

    assertThat(((Refused) await(faulty.operation("{ name }", null))).code())
        .isEqualTo("INTERNAL_SERVER_ERROR");
    assertThat(observer.faults).extracting(EngineFault::stage).containsExactly("prepare");
    assertThat(((Refused) await(faulty.operation("{ name }", null))).code()).isEqualTo("SOUND");
  }

  @Test
  void aSupergraphThatCannotBeReadIsRefused() {
    assertThatThrownBy(() -> engine("type {", Runnable::run))
        .isInstanceOf(SupergraphException.class);
  }

  @Test
  void aMovingFieldIsPlannedAsDecidedForEachRequest() {
    String keyed = "@join__type(graph: ONE, key: \"id\") @join__type(graph: TWO, key: \"id\")";
    String supergraph =
        TestEngines.supergraph(
                """
                type Query @join__type(graph: ONE) @join__type(graph: TWO) {
                  product: Product @join__field(graph: ONE)
                }
                type Product KEYED {
                  id: ID!
                  price: Int @join__field(graph: ONE, overrideLabel: "percent(50)")
                    @join__field(graph: TWO, override: "one", overrideLabel: "percent(50)")
                }
                """)
            .replace("KEYED", keyed)
            .replace(
                "enum join__Graph {",
                "enum join__Graph { TWO @join__graph(name: \"two\", url: \"\")");
    Iterator<Double> chances = List.of(0.6, 0.4, 0.4, 0.6).iterator();
    Engine moving =
        Engine.build(
            supergraph,
            new EngineOptions(
                1_000,
                10,
                new OverrideDecisions(Set.of(), chances::next),
                Runnable::run,
                observer));

    assertThat(plan(moving)).doesNotContain("service: \"two\"");
    assertThat(plan(moving)).contains("service: \"two\"");
    assertThat(moving.knownOperation("{ product { price } }", null)).isNotNull();
    assertThat(plan(moving)).doesNotContain("service: \"two\"");
    assertThat(moving.preparedOperations()).isEqualTo(2);
  }

  private static String plan(Engine moving) {
    OperationOutcome outcome = await(moving.operation("{ product { price } }", null));
    return PlanTextPrinter.print(((Prepared) outcome).operation().plan());
  }

  private Engine engine(String types, Executor planning) {
    return Engine.build(
        TestEngines.supergraph(types),
        new EngineOptions(1_000, 10, OverrideDecisions.NONE, planning, observer));
  }

  private PreparedOperation prepared(String text, String name) {
    return ((Prepared) await(engine.operation(text, name))).operation();
  }

  private Refused refused(String text, String name) {
    return (Refused) await(engine.operation(text, name));
  }

  private String message(String text, String name) {
    return refused(text, name).errors().getFirst().message();
  }

  private static OperationOutcome await(CompletionStage<OperationOutcome> stage) {
    try {
      return stage.toCompletableFuture().get(60, TimeUnit.SECONDS);
    } catch (InterruptedException | ExecutionException | TimeoutException e) {
      throw new AssertionError("no outcome", e);
    }
  }
}
