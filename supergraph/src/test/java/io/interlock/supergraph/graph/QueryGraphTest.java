package io.interlock.supergraph.graph;

import static org.assertj.core.api.Assertions.assertThat;

import io.interlock.supergraph.Supergraphs;
import org.junit.jupiter.api.Test;

class QueryGraphTest {
  @Test
  void anExternalFieldHasNoEdge() {
    QueryGraph graph = QueryGraph.of(Supergraphs.read("shop").facts());

    assertThat(graph.node("reviews", "Product").orElseThrow().field("price")).isEmpty();
    assertThat(graph.node("products", "Product").orElseThrow().field("price")).isPresent();
  }

  @Test
  void providedFieldsHaveEdgesBelowTheProvidingFieldOnly() {
    QueryGraph graph = QueryGraph.of(Supergraphs.read("categories").facts());
    GraphNode product = graph.node("category", "Product").orElseThrow();
    FieldEdge products =
        graph.node("category", "Query").orElseThrow().field("products").orElseThrow();

    GraphNode provided = products.to();

    assertThat(product.field("categories")).isEmpty();
    assertThat(provided).isNotNull().isNotSameAs(product);
    GraphNode category = provided.field("categories").orElseThrow().to();
    assertThat(category.field("name")).isPresent();
    assertThat(category.field("subCategories").orElseThrow().to().field("name")).isPresent();
  }

  @Test
  void anInterfaceObjectKnowsNoTypename() {
    QueryGraph graph = QueryGraph.of(Supergraphs.read("accounts").facts());
    GraphNode inA = graph.node("a", "Account").orElseThrow();
    GraphNode inB = graph.node("b", "Account").orElseThrow();

    assertThat(inA.kind()).isEqualTo(GraphNode.Kind.INTERFACE);
    assertThat(inA.runtimeTypes()).extracting(GraphNode::type).containsExactly("Admin", "Regular");
    assertThat(inB.kind()).isEqualTo(GraphNode.Kind.INTERFACE_OBJECT);
    assertThat(inB.field(FieldEdge.TYPENAME)).isEmpty();
  }

  @Test
  void anImplementationJumpsToTheInterfaceObject() {
    QueryGraph graph = QueryGraph.of(Supergraphs.read("accounts").facts());
    GraphNode admin = graph.node("a", "Admin").orElseThrow();

    assertThat(graph.jumps(admin))
        .extracting(KeyEdge::to)
        .containsExactly(graph.node("b", "Account").orElseThrow());
  }

  @Test
  void aKeyThatIsNotResolvableIsNoJump() {
    QueryGraph graph = QueryGraph.of(Supergraphs.read("mashup").facts());
    GraphNode inB = graph.node("b", "A").orElseThrow();

    assertThat(graph.jumps(inB)).extracting(e -> e.key().toString()).containsExactly("id");
  }
}
