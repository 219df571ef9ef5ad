package io.interlock.router.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.interlock.composer.Composer;
import io.interlock.composer.CompositionResult;
import io.interlock.composer.SubgraphInput;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// What an engine makes of an operation with too many plans to try all.
final class CutSearchTest {
  private static final int SUBGRAPHS = 20;

  private final RecordingObserver observer = new RecordingObserver();

  @Test
  void reportsASearchThatEndedAtItsBudgetOnce() {
    Engine engine =
        Engine.build(
            composed(),
            new EngineOptions(1_000, 10, OverrideDecisions.NONE, Runnable::run, observer));
    String query = "{ top { " + fields() + " next { " + fields() + " } } }";

    engine.operation(query, null);
    engine.operation(query, null);

    assertThat(observer.faults).isEmpty();
    assertThat(observer.searchCuts).extracting(PreparedOperation::isCut).containsExactly(true);
  }

  /// Each of twenty fields is in three of twenty subgraphs.
  private static String composed() {
    List<SubgraphInput> subgraphs =
        IntStream.range(0, SUBGRAPHS)
            .mapToObj(s -> new SubgraphInput("s" + s, "http://s" + s, sdl(s)))
            .toList();
    return ((CompositionResult.Composed) Composer.compose(subgraphs)).supergraphSdl();
  }

  private static String sdl(int subgraph) {
    String own =
        IntStream.of(subgraph, subgraph + 3, subgraph + 7)
            .mapToObj(f -> "f" + f % SUBGRAPHS + ": Int @shareable")
            .collect(Collectors.joining(" "));
    return """
    extend schema @link(
      url: "https://specs.apollo.dev/federation/v2.5", import: ["@key", "@shareable"]
    )
    type Query { top: [E] @shareable }
    type E @key(fields: "id") { id: ID! next: E @shareable %s }
    """
        .formatted(own);
  }

  private static String fields() {
    return IntStream.range(0, SUBGRAPHS).mapToObj(f -> "f" + f).collect(Collectors.joining(" "));
  }
}
