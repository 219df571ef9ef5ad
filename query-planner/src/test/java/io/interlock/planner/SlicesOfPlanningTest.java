package io.interlock.planner;

import static org.assertj.core.api.Assertions.assertThat;

import graphql.parser.Parser;
import io.interlock.composer.Composer;
import io.interlock.composer.CompositionResult;
import io.interlock.composer.SubgraphInput;
import io.interlock.supergraph.schema.RecordingSchemaView;
import io.interlock.supergraph.schema.SchemaSlice;
import io.interlock.supergraph.schema.Supergraph;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// Which changes of a supergraph concern a planned operation.
final class SlicesOfPlanningTest {
  private static final String LINK =
      """
      extend schema @link(
        url: "https://specs.apollo.dev/federation/v2.5"
        import: ["@key", "@shareable", "@interfaceObject"]
      )
      """;

  @Test
  void aNewFieldElsewhereDoesNotConcernAnOperation() {
    SchemaSlice slice = slice("{ a }", "type Query { a: Int b: Int }");

    assertThat(holds(slice, "type Query { a: Int b: Int c: T } type T { d: Int }")).isTrue();
  }

  @Test
  void aFieldThatAConstantLeavesOutHasToStay() {
    SchemaSlice slice = slice("{ a b @include(if: false) }", "type Query { a: Int b: Int }");

    assertThat(holds(slice, "type Query { a: Int }")).isFalse();
  }

  @Test
  void theDocumentsOtherOperationsHaveToStayValid() {
    SchemaSlice slice =
        slice(composed("type Query { a: Int b: Int }"), "query One { a } query Two { b }", "One");

    assertThat(holds(slice, "type Query { a: Int b(c: Int!): Int }")).isFalse();
  }

  @Test
  void aDirectiveOfTheSchemaIsBehindNoOtherQuestion() {
    String sdl = "directive @note on FIELD type Query { a: Int }";
    SchemaSlice slice = slice("{ a @note }", sdl);

    assertThat(holds(slice, sdl)).isFalse();
  }

  @Test
  void anInterfaceObjectMayStandInForAType() {
    String things =
        """
        type Query { thing: Thing }
        interface Node @key(fields: "id") { id: ID! }
        type Thing implements Node @key(fields: "id") { id: ID! name: String @shareable }
        """;
    String names = "type Thing @key(fields: \"id\") { id: ID! size: Int }";
    SchemaSlice slice = slice("{ thing { size } }", things, names);

    assertThat(holds(slice, things, names)).isTrue();
    assertThat(
            holds(
                slice,
                things,
                names,
                "type Node @key(fields: \"id\") @interfaceObject { id: ID! more: Int }"))
        .isFalse();
  }

  @Test
  void aFurtherTypeOfAnInterfaceConcernsWhatIsFoldedOnIt() {
    String things =
        """
        type Query { things: [Thing] }
        interface Thing { id: ID! }
        type Table implements Thing { id: ID! }
        type Chair implements Thing { id: ID! }
        """;
    String query = "{ things { ... on Table { id } ... on Chair { id } } }";
    SchemaSlice slice = slice(query, things);

    assertThat(holds(slice, things + "type Lamp { id: ID! }")).isTrue();
    assertThat(holds(slice, things + "type Lamp implements Thing { id: ID! }")).isFalse();
  }

  @Test
  void aFieldThatAnInterfaceGetsConcernsWhatIsNotFoldedOnIt() {
    String objects =
        """
        type Query { things: [Thing] }
        type Table implements Thing { id: ID! name: String }
        type Chair implements Thing { id: ID! name: String }
        """;
    String query = "{ things { ... on Table { name } ... on Chair { name } } }";
    SchemaSlice slice = slice(query, objects + "interface Thing { id: ID! }");

    assertThat(holds(slice, objects + "interface Thing { id: ID! name: String }")).isFalse();
  }

  private static SchemaSlice slice(String query, String... subgraphs) {
    return slice(composed(subgraphs), query, null);
  }

  private static SchemaSlice slice(
      Supergraph supergraph, String query, @Nullable String operation) {
    RecordingSchemaView view = new RecordingSchemaView(supergraph.view());
    PlanningOutcome outcome =
        new QueryPlanner(supergraph).plan(Parser.parse(query), operation, view);
    assertThat(outcome).isInstanceOf(PlanningOutcome.Planned.class);
    return view.slice();
  }

  private static boolean holds(SchemaSlice slice, String... subgraphs) {
    return slice.holdsIn(composed(subgraphs).view());
  }

  private static Supergraph composed(String... subgraphs) {
    List<SubgraphInput> inputs = new ArrayList<>();
    for (int i = 0; i < subgraphs.length; i++) {
      inputs.add(new SubgraphInput("s" + i, "http://s" + i, LINK + subgraphs[i]));
    }
    return switch (Composer.compose(inputs)) {
      case CompositionResult.Composed composed -> Supergraph.read(composed.supergraphSdl());
      case CompositionResult.Rejected(var errors) ->
          throw new AssertionError("expected subgraphs that compose, got " + errors);
    };
  }
}
