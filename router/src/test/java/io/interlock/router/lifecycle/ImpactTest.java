package io.interlock.router.lifecycle;

import static io.interlock.router.lifecycle.TestGateway.failed;
import static io.interlock.router.lifecycle.TestGateway.succeeded;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.interlock.composer.Composer;
import io.interlock.router.config.SchemaConfig.OnBreaking;
import io.interlock.router.engine.Engine;
import io.interlock.router.engine.EngineObserver;
import io.interlock.router.engine.EngineOptions;
import io.interlock.router.engine.Lease;
import io.interlock.router.engine.OperationOutcome.Prepared;
import io.interlock.router.engine.OverrideDecisions;
import io.interlock.supergraph.diff.ChangeType;
import io.interlock.supergraph.diff.SchemaChange;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/// What the answer to a change says that it means to clients, and what is done about it.
class ImpactTest {
  private static final String QUERY =
      "type Query { products: [Product!]! media: [Media!]! paint(color: Color): Int }";
  private static final String TYPES =
      """
      type Product { id: ID! price: Int name: String }
      enum Color { RED BLUE }
      interface Media { id: ID! }
      type Book implements Media { id: ID! title: String }
      type Film implements Media { id: ID! title: String }
      """;
  private static final String FILM = "Film implements Media { id: ID! title: String";
  private static final String PRICES = "query Prices { products { price } }";

  private final TestGateway around = new TestGateway();

  @Test
  void theAnswerListsWhatChangesForClients() {
    SubgraphLifecycle lifecycle = serving(OnBreaking.ALLOW);
    serve(TYPES.replace("price: Int", "\"In cents.\" cost: Int").replace("BLUE", "BLUE GREEN"));

    ApplyAnswer.Succeeded answer = succeeded(lifecycle.apply(ApplyRequest.of("a")));

    assertThat(answer.impact().changes().breaking())
        .extracting(SchemaChange::type, SchemaChange::coordinate)
        .containsExactly(tuple(ChangeType.FIELD_REMOVED, "Product.price"));
    assertThat(answer.impact().changes().dangerous())
        .extracting(SchemaChange::coordinate)
        .containsExactly("Color.GREEN");
    assertThat(answer.impact().changes().safe())
        .extracting(SchemaChange::coordinate)
        .containsExactly("Product.cost");
  }

  @Test
  void aNewDescriptionIsASafeChange() {
    SubgraphLifecycle lifecycle = serving(OnBreaking.REJECT);
    serve(TYPES.replace("price: Int", "\"In cents.\" price: Int"));

    ApplyAnswer.Succeeded answer = succeeded(lifecycle.apply(ApplyRequest.of("a")));

    assertThat(answer.status()).isEqualTo(ApplyAnswer.Status.ACTIVATED);
    assertThat(answer.impact().changes().all())
        .extracting(SchemaChange::toString)
        .singleElement()
        .asString()
        .startsWith("SAFE FIELD_DESCRIPTION_ADDED Product.price");
  }

  @Test
  void theFirstSchemaChangesNothingForAnybody() {
    around.source.serve("a", subgraph(TYPES));
    around.source.serve("b", "type Query { b: Int }");

    ApplyAnswer.Succeeded answer = succeeded(lifecycle(OnBreaking.REJECT).start());

    assertThat(answer.impact()).isEqualTo(Impact.NONE);
  }

  @Test
  void aDryRunNamesTheOperationsThatWouldFailAndWhyAndChangesNothing() {
    SubgraphLifecycle lifecycle = serving(OnBreaking.WARN);
    ask(PRICES);
    ask("{ products { name } }");
    serve(TYPES.replace("price: Int", ""));

    ApplyAnswer.Succeeded answer = succeeded(lifecycle.apply(dryRun(true)));

    assertThat(answer.status()).isEqualTo(ApplyAnswer.Status.VALID);
    Impact.AffectedUse affected = only(answer.impact());
    assertThat(affected.operation().name()).isEqualTo("Prices");
    assertThat(affected.operation().isFailing()).isTrue();
    assertThat(affected.changes())
        .extracting(SchemaChange::type, SchemaChange::coordinate)
        .containsExactly(tuple(ChangeType.FIELD_REMOVED, "Product.price"));
    assertThat(lifecycle.health().revision()).isEqualTo(1);
    assertThat(lifecycle.engines()).hasSize(1);
  }

  @Test
  void anOperationFailsWhenOneOfItsTextsDoes() {
    SubgraphLifecycle lifecycle = serving(OnBreaking.WARN);
    ask("{ paint(color: RED) }");
    ask("{ paint(color: BLUE) }");
    serve(TYPES.replace("BLUE", ""));

    Impact impact = succeeded(lifecycle.apply(ApplyRequest.of("a"))).impact();

    assertThat(only(impact).operation().text()).contains("BLUE");
    assertThat(only(impact).changes())
        .extracting(SchemaChange::coordinate)
        .containsExactly("Color.BLUE");
    assertThat(impact.warmUp().replanned()).isEqualTo(1);
  }

  @Test
  void case24RemovingAUsedFieldIsAllowed() {
    ApplyAnswer.Succeeded answer = succeeded(removingTheUsedField(OnBreaking.ALLOW, dryRun(false)));

    assertThat(answer.status()).isEqualTo(ApplyAnswer.Status.ACTIVATED);
    assertThat(answer.hints()).isEmpty();
    assertThat(only(answer.impact()).operation().name()).isEqualTo("Prices");
  }

  @Test
  void case24RemovingAUsedFieldIsWarnedOf() {
    ApplyAnswer.Succeeded answer = succeeded(removingTheUsedField(OnBreaking.WARN, dryRun(false)));

    assertThat(answer.status()).isEqualTo(ApplyAnswer.Status.ACTIVATED);
    assertThat(answer.hints())
        .containsExactly(
            new SchemaHint(
                "BREAKING_CHANGE",
                "WARN",
                "1 breaking change: FIELD_REMOVED Product.price; 1 operation served lately fails:"
                    + " Prices (for FIELD_REMOVED Product.price)"));
  }

  @ParameterizedTest
  @CsvSource({"REJECT_IF_USED,true", "REJECT_IF_USED,false", "REJECT,true", "REJECT,false"})
  void case24RemovingAUsedFieldIsRefused(OnBreaking policy, boolean isDryRun) {
    ApplyAnswer.Failed answer = failed(removingTheUsedField(policy, dryRun(isDryRun)));

    assertThat(answer.code()).isEqualTo(FailureCode.BREAKING_CHANGE);
    assertThat(answer.message()).contains("Prices (for FIELD_REMOVED Product.price)");
    assertThat(only(answer.impact()).operation().name()).isEqualTo("Prices");
    assertThat(answer.revision()).isEqualTo(1);
    assertThat(around.slot.epochs()).hasSize(1);
  }

  @ParameterizedTest
  @EnumSource
  void case24RemovingAFieldThatNobodyUsesIsRefusedOnlyByReject(OnBreaking policy) {
    SubgraphLifecycle lifecycle = serving(policy);
    ask("{ products { name } }");
    serve(TYPES.replace("price: Int", ""));

    assertThat(TestGateway.await(lifecycle.apply(dryRun(true))).verdict())
        .isEqualTo(policy == OnBreaking.REJECT ? "BREAKING_CHANGE" : "VALID");
  }

  @ParameterizedTest
  @EnumSource(names = {"REJECT_IF_USED", "REJECT"})
  void aSafeChangeThatAnOperationCannotBearIsRefusedToo(OnBreaking policy) {
    SubgraphLifecycle lifecycle = serving(policy);
    ask("query Titles { media { ... on Book { title } ... on Film { title } } }");
    serve(TYPES.replace(FILM, FILM + "!"));

    ApplyAnswer.Failed answer = failed(lifecycle.apply(ApplyRequest.of("a")));

    assertThat(answer.impact().changes().breaking()).isEmpty();
    assertThat(answer.message())
        .isEqualTo(
            "no breaking change; 1 operation served lately fails: Titles (for FIELD_TYPE_CHANGED"
                + " Film.title)");
  }

  @ParameterizedTest
  @EnumSource(names = {"REJECT_IF_USED", "REJECT"})
  void whoeverInsistsMayBreakClients(OnBreaking policy) {
    ApplyRequest forced =
        new ApplyRequest("a", null, false, Set.of(Force.BREAKING), Wait.ACTIVE, null, null, null);

    ApplyAnswer.Succeeded answer = succeeded(removingTheUsedField(policy, forced));

    assertThat(answer.status()).isEqualTo(ApplyAnswer.Status.ACTIVATED);
    assertThat(answer.hints()).extracting(SchemaHint::code).containsExactly("BREAKING_CHANGE");
  }

  @Test
  void aReloadThatWouldBreakClientsKeepsWhatServed() {
    SubgraphLifecycle lifecycle = serving(OnBreaking.REJECT_IF_USED);
    ask(PRICES);
    serve(TYPES.replace("price: Int", ""));

    assertThat(failed(lifecycle.reload(ReloadRequest.ofAll())).code())
        .isEqualTo(FailureCode.BREAKING_CHANGE);
    ask(PRICES);
  }

  @Test
  void aRollbackMayTakeAwayWhatClientsUse() {
    SubgraphLifecycle lifecycle = serving(OnBreaking.REJECT);
    serve(TYPES.replace("price: Int", "price: Int cost: Int"));
    assertThat(succeeded(lifecycle.apply(ApplyRequest.of("a"))).revision()).isEqualTo(2);
    ask("{ products { cost } }");

    ApplyAnswer.Succeeded answer = succeeded(lifecycle.rollback(RollbackRequest.toPrevious()));

    assertThat(answer.status()).isEqualTo(ApplyAnswer.Status.ROLLED_BACK);
  }

  @Test
  void operationsThatWereNotLookedAtAreCounted() {
    SubgraphLifecycle lifecycle = serving(OnBreaking.WARN);
    for (int i = 0; i <= 500; i++) {
      ask("query Q" + i + " { products { price } }");
    }
    serve(TYPES.replace("price: Int", ""));

    Impact impact = succeeded(lifecycle.apply(dryRun(true))).impact();

    assertThat(impact.warmUp().left()).isEqualTo(1);
    assertThat(impact.failing()).hasSize(500);
    assertThat(BreakingText.sentence(impact)).endsWith(" and 495 more; 1 were not looked at");
  }

  @Test
  void theOperationsOfAChangeThatIsMadeAreCounted() {
    SubgraphLifecycle lifecycle = serving(OnBreaking.WARN);
    ask("{ products { name } }");
    ask("{ media { id } }");
    ask("query Refused { products { price } }");
    serve(TYPES.replace("price: Int", "").replace("name: String", "name: String!"));

    succeeded(lifecycle.apply(dryRun(true)));
    succeeded(lifecycle.apply(ApplyRequest.of("a")));

    assertThat(around.metrics.exposition())
        .contains("schema_operations_total{outcome=\"carried\"} 1.0")
        .contains("schema_operations_total{outcome=\"replanned\"} 1.0")
        .contains("schema_operations_total{outcome=\"left\"} 0.0");
  }

  private CompletionStage<ApplyAnswer> removingTheUsedField(
      OnBreaking policy, ApplyRequest request) {
    SubgraphLifecycle lifecycle = serving(policy);
    ask(PRICES);
    serve(TYPES.replace("price: Int", ""));
    return lifecycle.apply(request);
  }

  private static Impact.AffectedUse only(Impact impact) {
    assertThat(impact.affected()).hasSize(1);
    return impact.affected().getFirst();
  }

  private static ApplyRequest dryRun(boolean isDryRun) {
    return new ApplyRequest("a", null, isDryRun, Set.of(), Wait.ACTIVE, null, null, null);
  }

  private SubgraphLifecycle serving(OnBreaking policy) {
    SubgraphLifecycle lifecycle = lifecycle(policy);
    around.source.serve("b", "type Query { b: Int }");
    serve(TYPES);
    assertThat(succeeded(lifecycle.start()).revision()).isEqualTo(1);
    return lifecycle;
  }

  private SubgraphLifecycle lifecycle(OnBreaking policy) {
    EngineOptions options =
        new EngineOptions(1_000, 1_000, OverrideDecisions.NONE, Runnable::run, EngineObserver.NONE);
    around.engines = sdl -> Engine.build(sdl, options);
    return new SubgraphLifecycle(
        around.parts(policy), ServiceSetup.of(around.services()), around.source, Composer::compose);
  }

  private void serve(String types) {
    around.source.serve("a", subgraph(types));
  }

  private static String subgraph(String types) {
    return QUERY + types;
  }

  /// Sends an operation, as a client would, so that the engine knows it.
  private void ask(String operation) {
    try (Lease lease = around.slot.lease()) {
      assertThat(TestGateway.await(lease.engine().operation(operation, null)))
          .isInstanceOfSatisfying(Prepared.class, p -> p.operation().used());
    }
  }
}
