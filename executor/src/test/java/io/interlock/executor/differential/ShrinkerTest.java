package io.interlock.executor.differential;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.interlock.testkit.data.Json;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class ShrinkerTest {
  private static final String LINK =
      "extend schema @link(url: \"https://specs.apollo.dev/federation/v2.7\", import: [\"@key\"])\n";

  /// The monolith knows another price than the subgraph, as if the router had told a wrong one.
  private static final Scene SCENE =
      new Scene(
          Map.of(
              "shop",
              LINK
                  + "type Query { items(x: Int): [Item] other: String }"
                  + "type Item @key(fields: \"id\") { id: ID! price: Int name: String }",
              "stock",
              LINK + "type Item @key(fields: \"id\") { id: ID! count: Int }"),
          Set.of(),
          data("shop", 5),
          "type Query { items(x: Int): [Item] other: String }"
              + "type Item { id: ID! price: Int name: String count: Int }",
          data("monolith", 6),
          Map.of());

  private static final Question QUESTION =
      new Question(
          """
          query Q($b: Boolean!, $x: Int) {
            o: other
            items(x: $x) { ...F count ... on Item @include(if: $b) { p: price } }
          }
          fragment F on Item { name id @skip(if: $b) }
          """,
          "{\"b\":true,\"x\":1}");

  private static ObjectNode data(String name, int price) {
    String item =
        "{\"__typename\":\"Item\",\"id\":\"1\",\"price\":%d,\"name\":\"n\",\"count\":3}"
            .formatted(price);
    String items = "[{\"!ref\":\"Item\",\"id\":\"1\"},{\"!ref\":\"Item\",\"id\":\"1\"}]";
    String known = "{\"Query\":{},\"Mutation\":{},\"entities\":[" + item + "]}";
    String part =
        "{\"Query\":{\"items\":%s,\"other\":\"o\"},\"Mutation\":{},\"entities\":[%s]}"
            .formatted(items, item);
    return (ObjectNode) Json.parse("{\"stock\":%s,\"%s\":%s}".formatted(known, name, part));
  }

  @Test
  void leavesOnlyWhatTheFailureNeeds() {
    Outcome.Failed outcome = (Outcome.Failed) new Stage(SCENE).ask(QUESTION);

    Tally.Failure shrunk = Shrinker.shrink(new Tally.Failure(1, 0, SCENE, QUESTION, outcome));

    assertThat(shrunk.outcome().kind()).isEqualTo("other data");
    assertThat(shrunk.question())
        .isEqualTo(new Question("query Q {\n  items {\n    price\n  }\n}\n", "{}"));
    assertThat(shrunk.scene().sdls().keySet()).containsExactly("shop");
    assertThat(shrunk.scene().sdls().get("shop"))
        .contains("price: Int")
        .doesNotContain("name", "other", "count", "(x: Int)", "@key(");
    assertThat(shrunk.scene().data().at("/shop/Query/items")).hasSize(1);
  }
}
