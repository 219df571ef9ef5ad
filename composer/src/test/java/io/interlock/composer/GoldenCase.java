package io.interlock.composer;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/// A folder of `compositions`: the subgraphs, and what is recorded of their composition in
/// `supergraph.graphql` and `hints.txt`, or in `errors.txt`.
public record GoldenCase(Path folder, List<SubgraphInput> subgraphs) {
  static final String SUPERGRAPH = "supergraph.graphql";
  static final String HINTS = "hints.txt";
  static final String ERRORS = "errors.txt";

  private static final Path CASES = Path.of("src/test/resources/compositions");

  /// Every case, in the order of their names.
  public static List<GoldenCase> all() {
    List<GoldenCase> cases =
        list(CASES).stream().map(folder -> new GoldenCase(folder, subgraphs(folder))).toList();
    if (cases.isEmpty()) {
      throw new IllegalStateException("no golden cases in " + CASES.toAbsolutePath());
    }
    return cases;
  }

  public String name() {
    return folder.getFileName().toString();
  }

  public boolean isAccepted() {
    return !recorded(SUPERGRAPH).isEmpty();
  }

  /// The text of a recorded file; empty when there is none.
  String recorded(String file) {
    Path path = folder.resolve(file);
    return Files.exists(path) ? read(path) : "";
  }

  private static List<SubgraphInput> subgraphs(Path folder) {
    return list(folder).stream()
        .filter(file -> file.toString().endsWith(".graphql"))
        .filter(file -> !file.endsWith(SUPERGRAPH))
        .map(GoldenCase::subgraph)
        .toList();
  }

  private static SubgraphInput subgraph(Path file) {
    String name = file.getFileName().toString().replaceFirst("\\.graphql$", "");
    return new SubgraphInput(name, "http://" + name, read(file));
  }

  private static List<Path> list(Path folder) {
    try (Stream<Path> files = Files.list(folder)) {
      return files.sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
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
