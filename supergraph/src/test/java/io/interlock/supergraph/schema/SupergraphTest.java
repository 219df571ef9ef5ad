package io.interlock.supergraph.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.interlock.supergraph.Supergraphs;
import org.junit.jupiter.api.Test;

class SupergraphTest {
  private final Supergraph shop = Supergraph.read(Supergraphs.sdl("shop"));

  @Test
  void readsSubgraphsInTheOrderOfTheGraphEnum() {
    assertThat(shop.subgraphs())
        .containsExactly(
            new Subgraph(0, "PRODUCTS", "products", "http://localhost:4001/graphql"),
            new Subgraph(1, "REVIEWS", "reviews", "http://localhost:4002/graphql"));
  }

  @Test
  void aFieldWithoutJoinsIsInEverySubgraphOfItsType() {
    FieldFacts id = shop.view().field("Product", "id").orElseThrow();

    assertThat(id.joins()).extracting(FieldJoin::subgraph).containsExactly("products", "reviews");
  }

  @Test
  void readsRequiresAndExternal() {
    FieldFacts rating = shop.view().field("Product", "rating").orElseThrow();
    FieldFacts price = shop.view().field("Product", "price").orElseThrow();

    assertThat(rating.joinOf("reviews").orElseThrow().requires()).hasToString("price");
    assertThat(price.joinOf("reviews").orElseThrow().isExternal()).isTrue();
    assertThat(price.joinOf("products").orElseThrow().isExternal()).isFalse();
  }

  @Test
  void possibleTypesOfTheApiLackInaccessibleOnes() {
    assertThat(shop.view().possibleTypes("Item")).containsExactly("Hidden", "Product");
    assertThat(shop.view().apiPossibleTypes("Item")).containsExactly("Product");
  }

  @Test
  void theApiSchemaHasNeitherInaccessibleElementsNorMachinery() {
    assertThat(shop.apiSchema().getType("Hidden")).isNull();
    assertThat(shop.apiSchema().getType("join__Graph")).isNull();
    assertThat(shop.apiSchema().getDirective("join__type")).isNull();
    assertThat(shop.apiSchema().getObjectType("Product").getFieldDefinition("secret")).isNull();
    assertThat(shop.apiSchema().getObjectType("Product").getFieldDefinition("size").getArguments())
        .extracting(a -> a.getName())
        .containsExactly("unit");
  }

  /// What the composer has proven is not looked for again: on a large graph that would take longer
  /// than everything else together.
  @Test
  void takesAComposersWordButNobodyElses() {
    String endless = "input Loop%1$s { again: Loop! }\n";
    String graph = shop.subgraphs().getFirst().enumName();
    Supergraph composed =
        Supergraph.read(
            Supergraphs.sdl("shop") + endless.formatted(" @join__type(graph: " + graph + ")"));

    assertThat(composed.apiSchema().getType("Loop")).isNotNull();
    assertThatExceptionOfType(SupergraphException.class)
        .isThrownBy(
            () -> ApiSchema.read("type Query { a(in: Loop): Int }\n" + endless.formatted("")))
        .withMessageContaining("again");
  }

  @Test
  void refusesTheSdlOfASubgraphWithAnAdvice() {
    assertThatExceptionOfType(SupergraphException.class)
        .isThrownBy(() -> Supergraph.read("type Query { a: Int }"))
        .withMessageContaining("Then compose it first")
        .extracting(SupergraphException::code)
        .isEqualTo(SupergraphException.Code.INVALID_FEDERATION_SUPERGRAPH);
  }

  @Test
  void anSdlThatLinksNothingIsAnApiSchemaAlready() {
    assertThat(ApiSchema.read("type Query { a: Int }").getQueryType().getFieldDefinitions())
        .hasSize(1);
    assertThat(ApiSchema.read(Supergraphs.sdl("shop")).getType("Hidden")).isNull();
    assertThatExceptionOfType(SupergraphException.class)
        .isThrownBy(() ->
            ApiSchema.read(
                """
                extend schema @link(url: "https://specs.apollo.dev/federation/v2.3")
                type Query { a: Int }
                """))
        .withMessageContaining("Then compose it first");
  }

  @Test
  void refusesAFeatureThatMustBeUnderstood() {
    String sdl =
        Supergraphs.sdl("shop")
            .replace(
                "@link(url: \"https://specs.apollo.dev/inaccessible/v0.2\", for: SECURITY)",
                "@link(url: \"https://example.com/vault/v1.0\", for: SECURITY)");

    assertThatExceptionOfType(SupergraphException.class)
        .isThrownBy(() -> Supergraph.read(sdl))
        .withMessageContaining("https://example.com/vault/v1.0 for SECURITY");
  }

  @Test
  void saysWhereTheSyntaxIsBroken() {
    assertThatExceptionOfType(SupergraphException.class)
        .isThrownBy(() -> Supergraph.read("type Query {"))
        .withMessageContaining("line 1");
  }

  @Test
  void aSliceHoldsUntilAnAnswerThatWasReadChanges() {
    RecordingSchemaView view = new RecordingSchemaView(shop.view());
    view.field("Product", "price");
    view.field("Product", "nothing");
    SchemaSlice slice = view.slice();

    Supergraph unrelated =
        Supergraph.read(Supergraphs.sdl("shop").replace("rating: Float", "rating: Int"));
    Supergraph changed =
        Supergraph.read(Supergraphs.sdl("shop").replace("price: Money", "price: String"));
    Supergraph added =
        Supergraph.read(
            Supergraphs.sdl("shop")
                .replace("  rating", "  nothing: Int @join__field(graph: REVIEWS)\n  rating"));

    assertThat(slice.holdsIn(unrelated.view())).isTrue();
    assertThat(slice.holdsIn(changed.view())).isFalse();
    assertThat(slice.holdsIn(added.view())).isFalse();
  }

  @Test
  void readsAChainOfThousandsOfTypes() {
    int length = 6_000;
    StringBuilder sdl =
        new StringBuilder(
            """
            schema
              @link(url: "https://specs.apollo.dev/link/v1.0")
              @link(url: "https://specs.apollo.dev/join/v0.3", for: EXECUTION)
            { query: Query }
            enum join__Graph { A @join__graph(name: "a", url: "") }
            type Query @join__type(graph: A) { first: T0 }
            """);
    for (int i = 0; i < length; i++) {
      sdl.append("type T%d @join__type(graph: A) { next: T%d }\n".formatted(i, (i + 1) % length));
    }

    Supergraph supergraph = Supergraph.read(sdl.toString());

    assertThat(supergraph.apiSchema().getType("T" + (length - 1))).isNotNull();
  }
}
