package io.interlock.composer;

import static org.assertj.core.api.Assertions.assertThat;

import io.interlock.composer.diagnostic.CompositionError;
import io.interlock.composer.diagnostic.CompositionHint;
import io.interlock.composer.diagnostic.SourceLocation;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/// Composes each folder of `compositions` and compares what comes out with the files beside the
/// subgraphs: `supergraph.graphql` and `hints.txt`, or `errors.txt`. `-Dgolden=write` rewrites
/// them.
class GoldenCompositionsTest {
  private static final Path CASES = Path.of("src/test/resources/compositions");
  private static final Set<String> OUTPUTS =
      Set.of("supergraph.graphql", "hints.txt", "errors.txt");

  @TestFactory
  Stream<DynamicTest> composesAsRecorded() throws IOException {
    List<Path> cases;
    try (Stream<Path> folders = Files.list(CASES)) {
      cases = folders.sorted().toList();
    }
    assertThat(cases).isNotEmpty();
    return cases.stream()
        .map(folder -> DynamicTest.dynamicTest(folder.getFileName().toString(), () -> run(folder)));
  }

  private static void run(Path folder) throws IOException {
    List<SubgraphInput> subgraphs = subgraphs(folder);

    Map<String, String> actual = outputs(Composer.compose(subgraphs));
    Map<String, String> reversed = outputs(Composer.compose(subgraphs.reversed()));

    assertThat(reversed).as("the order of subgraphs means nothing").isEqualTo(actual);
    if (System.getProperty("golden", "").equals("write")) {
      write(folder, actual);
    }
    assertThat(actual).isEqualTo(recorded(folder));
  }

  private static List<SubgraphInput> subgraphs(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .filter(file -> file.toString().endsWith(".graphql"))
          .filter(file -> !OUTPUTS.contains(file.getFileName().toString()))
          .sorted()
          .map(GoldenCompositionsTest::subgraph)
          .toList();
    }
  }

  private static SubgraphInput subgraph(Path file) {
    String name = file.getFileName().toString().replaceFirst("\\.graphql$", "");
    return new SubgraphInput(name, "http://" + name, read(file));
  }

  private static Map<String, String> outputs(CompositionResult result) {
    Map<String, String> outputs = new TreeMap<>();
    switch (result) {
      case CompositionResult.Composed composed -> {
        outputs.put("supergraph.graphql", composed.supergraphSdl());
        if (!composed.hints().isEmpty()) {
          outputs.put("hints.txt", text(composed.hints(), GoldenCompositionsTest::describe));
        }
      }
      case CompositionResult.Rejected rejected ->
          outputs.put("errors.txt", text(rejected.errors(), GoldenCompositionsTest::describe));
    }
    return outputs;
  }

  private static <T> String text(List<T> items, java.util.function.Function<T, String> describe) {
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

  private static Map<String, String> recorded(Path folder) {
    Map<String, String> recorded = new TreeMap<>();
    for (String name : OUTPUTS) {
      if (Files.exists(folder.resolve(name))) {
        recorded.put(name, read(folder.resolve(name)));
      }
    }
    return recorded;
  }

  private static void write(Path folder, Map<String, String> outputs) throws IOException {
    for (String name : OUTPUTS) {
      Files.deleteIfExists(folder.resolve(name));
    }
    for (Map.Entry<String, String> output : outputs.entrySet()) {
      Files.writeString(folder.resolve(output.getKey()), output.getValue());
    }
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
