package io.interlock.benchmarks.composition;

import java.util.List;
import java.util.Random;

/// Entities that are found in one subgraph by `key0`, in the next by `key1`, which only the one
/// before can tell, and so on: the last field is as many jumps away as the chain is long.
final class KeyChains implements Shape {
  private static final int LENGTH = 5;
  private static final int EVERY = 10;

  @Override
  public void addTo(List<SubgraphDraft> subgraphs, Random random) {
    for (int first = 0; first + LENGTH <= subgraphs.size(); first += EVERY) {
      addChain(subgraphs.subList(first, first + LENGTH), "Shipment" + first);
    }
  }

  private static void addChain(List<SubgraphDraft> subgraphs, String type) {
    for (int link = 0; link < subgraphs.size(); link++) {
      SubgraphDraft subgraph = subgraphs.get(link);
      subgraph.add(
          "type %s @key(fields: \"key%d\") @key(fields: \"key%d\")".formatted(type, link, link + 1),
          "key%d: ID!".formatted(link),
          "key%d: ID!".formatted(link + 1),
          "weight%d: Float".formatted(link),
          "place%d: String @tag(name: \"internal\")".formatted(link));
      if (link == 0 || link == subgraphs.size() / 2) {
        subgraph.add("type Query", "by%d%s: %s".formatted(link, type, type));
      }
    }
  }
}
