package io.interlock.supergraph.walk;

import io.interlock.supergraph.fieldset.FieldSet;
import io.interlock.supergraph.graph.GraphNode;
import io.interlock.supergraph.graph.KeyEdge;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Everything that can be reached from one node by jumps, one jump per destination: the one with
/// the fewest sequential fetches, then the fewest fetches, then with a key that cannot be null.
final class Reach implements Inquiry {
  private static final Comparator<Jump> BY_COST =
      Comparator.comparingInt(Jump::stages)
          .thenComparingInt(Jump::fetches)
          .thenComparing(Jump::mayLackKey)
          .thenComparingInt(j -> j.conditions().size());

  private final GraphNode from;
  private final List<KeyEdge> edges;
  private final ConditionResolver conditions;
  private final StepBudget budget;
  private final List<Jump> jumps = new ArrayList<>();
  private final Map<GraphNode, Integer> ranks = new HashMap<>();
  private final Map<String, GraphNode> anyByType = new LinkedHashMap<>();
  private List<Jump> found = new ArrayList<>();
  private boolean isClosed;

  Reach(GraphNode from, List<KeyEdge> edges, ConditionResolver conditions, StepBudget budget) {
    this.from = from;
    this.edges = edges;
    this.conditions = conditions;
    this.budget = budget;
    this.isClosed = edges.isEmpty();
  }

  /// Nearest first.
  List<Jump> jumps() {
    return jumps;
  }

  /// One destination of each type: an interface object stands for several.
  Collection<GraphNode> anyByType() {
    return anyByType.values();
  }

  /// Whether there is a jump to `node`.
  boolean includes(GraphNode node) {
    return ranks.containsKey(node);
  }

  /// The jumps to any of `destinations`, nearest first.
  List<Jump> jumpsTo(List<GraphNode> destinations) {
    if (jumps.isEmpty() || destinations.isEmpty()) {
      return List.of();
    }
    List<Integer> wanted = new ArrayList<>();
    for (GraphNode destination : destinations) {
      Integer rank = ranks.get(destination);
      if (rank != null) {
        wanted.add(rank);
      }
    }
    wanted.sort(Comparator.naturalOrder());
    List<Jump> nearestFirst = new ArrayList<>(wanted.size());
    for (int rank : wanted) {
      nearestFirst.add(jumps.get(rank));
    }
    return nearestFirst;
  }

  @Override
  public int look() {
    found = new ArrayList<>();
    Map<FieldSet, Optional<List<Trail<ConditionStep>>>> keys = new HashMap<>();
    int cheapest = NOTHING;
    for (KeyEdge edge : edges) {
      if (!includes(edge.to())) {
        budget.take();
        @Nullable List<Trail<ConditionStep>> trails =
            keys.computeIfAbsent(edge.key(), this::resolve).orElse(null);
        if (trails != null) {
          Jump jump = new Jump(from, edge.to(), edge.key(), null, trails);
          found.add(jump);
          cheapest = Math.min(cheapest, jump.stages());
        }
      }
    }
    return cheapest;
  }

  /// Many subgraphs have the same key.
  private Optional<List<Trail<ConditionStep>>> resolve(FieldSet key) {
    return conditions.resolve(from, key, true);
  }

  @Override
  public boolean admit(int stages) {
    int before = jumps.size();
    if (found.size() > 1) {
      found.sort(BY_COST);
    }
    for (Jump jump : found) {
      if (jump.stages() <= stages && ranks.putIfAbsent(jump.to(), jumps.size()) == null) {
        jumps.add(jump);
        anyByType.putIfAbsent(jump.to().type(), jump.to());
      }
    }
    return jumps.size() > before;
  }

  @Override
  public void forget() {
    jumps.clear();
    ranks.clear();
    anyByType.clear();
  }

  @Override
  public void close() {
    isClosed = true;
    found = List.of();
  }

  @Override
  public boolean isClosed() {
    return isClosed;
  }
}
