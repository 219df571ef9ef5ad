package io.interlock.benchmarks.composition;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/// An interface with seventy implementations: one subgraph has them all, and of the others every
/// fifth adds fields to some of them.
final class ManyImplementations implements Shape {
  private static final int IMPLEMENTATIONS = 70;
  private static final int EVERY = 5;
  private static final int PER_SUBGRAPH = 25;

  @Override
  public void addTo(List<SubgraphDraft> subgraphs, Random random) {
    addAll(subgraphs.getFirst());
    for (SubgraphDraft subgraph : subgraphs) {
      if (subgraph.number() > 0 && subgraph.number() % EVERY == 0) {
        addSome(subgraph, random);
      }
    }
  }

  private static void addAll(SubgraphDraft subgraph) {
    subgraph.add("interface Content", "id: ID!", "title: String", "parent: Content");
    for (int i = 0; i < IMPLEMENTATIONS; i++) {
      subgraph.add(
          "type Content%d implements Content @key(fields: \"id\")".formatted(i),
          "id: ID!",
          "title: String",
          "parent: Content",
          "length%d: Int".formatted(i));
    }
    subgraph.add("type Query", "contents: [Content!]!", "search: [AnyContent!]!");
    List<String> members = new ArrayList<>();
    for (int i = 0; i < IMPLEMENTATIONS; i += 2) {
      members.add("Content" + i);
    }
    subgraph.add("union AnyContent = " + String.join(" | ", members));
  }

  private static void addSome(SubgraphDraft subgraph, Random random) {
    int number = subgraph.number();
    List<Integer> some = new ArrayList<>();
    for (int i = 0; i < IMPLEMENTATIONS; i++) {
      some.add(i);
    }
    Collections.shuffle(some, random);
    subgraph.add("interface Content", "id: ID!", "likes%d: Int".formatted(number));
    for (int i = 0; i < IMPLEMENTATIONS; i++) {
      // every subgraph that has the interface's field has it on every implementation
      String extra = some.indexOf(i) < PER_SUBGRAPH ? "note%d: String" : "mark%d: Boolean";
      subgraph.add(
          "type Content%d implements Content @key(fields: \"id\")".formatted(i),
          "id: ID!",
          "likes%d: Int".formatted(number),
          extra.formatted(number));
    }
    subgraph.add("type Query", "contentsOf%d: [Content!]!".formatted(number));
  }
}
