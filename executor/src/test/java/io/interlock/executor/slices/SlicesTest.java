package io.interlock.executor.slices;

import static org.assertj.core.api.Assertions.assertThat;

import graphql.language.Document;
import graphql.parser.Parser;
import io.interlock.composer.Composer;
import io.interlock.composer.CompositionResult;
import io.interlock.composer.SubgraphInput;
import io.interlock.planner.QueryPlanner;
import io.interlock.supergraph.schema.Supergraph;
import io.interlock.supergraph.schema.SupergraphException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// The golden conversations' subgraphs are edited at random, `-Dslices.edits=…` times from
/// `-Dslices.seed=…`.
final class SlicesTest {
  private static final Path CASES = Path.of("src/test/resources/conversations");
  private static final String SUFFIX = ".graphql";
  private static final int EDITS = Integer.getInteger("slices.edits", 200);
  private static final long SEED = Long.getLong("slices.seed", 20_250_701);

  /// Edits tried at one time; about half of them compose.
  private static final int TRIES = 3;

  private final List<String> differences = new ArrayList<>();
  private int kept;
  private int changed;

  /// A golden case: its supergraph, and its operations as prepared for that.
  private record Case(
      List<SubgraphInput> subgraphs, Map<Path, Document> documents, Map<Path, Prepared> prepared) {}

  @Test
  void anOperationWhoseSliceHashStaysIsPreparedToTheSame() throws IOException {
    List<Path> folders = list(CASES).toList();
    Map<Path, Case> cases = new LinkedHashMap<>();
    Random random = new Random(SEED);
    for (int i = 0; i < EDITS; i++) {
      Path folder = folders.get(random.nextInt(folders.size()));
      Case drawn = cases.get(folder);
      if (drawn == null) {
        drawn = read(folder);
        cases.put(folder, drawn);
      }
      editAndCompare(drawn, random.nextLong());
    }

    assertThat(differences).isEmpty();
    // Seen: seven of ten are kept.
    assertThat(kept)
        .as("operations kept, of %s", kept + changed)
        .isGreaterThan((kept + changed) / 2);
    assertThat(changed).as("operations whose slice changed").isPositive();
  }

  private void editAndCompare(Case drawn, long seed) {
    SchemaEdits edits = new SchemaEdits(seed);
    List<SubgraphInput> edited = drawn.subgraphs();
    @Nullable Supergraph supergraph = null;
    for (int i = 0; i < TRIES; i++) {
      List<SubgraphInput> next = edits.edit(edited);
      Optional<Supergraph> composed = next.equals(edited) ? Optional.empty() : composed(next);
      if (composed.isPresent()) {
        edited = next;
        supergraph = composed.get();
      }
    }
    if (supergraph != null) {
      compare(drawn, supergraph, edited);
    }
  }

  private void compare(Case drawn, Supergraph supergraph, List<SubgraphInput> edited) {
    QueryPlanner planner = new QueryPlanner(supergraph);
    drawn
        .prepared()
        .forEach((file, before) -> {
          boolean holds = before.slice().holdsIn(supergraph.view());
          assertThat(before.hash().equals(before.slice().hashIn(supergraph.view())))
              .as("the hash says what the slice says of %s", file)
              .isEqualTo(holds);
          if (holds) {
            kept++;
            Document document = drawn.documents().get(file);
            String after =
                Prepared.of(document, supergraph, planner).map(Prepared::text).orElse("refused");
            if (!after.equals(before.text())) {
              differences.add(
                  file + " differs:\n" + before.text() + "\nis now\n" + after + "\nin\n" + edited);
            }
          } else {
            changed++;
          }
        });
  }

  private static Case read(Path folder) throws IOException {
    List<SubgraphInput> subgraphs = new ArrayList<>();
    for (Path file : list(folder).filter(SlicesTest::isGraphql).toList()) {
      String name = file.getFileName().toString().replace(SUFFIX, "");
      subgraphs.add(new SubgraphInput(name, "http://" + name, Files.readString(file)));
    }
    Supergraph supergraph = composed(subgraphs).orElseThrow();
    QueryPlanner planner = new QueryPlanner(supergraph);
    Map<Path, Document> documents = new LinkedHashMap<>();
    Map<Path, Prepared> prepared = new LinkedHashMap<>();
    for (Path file : list(folder.resolve("queries")).filter(SlicesTest::isGraphql).toList()) {
      Document document = Parser.parse(Files.readString(file));
      documents.put(file, document);
      Prepared.of(document, supergraph, planner).ifPresent(p -> prepared.put(file, p));
    }
    return new Case(subgraphs, documents, prepared);
  }

  /// Empty for subgraphs that do not compose, and for the few of which no API schema can be made:
  /// an object narrower than its interface in one subgraph, and wider in another.
  private static Optional<Supergraph> composed(List<SubgraphInput> subgraphs) {
    try {
      return Composer.compose(subgraphs) instanceof CompositionResult.Composed composed
          ? Optional.of(Supergraph.read(composed.supergraphSdl()))
          : Optional.empty();
    } catch (SupergraphException e) {
      return Optional.empty();
    }
  }

  private static boolean isGraphql(Path file) {
    return file.toString().endsWith(SUFFIX);
  }

  private static Stream<Path> list(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.sorted().toList().stream();
    }
  }
}
