package io.interlock.composer;

import static org.assertj.core.api.Assertions.assertThat;

import io.interlock.composer.diagnostic.CompositionError;
import io.interlock.composer.diagnostic.CompositionHint;
import io.interlock.composer.diagnostic.SourceLocation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/// Composes each {@link GoldenCase} and compares what comes out with what is recorded.
/// `-Dgolden=write` rewrites the records.
class GoldenCompositionsTest {

  /// Orders of the subgraphs that are tried beside the sorted one.
  private static final int SHUFFLES = 3;

  @TestFactory
  Stream<DynamicTest> composesAsRecorded() {
    return GoldenCase.all().stream()
        .map(each -> DynamicTest.dynamicTest(each.name(), () -> run(each)));
  }

  private static void run(GoldenCase golden) throws IOException {
    Map<String, String> actual = outputs(Composer.compose(golden.subgraphs()));

    if (System.getProperty("golden", "").equals("write")) {
      write(golden.folder(), actual);
    }
    assertThat(actual).isEqualTo(recorded(golden));
    for (List<SubgraphInput> order : otherOrders(golden.subgraphs())) {
      assertThat(outputs(Composer.compose(order)))
          .as("the order of subgraphs means nothing: %s", names(order))
          .isEqualTo(actual);
    }
  }

  private static List<List<SubgraphInput>> otherOrders(List<SubgraphInput> subgraphs) {
    List<List<SubgraphInput>> orders = new ArrayList<>();
    orders.add(subgraphs.reversed());
    for (int seed = 0; seed < SHUFFLES && subgraphs.size() > 2; seed++) {
      List<SubgraphInput> order = new ArrayList<>(subgraphs);
      Collections.shuffle(order, new Random(seed));
      orders.add(order);
    }
    return orders;
  }

  private static List<String> names(List<SubgraphInput> subgraphs) {
    return subgraphs.stream().map(SubgraphInput::name).toList();
  }

  private static Map<String, String> outputs(CompositionResult result) {
    Map<String, String> outputs = new TreeMap<>();
    switch (result) {
      case CompositionResult.Composed composed -> {
        outputs.put(GoldenCase.SUPERGRAPH, composed.supergraphSdl());
        if (!composed.hints().isEmpty()) {
          outputs.put(GoldenCase.HINTS, text(composed.hints(), GoldenCompositionsTest::describe));
        }
      }
      case CompositionResult.Rejected rejected ->
          outputs.put(GoldenCase.ERRORS, text(rejected.errors(), GoldenCompositionsTest::describe));
    }
    return outputs;
  }

  private static <T> String text(List<T> items, Function<T, String> describe) {
    return items.stream().map(describe).collect(Collectors.joining("\n\n", "", "\n"));
  }

  private static String describe(CompositionError error) {
    return error.code() + at(error.locations()) + "\n" + error.message();
  }

  private static String describe(CompositionHint hint) {
    return hint.code() + " " + hint.level() + at(hint.locations()) + "\n" + hint.message();
  }

  private static String at(List<SourceLocation> locations) {
    return locations.isEmpty()
        ? ""
        : locations.stream()
            .map(SourceLocation::toString)
            .collect(Collectors.joining(", ", " at ", ""));
  }

  private static Map<String, String> recorded(GoldenCase golden) {
    Map<String, String> recorded = new TreeMap<>();
    for (String file : List.of(GoldenCase.SUPERGRAPH, GoldenCase.HINTS, GoldenCase.ERRORS)) {
      if (!golden.recorded(file).isEmpty()) {
        recorded.put(file, golden.recorded(file));
      }
    }
    return recorded;
  }

  private static void write(Path folder, Map<String, String> outputs) throws IOException {
    for (String file : List.of(GoldenCase.SUPERGRAPH, GoldenCase.HINTS, GoldenCase.ERRORS)) {
      Files.deleteIfExists(folder.resolve(file));
    }
    for (Map.Entry<String, String> output : outputs.entrySet()) {
      Files.writeString(folder.resolve(output.getKey()), output.getValue());
    }
  }
}
