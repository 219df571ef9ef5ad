package io.interlock.supergraph.walk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.interlock.supergraph.Supergraphs;
import io.interlock.supergraph.graph.GraphNode;
import io.interlock.supergraph.graph.QueryGraph;
import io.interlock.supergraph.schema.RecordingSchemaView;
import io.interlock.supergraph.schema.SchemaSlice;
import io.interlock.supergraph.schema.Supergraph;
import java.util.List;
import org.junit.jupiter.api.Test;

class WalkerTest {
  @Test
  void aFieldAtHandNeedsNoJump() {
    Walk books = new Walk("books");

    List<Move> moves = books.walker.moves(books.node("a", "Book"), "upc");

    assertThat(moves).hasSize(1).first().matches(Move::isDirect);
  }

  @Test
  void aKeyMayComeFromASubgraphThatIsReachedBefore() {
    Walk books = new Walk("books");

    Move move = books.walker.moves(books.node("a", "Book"), "author").getFirst();

    assertThat(move.to().subgraph().name()).isEqualTo("c");
    assertThat(move.stages()).isEqualTo(2);
    assertThat(move.fetches()).isEqualTo(2);
    Trail<ConditionStep> id = move.jump().conditions().getFirst();
    assertThat(id.lastMove().orElseThrow().jump().to().subgraph().name()).isEqualTo("b");
  }

  @Test
  void aRequirementMayNeedOtherRequirements() {
    Walk posts = new Walk("posts");

    Move move = posts.walker.moves(posts.node("a", "Post"), "byExpert").getFirst();

    assertThat(move.jump().requires()).hasToString("byNovice");
    assertThat(move.jump().from().subgraph()).isEqualTo(move.jump().to().subgraph());
    assertThat(move.stages()).isEqualTo(4);
  }

  @Test
  void aTypeThatASubgraphNeverReturnsNeverMatches() {
    Walk accounts = new Walk("accounts");

    assertThat(accounts.walker.cast(accounts.node("a", "Admin"), "Regular"))
        .isInstanceOf(CastMoves.NeverMatches.class);
  }

  @Test
  void theTypeOfAnInterfaceObjectIsAskedOfTheInterface() {
    Walk accounts = new Walk("accounts");

    CastMoves cast = accounts.walker.cast(accounts.node("b", "Account"), "Admin");

    assertThat(cast).isInstanceOf(CastMoves.Possible.class);
    Move move = ((CastMoves.Possible) cast).moves().getFirst();
    assertThat(move.to()).isEqualTo(accounts.node("a", "Admin"));
    assertThat(move.jump().to()).isEqualTo(accounts.node("a", "Account"));
  }

  @Test
  void aDeadEndSaysWhyNothingLeadsOn() {
    String sdl =
        Supergraphs.sdl("books")
            .replace("@join__type(graph: C, key: \"id\")", "@join__type(graph: C)");
    Walk books = new Walk(Supergraph.read(sdl));
    GraphNode start = books.node("a", "Book");

    assertThat(books.walker.moves(start, "author")).isEmpty();
    assertThat(new DeadEnds(books.walker).explain(List.of(start), "Book", "author"))
        .extracting(DeadEnds.DeadEnd::reason)
        .containsExactly(
            "cannot find field \"Book.author\"",
            "cannot move to subgraph \"c\", which has field \"Book.author\", because type \"Book\""
                + " has no @key defined in subgraph \"c\"");
  }

  @Test
  void whatWasReadIsNoted() {
    Supergraph supergraph = Supergraphs.read("books");
    RecordingSchemaView view = new RecordingSchemaView(supergraph.view());
    Walk books = new Walk(supergraph, view);
    books.walker.moves(books.node("a", "Book"), "author");
    SchemaSlice slice = view.slice();

    Supergraph otherKey =
        Supergraph.read(
            Supergraphs.sdl("books")
                .replace(
                    "@join__type(graph: C, key: \"id\")", "@join__type(graph: C, key: \"upc\")"));

    assertThat(slice.holdsIn(supergraph.view())).isTrue();
    assertThat(slice.holdsIn(otherKey.view())).isFalse();
  }

  @Test
  void aWalkEndsWithItsBudget() {
    Supergraph supergraph = Supergraphs.read("books");
    QueryGraph graph = QueryGraph.of(supergraph.facts());
    Walker walker = new Walker(graph, supergraph.view(), new StepBudget(2));
    GraphNode start = graph.node("a", "Book").orElseThrow();

    assertThatExceptionOfType(StepBudget.ExceededException.class)
        .isThrownBy(() -> walker.moves(start, "author"));
  }

  /// Every entity is keyed by the ids of all others, which only the last subgraph tells.
  @Test
  void entitiesThatAllKeyEachOtherTakeFewSteps() {
    Supergraph supergraph = Supergraph.read(mutualKeys(20));
    QueryGraph graph = QueryGraph.of(supergraph.facts());
    StepBudget budget = new StepBudget(100_000);
    Walker walker = new Walker(graph, supergraph.view(), budget);

    List<Move> moves = walker.moves(graph.node("a", "T0").orElseThrow(), "inB0");

    assertThat(moves).singleElement().matches(m -> m.to().subgraph().name().equals("b"));
    assertThat(moves.getFirst().stages()).isEqualTo(2);
  }

  @Test
  void aKeyThatNeedsTheJumpItIsForLeadsNowhere() {
    String withoutWayOut = mutualKeys(20).replace("@join__type(graph: C, key: \"name\")", "");
    Walk walk = new Walk(Supergraph.read(withoutWayOut));

    assertThat(walk.walker.moves(walk.node("a", "T0"), "inB0")).isEmpty();
  }

  private static String mutualKeys(int count) {
    StringBuilder sdl =
        new StringBuilder(
            """
            schema
              @link(url: "https://specs.apollo.dev/link/v1.0")
              @link(url: "https://specs.apollo.dev/join/v0.3", for: EXECUTION)
            { query: Query }
            enum join__Graph {
              A @join__graph(name: "a", url: "")
              B @join__graph(name: "b", url: "")
              C @join__graph(name: "c", url: "")
            }
            type Query @join__type(graph: A) { start: T0 @join__field(graph: A) }
            """);
    for (int i = 0; i < count; i++) {
      sdl.append("type T%d @join__type(graph: A, key: \"name\")".formatted(i));
      sdl.append(" @join__type(graph: C, key: \"name\")");
      for (int other = 0; other < count; other++) {
        if (other != i) {
          sdl.append(" @join__type(graph: B, key: \"t%d { id }\")".formatted(other));
        }
      }
      sdl.append(
          " {\n  name: ID! @join__field(graph: A) @join__field(graph: C)\n"
              + "  id: ID! @join__field(graph: B) @join__field(graph: C)\n"
              + "  inB%d: Int @join__field(graph: B)\n".formatted(i));
      for (int other = 0; other < count; other++) {
        sdl.append(
            "  t%d: T%d @join__field(graph: A) @join__field(graph: B)\n".formatted(other, other));
      }
      sdl.append("}\n");
    }
    return sdl.toString();
  }

  private static final class Walk {
    private final QueryGraph graph;
    private final Walker walker;

    Walk(String supergraph) {
      this(Supergraphs.read(supergraph));
    }

    Walk(Supergraph supergraph) {
      graph = QueryGraph.of(supergraph.facts());
      walker = new Walker(graph, supergraph.view(), new StepBudget(10_000));
    }

    Walk(Supergraph supergraph, RecordingSchemaView view) {
      graph = QueryGraph.of(supergraph.facts());
      walker = new Walker(graph, view, new StepBudget(10_000));
    }

    GraphNode node(String subgraph, String type) {
      return graph.node(subgraph, type).orElseThrow();
    }
  }
}
