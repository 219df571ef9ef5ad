package io.interlock.executor.slices;

import static org.assertj.core.api.Assertions.assertThat;

import graphql.language.Document;
import io.interlock.planner.QueryPlanner;
import io.interlock.supergraph.schema.Supergraph;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/// The golden conversations' subgraphs are edited at random, `-Dslices.edits=…` times from
/// `-Dslices.seed=…`.
final class SlicesTest {
  private static final int EDITS = Integer.getInteger("slices.edits", 200);
  private static final long SEED = Long.getLong("slices.seed", 20_250_701);

  private final List<String> differences = new ArrayList<>();
  private int kept;
  private int changed;

  /// A golden case, and its operations as prepared for it.
  private record Case(ConversationCase golden, Map<Path, Prepared> prepared) {}

  @Test
  void anOperationWhoseSliceHashStaysIsPreparedToTheSame() {
    List<Path> folders = ConversationCase.folders();
    Map<Path, Case> cases = new HashMap<>();
    Random random = new Random(SEED);
    for (int i = 0; i < EDITS; i++) {
      Path folder = folders.get(random.nextInt(folders.size()));
      Case drawn = cases.computeIfAbsent(folder, SlicesTest::read);
      drawn.golden().edited(random.nextLong()).ifPresent(edited -> compare(drawn, edited));
    }

    assertThat(differences).isEmpty();
    // Seen: seven of ten are kept.
    assertThat(kept)
        .as("operations kept, of %s", kept + changed)
        .isGreaterThan((kept + changed) / 2);
    assertThat(changed).as("operations whose slice changed").isPositive();
  }

  private void compare(Case drawn, ConversationCase.Edited edited) {
    Supergraph supergraph = edited.supergraph();
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
            Document document = drawn.golden().documents().get(file);
            String after =
                Prepared.of(document, supergraph, planner).map(Prepared::text).orElse("refused");
            if (!after.equals(before.text())) {
              differences.add(
                  file
                      + (" differs:\n" + before.text() + "\nis now\n" + after)
                      + ("\nin\n" + edited.subgraphs()));
            }
          } else {
            changed++;
          }
        });
  }

  private static Case read(Path folder) {
    ConversationCase golden = ConversationCase.read(folder);
    QueryPlanner planner = new QueryPlanner(golden.supergraph());
    Map<Path, Prepared> prepared = new LinkedHashMap<>();
    golden
        .documents()
        .forEach((file, document) ->
            Prepared.of(document, golden.supergraph(), planner)
                .ifPresent(p -> prepared.put(file, p)));
    return new Case(golden, prepared);
  }
}
