package io.interlock.executor;

import static org.assertj.core.api.Assertions.assertThat;

import io.interlock.composer.Composer;
import io.interlock.composer.CompositionResult;
import io.interlock.composer.SubgraphInput;
import io.interlock.executor.subgraph.SubgraphAnswer;
import io.interlock.executor.subgraph.SubgraphTransport;
import io.interlock.supergraph.schema.Supergraph;
import io.interlock.testkit.StrictSubgraph;
import io.interlock.testkit.StrictSubgraphs;
import io.netty.buffer.Unpooled;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/// Whole conversations: one folder a case with the subgraphs' schemas, `data.json`,
/// `query.graphql`, perhaps `variables.json`, and `response.json`. The subgraphs are strict: a
/// request that no lawful router sends fails the case. `-Dgolden=write` writes the responses anew.
final class ConversationsTest {
  private static final Path CASES = Path.of("src/test/resources/conversations");

  @TestFactory
  Stream<DynamicTest> conversations() throws IOException {
    return Files.list(CASES)
        .sorted()
        .map(f -> DynamicTest.dynamicTest(f.getFileName().toString(), () -> check(f)));
  }

  private static void check(Path folder) throws IOException {
    StrictSubgraphs subgraphs = StrictSubgraphs.read(folder);
    Supergraph supergraph = compose(subgraphs);

    Run run =
        Run.of(supergraph, Files.readString(folder.resolve("query.graphql")), strict(subgraphs));
    Path variables = folder.resolve("variables.json");
    if (Files.exists(variables)) {
      run.with(Files.readString(variables));
    }
    String actual = Pretty.print(run.response());

    assertThat(subgraphs.violations()).isEmpty();
    Path golden = folder.resolve("response.json");
    if ("write".equals(System.getProperty("golden"))) {
      Files.writeString(golden, actual);
    }
    assertThat(actual).isEqualTo(Files.readString(golden));
  }

  private static Supergraph compose(StrictSubgraphs subgraphs) {
    List<SubgraphInput> inputs =
        subgraphs.all().stream()
            .sorted(Comparator.comparing(StrictSubgraph::name))
            .map(s -> new SubgraphInput(s.name(), "http://" + s.name(), s.sdl()))
            .toList();
    return switch (Composer.compose(inputs)) {
      case CompositionResult.Composed composed -> Supergraph.read(composed.supergraphSdl());
      case CompositionResult.Rejected rejected ->
          throw new AssertionError("expected subgraphs that compose, got " + rejected.errors());
    };
  }

  private static SubgraphTransport strict(StrictSubgraphs subgraphs) {
    return (request, answer) -> {
      String body = request.body().toString(StandardCharsets.UTF_8);
      request.body().release();
      String text = subgraphs.subgraph(request.subgraph()).answer(body);
      answer.accept(
          new SubgraphAnswer.Received(200, Unpooled.copiedBuffer(text, StandardCharsets.UTF_8)));
      return () -> {};
    };
  }
}
