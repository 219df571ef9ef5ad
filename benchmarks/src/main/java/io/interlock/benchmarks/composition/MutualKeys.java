package io.interlock.benchmarks.composition;

import java.util.List;
import java.util.Random;

/// Twenty entities of which each has the others in its keys, in several subgraphs: every key can be
/// looked for along every other.
final class MutualKeys implements Shape {
  private static final int ENTITIES = 20;
  private static final int SUBGRAPHS = 6;
  private static final int KEYS = 4;

  @Override
  public void addTo(List<SubgraphDraft> subgraphs, Random random) {
    for (SubgraphDraft subgraph : subgraphs.subList(0, SUBGRAPHS)) {
      for (int entity = 0; entity < ENTITIES; entity++) {
        addEntity(subgraph, entity);
      }
      subgraph.add("type Query", "member%d: Member0".formatted(subgraph.number()));
    }
  }

  private static void addEntity(SubgraphDraft subgraph, int entity) {
    StringBuilder head = new StringBuilder("type Member%d @key(fields: \"id\")".formatted(entity));
    for (int step = 1; step <= KEYS; step++) {
      int other = (entity + step * 5 + subgraph.number()) % ENTITIES;
      if (other != entity) {
        head.append(" @key(fields: \"member%d { id }\")".formatted(other));
      }
    }
    subgraph.add(
        head.toString(), "id: ID!", "own%dOf%d: String".formatted(subgraph.number(), entity));
    for (int other = 0; other < ENTITIES; other++) {
      if (other != entity) {
        subgraph.add(head.toString(), "member%d: Member%d @shareable".formatted(other, other));
      }
    }
  }
}
