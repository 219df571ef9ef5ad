package io.interlock.composer;

import static org.assertj.core.api.Assertions.assertThat;

import io.interlock.composer.diagnostic.ErrorCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ComposerTest {
  private static final Path CASES = Path.of("src/test/resources/compositions");

  /// What `Composer` says when it caught an exception of its own.
  private static final String OWN_FAULT = "The schemas cannot be composed: ";

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

  @Test
  void givesAVerdictOnNestingBombs() {
    for (int depth : List.of(50, 149, 5_000, 1_000_000)) {
      String list = "[".repeat(depth) + "Int" + "]".repeat(depth);
      String value = "[".repeat(depth) + "]".repeat(depth);
      String fields = "a{".repeat(depth) + "b" + "}".repeat(depth);
      assertNoOwnFault("type Query { a: " + list + " }");
      assertNoOwnFault("type Query { a(x: [Int] = " + value + "): Int }");
      assertNoOwnFault(
          "type Query { a: T } type T @key(fields: \"" + fields + "\") { a: T b: Int }");
      assertNoOwnFault("{".repeat(depth));
    }
  }

  @Test
  void givesAVerdictOnGarbage() {
    for (String garbage :
        List.of("", " ", "\u0000", "\uFEFF", "\uD800", "#", "\"\"\"", "type", "}{", "ÿþ\u0001")) {
      assertNoOwnFault(garbage);
      assertNoOwnFault("type Query { a: Int } " + garbage);
    }
  }

  @Test
  void givesAVerdictOnMutatedSchemas() throws IOException {
    long seed = 20_251;
    Random random = new Random(seed);
    for (List<SubgraphInput> subgraphs : allCases()) {
      for (int i = 0; i < 4; i++) {
        List<SubgraphInput> mutated = new ArrayList<>(subgraphs);
        int victim = random.nextInt(mutated.size());
        mutated.set(victim, mutated(mutated.get(victim), random));

        CompositionResult result = Composer.compose(mutated);

        assertThat(ownFaults(result)).as("seed %d, %s", seed, mutated).isEmpty();
      }
    }
  }

  private static SubgraphInput mutated(SubgraphInput subgraph, Random random) {
    List<String> tokens = new ArrayList<>(List.of(subgraph.sdl().split("(?<=\\W)|(?=\\W)")));
    for (int i = 0; i < 1 + random.nextInt(3) && tokens.size() > 2; i++) {
      int a = random.nextInt(tokens.size());
      int b = random.nextInt(tokens.size());
      switch (random.nextInt(3)) {
        case 0 -> tokens.remove(a);
        case 1 -> tokens.set(a, tokens.get(b));
        default -> tokens.subList(Math.max(a, b), tokens.size()).clear();
      }
    }
    return new SubgraphInput(subgraph.name(), subgraph.url(), String.join("", tokens));
  }

  private static List<List<SubgraphInput>> allCases() throws IOException {
    List<List<SubgraphInput>> cases = new ArrayList<>();
    try (Stream<Path> folders = Files.list(CASES)) {
      for (Path folder : folders.sorted().toList()) {
        cases.add(subgraphs(folder));
      }
    }
    return cases;
  }

  private static List<SubgraphInput> subgraphs(Path folder) throws IOException {
    List<SubgraphInput> subgraphs = new ArrayList<>();
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.sorted().toList()) {
        String name = file.getFileName().toString();
        if (name.endsWith(".graphql") && !name.equals("supergraph.graphql")) {
          subgraphs.add(new SubgraphInput(name, "", Files.readString(file)));
        }
      }
    }
    return subgraphs;
  }

  private static void assertNoOwnFault(String sdl) {
    CompositionResult result =
        Composer.compose(
            List.of(
                new SubgraphInput("garbage", "", sdl),
                new SubgraphInput("fine", "", "type Query { fine: Int }")));
    assertThat(ownFaults(result)).as(sdl.substring(0, Math.min(80, sdl.length()))).isEmpty();
  }

  private static List<String> ownFaults(CompositionResult result) {
    return result instanceof CompositionResult.Rejected rejected
        ? rejected.errors().stream()
            .map(error -> error.message())
            .filter(message -> message.startsWith(OWN_FAULT))
            .toList()
        : List.of();
  }

  private static List<ErrorCode> codes(CompositionResult result) {
    return ((CompositionResult.Rejected) result)
        .errors().stream().map(error -> error.code()).distinct().toList();
  }
}
