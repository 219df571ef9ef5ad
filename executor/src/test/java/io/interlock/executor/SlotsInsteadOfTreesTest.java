package io.interlock.executor;

import static io.interlock.executor.Plans.entities;
import static io.interlock.executor.Plans.get;
import static io.interlock.executor.Plans.on;
import static io.interlock.executor.Plans.query;
import static io.interlock.executor.Plans.root;
import static io.interlock.executor.Plans.see;
import static io.interlock.executor.Plans.selection;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.interlock.planner.plan.ClientSelection.ClientField;
import io.interlock.planner.plan.Condition;
import io.interlock.planner.plan.EntityTarget.Representation;
import io.interlock.planner.plan.EntityTarget.RequiredSelection;
import io.interlock.planner.plan.PlanNode;
import io.interlock.planner.plan.QueryPlan;
import io.interlock.supergraph.schema.Supergraph;
import java.util.List;
import org.junit.jupiter.api.Test;

/// What makes slots right: each promise of the architecture's "Slots instead of trees".
final class SlotsInsteadOfTreesTest {
  private static final Supergraph SCHEMA =
      Schemas.of(
          """
          type Query @join__type(graph: A) @join__type(graph: B) @join__type(graph: C) {
            pet: Pet
            pets: [Pet]
            node: Node
          }
          scalar Any @join__type(graph: A)
          interface Pet @join__type(graph: A, key: "id") @join__type(graph: B, key: "id") {
            id: ID!
            name: String
            friend: Pet
            size: Int
          }
          type Dog implements Pet @join__type(graph: A, key: "id") @join__type(graph: B, key: "id")
              @join__implements(graph: A, interface: "Pet")
              @join__implements(graph: B, interface: "Pet") {
            id: ID!
            name: String
            friend: Pet
            size: Int
            bark: String!
            any: Any
          }
          type Cat implements Pet @join__type(graph: A, key: "id") @join__type(graph: B, key: "id")
              @join__implements(graph: A, interface: "Pet")
              @join__implements(graph: B, interface: "Pet") {
            id: ID!
            name: String
            friend: Pet
            size: Int
            lives: Int
          }
          type Hidden implements Pet @join__type(graph: A)
              @join__implements(graph: A, interface: "Pet") @inaccessible {
            id: ID!
            name: String
            friend: Pet
            size: Int
          }
          type Node @join__type(graph: A, key: "id") @join__type(graph: B, key: "id")
              @join__type(graph: C, key: "id") {
            id: ID!
            text: String
            number: Int
            next: Node
            list: [Node]
            must: String!
            grid: [[Int!]]
          }
          """);

  private final FakeSubgraphs subgraphs = new FakeSubgraphs();

  private String response(QueryPlan plan) {
    return Run.of(SCHEMA, plan, subgraphs).response();
  }

  private static ClientField node(ClientField... fields) {
    return see("node", "Query.node", selection("Node", fields));
  }

  // ---- abstract positions

  @Test
  void onePositionKeepsTheFieldsOfAllItsTypes() {
    subgraphs.answer(
        "a",
        """
        {"data":{"pets":[{"__typename":"Dog","bark":"wuff"},{"__typename":"Cat","lives":9},
          {"__typename":"Hidden"},{"__typename":"Martian"},null]}}\
        """);

    String response =
        response(
            query(
                root(
                    "a",
                    get(
                        "pets",
                        get("__typename"),
                        on("Dog", get("bark")),
                        on("Cat", get("lives")))),
                see(
                    "pets",
                    "Query.pets",
                    selection(
                        "Pet",
                        see("lives", "Cat.lives", null, "Cat"),
                        see("__typename", "Pet.__typename"),
                        see("bark", "Dog.bark", null, "Dog")))));

    assertThat(response)
        .isEqualTo(
            "{\"data\":{\"pets\":[{\"__typename\":\"Dog\",\"bark\":\"wuff\"},"
                + "{\"lives\":9,\"__typename\":\"Cat\"},null,null,null]}}");
  }

  private static QueryPlan differentByType(PlanNode node) {
    return query(
        node,
        see(
            "pet",
            "Query.pet",
            selection(
                "Pet",
                see("x", "Dog.name", null, "Dog"),
                see("y", "Cat.name", null, "Cat"),
                see("f", "Pet.friend", selection("Pet", see("x", "Dog.name", null, "Dog"))))));
  }

  private static PlanNode petWithKeysByType() {
    return root(
        "a",
        get(
            "pet",
            get("__typename"),
            get("id"),
            on(
                "Dog",
                get("k", "name", "x"),
                get("f", "friend", "f", on("Dog", get("x", "name", "x")))),
            on(
                "Cat",
                get("k", "name", "y"),
                get("f", "friend", "f", on("Dog", get("x", "name", "x"))))));
  }

  @Test
  void aValueThatComesBeforeItsTypeWaitsForIt() {
    subgraphs.answer("a", "{\"data\":{\"pet\":{\"k\":\"Tom\",\"f\":null,\"__typename\":\"Cat\"}}}");

    assertThat(response(differentByType(petWithKeysByType())))
        .isEqualTo("{\"data\":{\"pet\":{\"y\":\"Tom\",\"f\":null}}}");
  }

  @Test
  void theTypeMayComeFromALaterFetch() {
    subgraphs
        .answer(
            "a",
            "{\"data\":{\"pet\":{\"__typename\":\"Pet\",\"id\":\"1\",\"k\":\"Rex\",\"f\":null}}}")
        .answer("b", "{\"data\":{\"_entities\":[{\"__typename\":\"Dog\"}]}}");

    String response =
        response(
            differentByType(
                new PlanNode.Sequence(
                    List.of(
                        petWithKeysByType(),
                        entities("b", "pet", "Pet", on("Pet", get("__typename")))))));

    assertThat(response).isEqualTo("{\"data\":{\"pet\":{\"x\":\"Rex\",\"f\":null}}}");
    assertThat(subgraphs.requests().getLast()).contains("{\"__typename\":\"Pet\",\"id\":\"1\"}");
  }

  @Test
  void anInterfaceNameNeverReplacesAConcreteType() {
    subgraphs
        .answer("a", "{\"data\":{\"pet\":{\"__typename\":\"Dog\",\"id\":\"1\"}}}")
        .answer("b", "{\"data\":{\"_entities\":[{\"__typename\":\"Pet\",\"size\":3}]}}");
    var interfaceObject =
        List.of(
            new Representation(
                "Pet",
                "Pet",
                Condition.ALWAYS,
                List.of(new RequiredSelection.Field("id", "id", true, List.of()))));

    String response =
        response(
            query(
                new PlanNode.Sequence(
                    List.of(
                        root("a", get("pet", get("__typename"), get("id"))),
                        entities(
                            "b",
                            "pet",
                            interfaceObject,
                            on("Pet", get("__typename"), get("size"))))),
                see(
                    "pet",
                    "Query.pet",
                    selection(
                        "Pet", see("__typename", "Pet.__typename"), see("size", "Pet.size")))));

    assertThat(response).isEqualTo("{\"data\":{\"pet\":{\"__typename\":\"Dog\",\"size\":3}}}");
    assertThat(subgraphs.requests().getLast()).contains("{\"__typename\":\"Pet\",\"id\":\"1\"}");
  }

  @Test
  void aTypenameThatNobodySaidIsNullWhereTheClientAsks() {
    subgraphs.answer("a", "{\"data\":{\"pet\":{\"__typename\":\"Pet\",\"size\":3}}}");

    String response =
        response(
            query(
                root("a", get("pet", get("__typename"), get("size"))),
                see(
                    "pet",
                    "Query.pet",
                    selection(
                        "Pet", see("size", "Pet.size"), see("__typename", "Pet.__typename")))));

    assertThat(response)
        .startsWith(
            "{\"errors\":[{\"message\":\"Cannot return null for non-nullable field Pet.__typename.\","
                + "\"path\":[\"pet\",\"__typename\"]")
        .endsWith("\"data\":{\"pet\":null}}");
  }

  // ---- later fetches go into the same objects

  private static PlanNode parallelNodes() {
    return new PlanNode.Parallel(
        List.of(
            root("a", get("node", get("text"), get("number"), get("list", get("text")))),
            root("b", get("node", get("text"), get("number"), get("list", get("number"))))));
  }

  private static final QueryPlan PARALLEL =
      query(
          parallelNodes(),
          node(
              see("text", "Node.text"),
              see("number", "Node.number"),
              see(
                  "list",
                  "Node.list",
                  selection("Node", see("text", "Node.text"), see("number", "Node.number")))));

  private static final String FROM_A =
      "{\"data\":{\"node\":{\"text\":\"a\",\"number\":1,\"list\":[{\"text\":\"x\"},null]}}}";
  private static final String FROM_B =
      "{\"data\":{\"node\":{\"text\":\"b\",\"number\":null,"
          + "\"list\":[{\"number\":1},{\"number\":2},{\"number\":3}]}}}";
  private static final String MERGED =
      "{\"data\":{\"node\":{\"text\":\"b\",\"number\":1,\"list\":[{\"text\":\"x\",\"number\":1},"
          + "{\"text\":null,\"number\":2},{\"text\":null,\"number\":3}]}}}";

  @Test
  void thePlansOrderWinsWhenAnswersComeInOrder() {
    subgraphs.answer("a", FROM_A).answer("b", FROM_B).hold();
    Run run = Run.of(SCHEMA, PARALLEL, subgraphs).start();

    subgraphs.release("a");
    subgraphs.release("b");

    assertThat(run.response()).isEqualTo(MERGED);
  }

  @Test
  void thePlansOrderWinsWhenAnswersComeTheOtherWayRound() {
    subgraphs.answer("a", FROM_A).answer("b", FROM_B).hold();
    Run run = Run.of(SCHEMA, PARALLEL, subgraphs).start();

    subgraphs.release("b");
    assertThat(run.isDone()).isFalse();
    subgraphs.release("a");

    assertThat(run.response()).isEqualTo(MERGED);
  }

  @Test
  void aLongListGrowsWhereItStands() {
    StringBuilder items = new StringBuilder("null");
    StringBuilder expected = new StringBuilder("{\"text\":null}");
    for (int i = 1; i < 1000; i++) {
      items.append(",{\"text\":\"").append(i).append("\"}");
      expected.append(",{\"text\":\"").append(i).append("\"}");
    }
    subgraphs
        .answer("a", "{\"data\":{\"node\":{\"list\":[{}]}}}")
        .answer("b", "{\"data\":{\"node\":{\"list\":[" + items + "]}}}");

    String response =
        response(
            query(
                new PlanNode.Parallel(
                    List.of(
                        root("a", get("node", get("list", get("text")))),
                        root("b", get("node", get("list", get("text")))))),
                node(see("list", "Node.list", selection("Node", see("text", "Node.text"))))));

    assertThat(response).isEqualTo("{\"data\":{\"node\":{\"list\":[" + expected + "]}}}");
  }

  // ---- absent, null, failed, value

  private static QueryPlan mustAfterKey() {
    return query(
        new PlanNode.Sequence(
            List.of(
                root("a", get("node", get("__typename"), get("id"))),
                entities("b", "node", "Node", on("Node", get("must"))))),
        see("node", "Query.node", selection("Node", see("must", "Node.must"))));
  }

  @Test
  void aValueThatIsAbsentIsComplainedOf() {
    subgraphs
        .answer("a", "{\"data\":{\"node\":{\"id\":\"1\"}}}")
        .answer("b", "{\"data\":{\"_entities\":[{}]}}");

    assertThat(response(mustAfterKey()))
        .isEqualTo(
            "{\"errors\":[{\"message\":\"Cannot return null for non-nullable field Node.must.\","
                + "\"path\":[\"node\",\"must\"],"
                + "\"extensions\":{\"code\":\"RESPONSE_VALIDATION_FAILED\"}}],"
                + "\"data\":{\"node\":null}}");
  }

  @Test
  void aValueThatFailedIsNotComplainedOfTwice() {
    subgraphs
        .answer("a", "{\"data\":{\"node\":{\"id\":\"1\"}}}")
        .answer(
            "b",
            """
            {"errors":[{"message":"no","path":["_entities",0,"must"]}],"data":{"_entities":[null]}}\
            """);

    assertThat(response(mustAfterKey()))
        .isEqualTo(
            "{\"errors\":[{\"message\":\"no\",\"path\":[\"node\",\"must\"],"
                + "\"extensions\":{\"service\":\"b\"}}],\"data\":{\"node\":null}}");
  }

  @Test
  void whatDependsOnAFailureFailsWithIt() {
    subgraphs.answer(
        "a",
        "{\"data\":{\"node\":{\"id\":null}},\"errors\":[{\"message\":\"no id\",\"path\":[\"node\",\"id\"]}]}");

    assertThat(response(mustAfterKey()))
        .isEqualTo(
            "{\"errors\":[{\"message\":\"no id\",\"path\":[\"node\"],"
                + "\"extensions\":{\"service\":\"a\"}}],\"data\":{\"node\":null}}");
    assertThat(subgraphs.requests()).hasSize(1);
  }

  // ---- ranges of bytes

  @Test
  void bytesAreCopiedAsTheyCame() {
    subgraphs.answer(
        "a",
        """
        {"data":{"pet":{"__typename":"\\u0044og","name":"\\u00e9\\/\\n é","any":{ "n" : [1.0e+2, 1.50] } , "size" : -0}}}\
        """);

    String response =
        response(
            query(
                root("a", get("pet", get("__typename"), get("name"), get("any"), get("size"))),
                see(
                    "pet",
                    "Query.pet",
                    selection(
                        "Pet",
                        see("name", "Pet.name"),
                        see("any", "Dog.any", null, "Dog"),
                        see("size", "Pet.size")))));

    assertThat(response)
        .isEqualTo(
            "{\"data\":{\"pet\":{\"name\":\"\\u00e9\\/\\n é\","
                + "\"any\":{ \"n\" : [1.0e+2, 1.50] },\"size\":-0}}}");
  }

  @Test
  void aLeafOfTheWrongKindIsNullWithAnError() {
    subgraphs.answer("a", "{\"data\":{\"node\":{\"text\":5,\"number\":2147483648,\"id\":1.5}}}");

    assertThat(
            response(
                query(
                    root("a", get("node", get("text"), get("number"))),
                    node(see("text", "Node.text"), see("number", "Node.number")))))
        .contains(
            "\"String cannot represent the value of Node.text: 5\",\"path\":[\"node\",\"text\"]")
        .contains("\"Int cannot represent the value of Node.number: 2147483648\"")
        .endsWith("\"data\":{\"node\":{\"text\":null,\"number\":null}}}");
  }

  @Test
  void listsOfLeavesAreCompletedElementByElement() {
    subgraphs.answer("a", "{\"data\":{\"node\":{\"grid\":[[1,2],null,[3,\"x\"],4,[null, 5 ]]}}}");

    assertThat(response(query(root("a", get("node", get("grid"))), node(see("grid", "Node.grid")))))
        .contains(
            "\"Int cannot represent the value of Node.grid: \\\"x\\\"\",\"path\":[\"node\",\"grid\",2,1]")
        .contains(
            "\"[Int] cannot represent the value of Node.grid: 4\",\"path\":[\"node\",\"grid\",3]")
        .contains("non-nullable field Node.grid.\",\"path\":[\"node\",\"grid\",4,0]")
        .endsWith("\"data\":{\"node\":{\"grid\":[[1,2],null,null,null,null]}}}");
  }

  @Test
  void objectsAndListsMustBeWhereTheSchemaHasThem() {
    subgraphs.answer(
        "a",
        "{\"data\":{\"node\":{\"next\":[{\"text\":\"a\"}],\"list\":{\"text\":\"b\"},\"text\":{}}}}");

    assertThat(
            response(
                query(
                    root(
                        "a",
                        get(
                            "node",
                            get("next", get("text")),
                            get("list", get("text")),
                            get("text"))),
                    node(
                        see("next", "Node.next", selection("Node", see("text", "Node.text"))),
                        see("list", "Node.list", selection("Node", see("text", "Node.text"))),
                        see("text", "Node.text")))))
        .contains("Node cannot represent the value of Node.next: a list")
        .contains("[Node] cannot represent the value of Node.list: an object")
        .contains("String cannot represent the value of Node.text: {}")
        .endsWith("\"data\":{\"node\":{\"next\":null,\"list\":null,\"text\":null}}}");
  }

  // ---- representations

  @Test
  void equalRepresentationsAreSentOnceAndAnsweredEverywhere() {
    StringBuilder items = new StringBuilder();
    StringBuilder entities = new StringBuilder();
    StringBuilder expected = new StringBuilder();
    for (int i = 0; i < 300; i++) {
      items.append(i == 0 ? "" : ",").append("{\"id\":\"").append(i % 100).append("\"}");
      expected.append(i == 0 ? "" : ",").append("{\"number\":").append(i % 100).append('}');
    }
    for (int i = 0; i < 100; i++) {
      entities.append(i == 0 ? "" : ",").append("{\"number\":").append(i).append('}');
    }
    subgraphs
        .answer("a", "{\"data\":{\"node\":{\"list\":[" + items + "]}}}")
        .answer("b", "{\"data\":{\"_entities\":[" + entities + ",{\"number\":-1}]}}");

    String response =
        response(
            query(
                new PlanNode.Sequence(
                    List.of(
                        root("a", get("node", get("list", get("id")))),
                        entities("b", "node.list.@", "Node", on("Node", get("number"))))),
                node(see("list", "Node.list", selection("Node", see("number", "Node.number"))))));

    assertThat(response).isEqualTo("{\"data\":{\"node\":{\"list\":[" + expected + "]}}}");
    assertThat(subgraphs.requests().getLast().split("__typename", -1)).hasSize(101);
  }

  @Test
  void aNullKeyIsNotSent() {
    subgraphs.answer("a", "{\"data\":{\"node\":{\"list\":[{\"id\":null},null,{}]}}}");

    String response =
        response(
            query(
                new PlanNode.Sequence(
                    List.of(
                        root("a", get("node", get("list", get("id")))),
                        entities("b", "node.list.@", "Node", on("Node", get("number"))))),
                node(see("list", "Node.list", selection("Node", see("number", "Node.number"))))));

    assertThat(response)
        .isEqualTo("{\"data\":{\"node\":{\"list\":[{\"number\":null},null,{\"number\":null}]}}}");
    assertThat(subgraphs.requests()).hasSize(1);
  }

  @Test
  void requiredInputsAreSentUnderTheirOwnNames() {
    subgraphs
        .answer(
            "a",
            """
            {"data":{"node":{"id":"1","p":"secret","next":{"text":null,"number":7},"list":[{"text":"t"},null]}}}\
            """)
        .answer("b", "{\"data\":{\"_entities\":[{\"number\":5}]}}");
    var required =
        List.<RequiredSelection>of(
            new RequiredSelection.Field("id", "id", true, List.of()),
            new RequiredSelection.Field("text", "_private", false, List.of()),
            new RequiredSelection.Field(
                "next",
                "next",
                false,
                List.of(
                    new RequiredSelection.Field("text", "text", false, List.of()),
                    new RequiredSelection.OnType(
                        "Dog",
                        List.of(new RequiredSelection.Field("id", "number", true, List.of()))))),
            new RequiredSelection.Field(
                "list",
                "list",
                false,
                List.of(new RequiredSelection.Field("text", "text", false, List.of()))));

    String response =
        response(
            query(
                new PlanNode.Sequence(
                    List.of(
                        root(
                            "a",
                            get(
                                "node",
                                get("id"),
                                get("p", "text", "_private"),
                                get("next", get("text"), get("number")),
                                get("list", get("text")))),
                        entities(
                            "b",
                            "node",
                            List.of(
                                new Representation("Node", "Thing", Condition.ALWAYS, required)),
                            on("Node", get("number"))))),
                node(see("number", "Node.number"))));

    assertThat(response).isEqualTo("{\"data\":{\"node\":{\"number\":5}}}");
    assertThat(subgraphs.requests().getLast())
        .contains(
            "{\"__typename\":\"Thing\",\"id\":\"1\",\"text\":\"secret\",\"next\":{\"text\":null},"
                + "\"list\":[{\"text\":\"t\"},null]}");
  }

  @Test
  void aPlanThatReadsWhatNobodyDeliversIsRefused() {
    QueryPlan plan =
        query(
            new PlanNode.Sequence(
                List.of(
                    root("a", get("node", get("text"))),
                    entities("b", "node", "Node", on("Node", get("number"))))),
            node(see("number", "Node.number")));

    assertThatThrownBy(() -> Run.of(SCHEMA, plan, subgraphs))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("expected one of the slots [number, text], got id");
  }
}
