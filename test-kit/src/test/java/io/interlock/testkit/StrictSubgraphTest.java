package io.interlock.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.interlock.testkit.data.SubgraphData;
import io.interlock.testkit.federation.SubgraphSdlException;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class StrictSubgraphTest {
  private final StrictSubgraphs shop = Shop.open();
  private final StrictSubgraph products = shop.subgraph("products");
  private final StrictSubgraph inventory = shop.subgraph("inventory");
  private final StrictSubgraph media = shop.subgraph("media");

  private void assertAnswer(StrictSubgraph subgraph, String request, String expected) {
    assertThat(subgraph.answer(request)).isEqualTo(expected);
    assertThat(subgraph.violations()).isEmpty();
  }

  private void assertViolation(StrictSubgraph subgraph, String request, String expected) {
    String answer = subgraph.answer(request);

    assertThat(subgraph.violations()).singleElement().asString().contains(expected);
    assertThat(shop.violations()).isEqualTo(subgraph.violations());
    assertThat(answer).startsWith("{\"errors\":").contains("STRICT_SUBGRAPH_VIOLATION");
  }

  @Test
  void answersItsOwnSdl() {
    String answer = products.answer(Shop.request("{ _service { sdl } }"));

    assertThat(answer).contains("extend schema @link").doesNotContain("_Any");
  }

  @Test
  void answersFieldsFromTheDataWithEveryDigit() {
    assertAnswer(
        products,
        Shop.request("{ top { __typename upc weight p: price(currency: USD) } }"),
        "{\"data\":{\"top\":["
            + "{\"__typename\":\"Product\",\"upc\":\"1\",\"weight\":1.50,\"p\":11},"
            + "{\"__typename\":\"Product\",\"upc\":\"2\",\"weight\":12345678901234567890.10,"
            + "\"p\":null}]}}");
  }

  @Test
  void answersErrorsWithPathAndCode() {
    assertThat(products.answer(Shop.request("{ top { name } product(upc: 3) { upc } }")))
        .contains("\"message\":\"no name\"")
        .contains("\"path\":[\"top\",1,\"name\"]")
        .contains("\"code\":\"GONE\"")
        .contains("{\"top\":[{\"name\":\"Table\"},{\"name\":null}],\"product\":null}");
    assertThat(products.violations()).isEmpty();
  }

  @Test
  void answersAnUnresolvableTypeWithAnOrdinaryError() {
    assertThat(products.answer(Shop.request("{ anything { name } }")))
        .contains("\"data\":{\"anything\":null}")
        .contains("\"errors\":[{");
    assertThat(products.violations()).isEmpty();
  }

  @Test
  void answersComputedFieldsFromTheRepresentation() {
    assertAnswer(
        inventory,
        Shop.entity(
            "{\"__typename\":\"Product\",\"upc\":\"1\",\"price\":10,\"weight\":1.50}",
            "... on Product { shipping stock upc }"),
        "{\"data\":{\"_entities\":[{\"shipping\":\"10 for 1.50\",\"stock\":5,\"upc\":\"1\"}]}}");
  }

  @Test
  void answersNullEntitiesAndFailingEntities() {
    assertAnswer(
        inventory,
        Shop.entity("{\"__typename\":\"Product\",\"upc\":\"2\"}", "... on Product { stock }"),
        "{\"data\":{\"_entities\":[null]}}");
    assertThat(
            inventory.answer(
                Shop.entity(
                    "{\"__typename\":\"Product\",\"upc\":\"4\"}", "... on Product { stock }")))
        .contains("shelf is locked")
        .contains("\"path\":[\"_entities\",0]");
  }

  @Test
  void takesAnInterfaceNameWhereTheInterfaceHasAKey() {
    assertAnswer(
        media,
        Shop.entity(
            "{\"__typename\":\"Media\",\"id\":\"7\"}",
            "... on Media { __typename ... on Film { minutes } }"),
        "{\"data\":{\"_entities\":[{\"__typename\":\"Film\",\"minutes\":162}]}}");
  }

  @Test
  void takesProvidedFieldsOnTheirPathOnly() {
    assertAnswer(
        products,
        Shop.request("{ featured { product { stock } } }"),
        "{\"data\":{\"featured\":{\"product\":{\"stock\":5}}}}");
    assertViolation(
        products, Shop.request("{ product(upc: 1) { stock } }"), "Product.stock is @external");
  }

  @Test
  void takesARequiredTypeConditionThatDoesNotHold() {
    assertAnswer(
        inventory,
        Shop.entity("{\"__typename\":\"Product\",\"upc\":\"1\"}", "... on Product { boxLabel }"),
        "{\"data\":{\"_entities\":[{\"boxLabel\":\"absent\"}]}}");
    assertAnswer(
        inventory,
        Shop.entity(
            "{\"__typename\":\"Product\",\"upc\":\"1\",\"box\":"
                + "{\"__typename\":\"Crate\",\"wood\":\"oak\"}}",
            "... on Product { boxLabel }"),
        "{\"data\":{\"_entities\":[{\"boxLabel\":\"oak\"}]}}");
  }

  @Test
  void refusesRequiredInputsThatAreMissing() {
    assertViolation(
        inventory,
        Shop.entity(
            "{\"__typename\":\"Product\",\"upc\":\"1\",\"price\":10}",
            "... on Product { shipping }"),
        "Product.shipping requires Product.weight");
  }

  @Test
  void refusesARequiredPartOfTheMatchingType() {
    assertViolation(
        inventory,
        Shop.entity(
            "{\"__typename\":\"Product\",\"upc\":\"1\",\"box\":{\"__typename\":\"Crate\"}}",
            "... on Product { boxLabel }"),
        "Product.boxLabel requires Crate.wood");
  }

  @Test
  void refusesARequiredObjectThatDoesNotSayItsType() {
    assertViolation(
        inventory,
        Shop.entity(
            "{\"__typename\":\"Product\",\"upc\":\"1\",\"box\":{\"wood\":\"oak\"}}",
            "... on Product { boxLabel }"),
        "requires `... on Crate`, but {\"wood\":\"oak\"} has no __typename");
  }

  @Test
  void refusesARequiringFieldWithoutRepresentation() {
    assertViolation(
        inventory, Shop.request("{ counted { shipping } }"), "without a representation");
  }

  @Test
  void refusesWhatTheDataForbids() {
    assertViolation(
        products,
        Shop.request("{ product(upc: 9) { name } }"),
        "no case for arguments {\"upc\":\"9\"}");
  }

  @Test
  void refusesAFieldWithoutData() {
    assertViolation(
        products,
        Shop.request("{ product(upc: 1) { sku { id } } }"),
        "data.json has no value for Product.sku");
  }

  @Test
  void refusesToCallASequenceOnceMore() {
    String rename = Shop.request("mutation { rename(upc: 1, name: \"x\") { upc } }");

    assertAnswer(products, rename, "{\"data\":{\"rename\":{\"upc\":\"1\"}}}");
    assertViolation(products, rename, "asked 2 times, has 1 values");
  }

  @Test
  void refusesAnUnknownField() {
    assertViolation(products, Shop.request("{ top { shipping } }"), "shipping");
  }

  @Test
  void refusesAFragmentThatCanNeverApply() {
    assertViolation(products, Shop.request("{ top { ... on Sku { id } } }"), "Sku");
  }

  @Test
  void refusesAnArgumentOfTheWrongType() {
    assertViolation(products, Shop.request("{ top { price(currency: GBP) } }"), "currency");
  }

  @Test
  void refusesConflictingSelections() {
    assertViolation(
        products,
        Shop.request("{ top { price(currency: EUR) price(currency: USD) } }"),
        "different arguments");
  }

  @Test
  void refusesTextThatIsNoDocument() {
    assertViolation(products, Shop.request("{ top { "), "not a GraphQL document");
  }

  @Test
  void refusesABodyThatIsNoJson() {
    assertViolation(products, "{\"query\":", "not JSON");
    assertThat(products.requests()).isEmpty();
  }

  @Test
  void refusesADuplicateMember() {
    assertViolation(products, "{\"query\":\"{ top { upc } }\",\"query\":\"x\"}", "Duplicate");
  }

  @Test
  void refusesAVariableThatIsNotDeclared() {
    assertViolation(
        products,
        "{\"query\":\"{ top { upc } }\",\"variables\":{\"upc\":\"1\"}}",
        "$upc is sent but not declared");
  }

  @Test
  void refusesAVariableThatIsNotUsed() {
    assertViolation(products, Shop.request("query($upc: ID) { top { upc } }"), "upc");
  }

  @Test
  void refusesAnUnknownOperationName() {
    assertViolation(
        products, "{\"query\":\"query A { top { upc } }\",\"operationName\":\"B\"}", "B");
  }

  @Test
  void refusesARepresentationOfAnUnknownType() {
    assertViolation(
        inventory,
        Shop.entity("{\"__typename\":\"Review\",\"upc\":\"1\"}", "__typename"),
        "unknown here");
  }

  @Test
  void refusesARepresentationWithoutTypename() {
    assertViolation(inventory, Shop.entity("{\"upc\":\"1\"}", "__typename"), "needs __typename");
  }

  @Test
  void refusesARepresentationWithoutACompleteResolvableKey() {
    assertViolation(
        products,
        Shop.entity("{\"__typename\":\"Product\",\"sku\":{\"id\":\"1\"}}", "__typename"),
        "needs one of the keys [upc]");
  }

  @Test
  void refusesANullKey() {
    assertViolation(
        products,
        Shop.entity("{\"__typename\":\"Product\",\"upc\":null}", "__typename"),
        "needs one of the keys [upc]");
  }

  @Test
  void refusesARepresentationWithMoreThanKeysAndInputs() {
    assertViolation(
        inventory,
        Shop.entity("{\"__typename\":\"Product\",\"upc\":\"1\",\"stock\":5}", "__typename"),
        "stock in the representation");
  }

  @Test
  void refusesAnEntityThatIsNotInTheData() {
    assertViolation(
        inventory,
        Shop.entity("{\"__typename\":\"Product\",\"upc\":\"99\"}", "__typename"),
        "no entity for the representation");
  }

  @Test
  void refusesAnExternalFieldOfAnEntity() {
    assertViolation(
        inventory,
        Shop.entity("{\"__typename\":\"Product\",\"upc\":\"1\"}", "... on Product { price }"),
        "Product.price is @external");
  }

  @Test
  void keepsRequestsInOrderForOneAndForAll() {
    products.answer(Shop.request("{ top { upc } }"));
    inventory.answer(
        Shop.entity("{\"__typename\":\"Product\",\"upc\":\"1\"}", "... on Product { stock }"));

    assertThat(products.requests()).hasSize(1);
    assertThat(shop.requests())
        .extracting(RecordedRequest::subgraph)
        .containsExactly("products", "inventory");
    assertThat(shop.requests())
        .extracting(RecordedRequest::isEntityFetch)
        .containsExactly(false, true);
  }

  @Test
  void refusesADirectiveThatIsNotImported() {
    String sdl =
        """
        extend schema @link(url: "https://specs.apollo.dev/federation/v2.3", import: ["@key"])
        type Query { a: Int @shareable }
        """;

    assertThatThrownBy(() -> StrictSubgraph.of("a", sdl, SubgraphData.empty()))
        .isInstanceOf(SubgraphSdlException.class)
        .hasMessageContaining("shareable");
  }

  @Test
  void refusesADirectiveThatIsNewerThanTheLinkedVersion() {
    String sdl =
        """
        extend schema @link(url: "https://specs.apollo.dev/federation/v2.0",
            import: ["@key", "@interfaceObject"])
        type Query { a: Int }
        type M @key(fields: "id") @interfaceObject { id: ID! }
        """;

    assertThatThrownBy(() -> StrictSubgraph.of("a", sdl, SubgraphData.empty()))
        .isInstanceOf(SubgraphSdlException.class)
        .hasMessageContaining("interfaceObject");
  }

  @Test
  void refusesDataOfAnUnknownSubgraph() {
    assertThatThrownBy(() -> StrictSubgraphs.of(Map.of(), "{\"reviews\":{}}"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("reviews");
  }

  @Test
  void echoesAProvidedInputThatFailsAsNull() {
    StrictSubgraph shop =
        StrictSubgraph.of(
            "shop",
            """
            extend schema @link(url: "https://specs.apollo.dev/federation/v2.3",
                import: ["@key", "@provides", "@external", "@requires"])
            type Query { best: Product @provides(fields: "price sizes") }
            type Product @key(fields: "upc") {
              upc: ID!
              price: Int @external
              sizes: [Int] @external
              label: String @requires(fields: "price sizes")
            }
            """,
            SubgraphData.readAll(
                    """
                    { "shop": {
                        "Query": { "best": { "!ref": "Product", "upc": "1" } },
                        "entities": [ { "__typename": "Product", "upc": "1", "price": { "!error": "e" },
                          "sizes": [ { "!error": "e" }, 2 ], "label": "!echo: {price} {sizes}" } ] } }
                    """)
                .get("shop"));

    assertAnswer(
        shop,
        Shop.request("{ best { label } }"),
        "{\"data\":{\"best\":{\"label\":\"null [null,2]\"}}}");
  }
}
