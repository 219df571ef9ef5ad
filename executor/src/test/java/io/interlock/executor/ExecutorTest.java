package io.interlock.executor;

import static org.assertj.core.api.Assertions.assertThat;

import io.interlock.supergraph.schema.Supergraph;
import org.junit.jupiter.api.Test;

/// Whole executions: plans of the planner, answers of fake subgraphs, the client's bytes.
final class ExecutorTest {
  private static final Supergraph SHOP =
      Schemas.of(
          """
          type Query @join__type(graph: A) @join__type(graph: B) {
            top: [Product!] @join__field(graph: A)
            product(id: ID!): Product @join__field(graph: A)
            count: Int @join__field(graph: B)
          }
          type Product @join__type(graph: A, key: "id") @join__type(graph: B, key: "id") {
            id: ID!
            name: String @join__field(graph: A)
            price: Float @join__field(graph: B)
            stock: Int! @join__field(graph: B)
            maker: Maker @join__field(graph: A)
          }
          type Maker @join__type(graph: A) { name: String! }
          """);

  private final FakeSubgraphs subgraphs = new FakeSubgraphs();

  @Test
  void answersFromOneSubgraph() {
    subgraphs.answer("a", "{\"data\":{\"top\":[{\"name\":\"Table\"},{\"name\":null}]}}");

    Run run = Run.of(SHOP, "{ top { name } }", subgraphs);

    assertThat(run.response())
        .isEqualTo("{\"data\":{\"top\":[{\"name\":\"Table\"},{\"name\":null}]}}");
    assertThat(subgraphs.requests())
        .containsExactly("a {\"query\":\"{top{name}}\",\"variables\":{}}");
  }

  @Test
  void completesEntitiesAndWritesKeysInTheOrderOfTheOperation() {
    subgraphs
        .answer(
            "a",
            """
            {"data":{"top":[{"__typename":"Product","id":"1","n":"Table"},
                            {"__typename":"Product","id":2,"n":"Chair"},
                            {"__typename":"Product","id":"1","n":"Table"}]}}\
            """)
        .answer("b", "{\"data\":{\"_entities\":[{\"price\":1.50},{\"price\":2e3}]}}");

    Run run = Run.of(SHOP, "{ top { price n: name __typename } }", subgraphs);

    assertThat(run.response())
        .isEqualTo(
            "{\"data\":{\"top\":[{\"price\":1.50,\"n\":\"Table\",\"__typename\":\"Product\"},"
                + "{\"price\":2e3,\"n\":\"Chair\",\"__typename\":\"Product\"},"
                + "{\"price\":1.50,\"n\":\"Table\",\"__typename\":\"Product\"}]}}");
    assertThat(subgraphs.requests().getLast())
        .endsWith(
            "\"variables\":{\"representations\":[{\"__typename\":\"Product\",\"id\":\"1\"},"
                + "{\"__typename\":\"Product\",\"id\":2}]}}");
  }
}
