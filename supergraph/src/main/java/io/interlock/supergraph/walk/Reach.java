package io.interlock.supergraph.walk;

import io.interlock.supergraph.graph.GraphNode;
import io.interlock.supergraph.graph.KeyEdge;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Everything that can be reached from one node by jumps, one jump per destination: the one with
/// the fewest sequential fetches, then the fewest fetches.
///
/// Found in rounds: in each round, every key whose parts can be read from the node or from what
/// earlier rounds reached opens its destination. So a destination is found after as many rounds as
/// it needs sequential fetches, and a key can never depend on the jump that it is for. At most one
/// round per destination, each of one look at every remaining key.
final class Reach {
  private static final Comparator<Jump> BY_COST =
      Comparator.comparingInt(Jump::stages)
          .thenComparingInt(Jump::fetches)
          .thenComparingInt(j -> j.conditions().size());

  private final GraphNode from;
  private final Map<GraphNode, Jump> jumps = new LinkedHashMap<>();
  private boolean isComplete;

  Reach(GraphNode from) {
    this.from = from;
  }

  void complete(List<KeyEdge> edges, ConditionResolver conditions, StepBudget budget) {
    Set<KeyEdge> open = new LinkedHashSet<>(edges);
    boolean isGrowing = true;
    while (isGrowing) {
      List<Jump> found = new ArrayList<>();
      for (KeyEdge edge : open) {
        budget.take();
        jump(edge, conditions).ifPresent(found::add);
      }
      found.sort(BY_COST);
      found.forEach(jump -> jumps.putIfAbsent(jump.to(), jump));
      open.removeIf(edge -> jumps.containsKey(edge.to()));
      isGrowing = !found.isEmpty();
    }
    isComplete = true;
  }

  private Optional<Jump> jump(KeyEdge edge, ConditionResolver conditions) {
    if (edge.isRoot()) {
      return Optional.of(new Jump(from, edge.to(), edge.key(), null, List.of()));
    }
    return conditions
        .resolve(from, edge.key(), true, this)
        .map(trails -> new Jump(from, edge.to(), edge.key(), null, trails));
  }

  /// Nearest first.
  List<Jump> jumps() {
    return List.copyOf(jumps.values());
  }

  /// False while it is being found; then {@link #jumps} are those found so far.
  boolean isComplete() {
    return isComplete;
  }
}
