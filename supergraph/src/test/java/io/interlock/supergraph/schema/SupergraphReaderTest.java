package io.interlock.supergraph.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import graphql.schema.idl.SchemaPrinter;
import io.interlock.supergraph.Supergraphs;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class SupergraphReaderTest {
  private static final String SHOP = Supergraphs.sdl("shop");

  private final SupergraphReader reader = new SupergraphReader();

  @Test
  void takesOverTheTypesThatStandWordForWordInTheSupergraphBefore() {
    Supergraph before = reader.read(SHOP);
    Supergraph after = reader.read(SHOP.replace("rating: Float", "rating: Int"));

    assertThat(after.view().type("Size")).containsSame(before.view().type("Size").orElseThrow());
    assertThat(after.view().field("Product", "rating").orElseThrow().type()).hasToString("Int");
    assertThat(after.view().field("Product", "id").orElseThrow())
        .isNotSameAs(before.view().field("Product", "id").orElseThrow());
  }

  @Test
  void readsWhatAFreshReaderReads() {
    List<String> changes =
        List.of(
            SHOP,
            SHOP.replace("rating: Float", "rating: Int"),
            SHOP.replace("http://localhost:4001", "http://localhost:5001"),
            SHOP.replace("interface Item", "interface Item @inaccessible")
                .replace("items: [Item!]!", "items: [Item!]! @inaccessible"),
            SHOP.replace("\n  @inaccessible\n", "\n"),
            SHOP.replace("join/v0.3", "join/v0.2"),
            SHOP);
    for (String sdl : changes) {
      assertThat(told(reader.read(sdl))).as(sdl).isEqualTo(told(Supergraph.read(sdl)));
    }
  }

  @Test
  void whatCannotBeReadLeavesNoTrace() {
    String before = told(reader.read(SHOP));
    List<String> broken =
        List.of(
            SHOP + " type",
            SHOP + " extend type Product { a: Int }",
            SHOP + " type Lost @join__type(graph: NOWHERE) { a: Int }",
            SHOP + " type Lost @join__type(graph: REVIEWS) { a: Nothing }",
            SHOP + "\nscalar Twice scalar Twice",
            SHOP + SHOP.substring(SHOP.indexOf("type Hidden")));

    for (String sdl : broken) {
      assertThatExceptionOfType(SupergraphException.class)
          .as(sdl)
          .isThrownBy(() -> reader.read(sdl))
          .withMessage(messageOf(sdl));
    }
    assertThat(told(reader.read(SHOP))).isEqualTo(before);
  }

  @Test
  void saysWhereInTheWholeOfItSomethingIsWrong() {
    String sdl = SHOP + "type Lost @join__type(graph: REVIEWS) { a: Nothing }";
    long line = SHOP.lines().count() + 1;

    assertThatExceptionOfType(SupergraphException.class)
        .isThrownBy(() -> reader.read(sdl))
        .withMessageContaining("[@" + line + ":1]");
  }

  private static String messageOf(String sdl) {
    try {
      Supergraph.read(sdl);
      throw new AssertionError("expected that it cannot be read: " + sdl);
    } catch (SupergraphException e) {
      return String.valueOf(e.getMessage());
    }
  }

  /// All that is told of a supergraph.
  private static String told(Supergraph supergraph) {
    List<Object> told = new ArrayList<>(supergraph.subgraphs());
    SupergraphFacts facts = supergraph.facts();
    for (String type : facts.typeNames()) {
      told.add(facts.type(type));
      facts.fieldNames(type).forEach(field -> told.add(facts.field(type, field)));
      told.add(facts.apiPossibleTypes(type));
    }
    return told + new SchemaPrinter().print(supergraph.apiSchema());
  }
}
