package io.interlock.composer;

import static org.assertj.core.api.Assertions.assertThat;

import io.interlock.composer.diagnostic.ErrorCode;
import java.util.List;
import org.junit.jupiter.api.Test;

class ComposerTest {
  @Test
  void rejectsNoSubgraphsAtAll() {
    assertThat(codes(Composer.compose(List.of()))).containsExactly(ErrorCode.NO_QUERIES);
  }

  @Test
  void rejectsTwoSubgraphsOfOneName() {
    SubgraphInput subgraph = new SubgraphInput("a", "", "type Query { a: Int }");

    CompositionResult result = Composer.compose(List.of(subgraph, subgraph));

    assertThat(codes(result)).containsExactly(ErrorCode.INVALID_SUBGRAPH_NAME);
  }

  @Test
  void rejectsASubgraphWithoutAName() {
    SubgraphInput nameless = new SubgraphInput("", "", "type Query { a: Int }");

    CompositionResult result = Composer.compose(List.of(nameless));

    assertThat(codes(result)).containsExactly(ErrorCode.INVALID_SUBGRAPH_NAME);
  }

  @Test
  void collectsTheErrorsOfAllSubgraphs() {
    CompositionResult result =
        Composer.compose(
            List.of(
                new SubgraphInput("b", "", "type Query { x: Ghost }"),
                new SubgraphInput("a", "", "type Query {"),
                new SubgraphInput("c", "", "type Query { x: Int }")));

    assertThat(((CompositionResult.Rejected) result).errors())
        .extracting(error -> error.locations().getFirst().subgraph())
        .containsExactly("a", "b");
  }

  @Test
  void placesAnErrorByLineAndColumn() {
    CompositionResult result =
        Composer.compose(List.of(new SubgraphInput("a", "", "type Query {\n  x: Ghost\n}\n")));

    assertThat(((CompositionResult.Rejected) result).errors().getFirst().locations())
        .extracting(Object::toString)
        .containsExactly("a:2:3");
  }

  private static List<ErrorCode> codes(CompositionResult result) {
    return ((CompositionResult.Rejected) result)
        .errors().stream().map(error -> error.code()).distinct().toList();
  }
}
