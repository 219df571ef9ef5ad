package io.interlock.benchmarks.composition;

import java.util.List;
import java.util.Random;

/// Shareable value types ten levels deep, which every fifth subgraph defines alike and returns: the
/// ways to a leaf are all subgraphs at every level.
final class DeepValues implements Shape {
  private static final int LEVELS = 10;
  private static final int EVERY = 5;

  @Override
  public void addTo(List<SubgraphDraft> subgraphs, Random random) {
    for (SubgraphDraft subgraph : subgraphs) {
      if (subgraph.number() % EVERY == 0) {
        addLevels(subgraph);
        subgraph.add("type Query", "address%d: Address0".formatted(subgraph.number()));
        subgraph.add("type Query", "anyAddress: Address0 @shareable");
      }
    }
  }

  private static void addLevels(SubgraphDraft subgraph) {
    for (int level = 0; level < LEVELS; level++) {
      String head = "type Address%d @shareable".formatted(level);
      subgraph.add(head, "line: String!", "code: Int", "verified: Boolean! @tag(name: \"public\")");
      if (level + 1 < LEVELS) {
        subgraph.add(
            head,
            "next: Address%d".formatted(level + 1),
            "previous: [Address%d!]".formatted(level + 1));
      }
    }
  }
}
