package io.interlock.composer.satisfiability;

import io.interlock.supergraph.graph.GraphNode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A place in some operation: a type of the supergraph, and all the nodes at which a walk that came
/// here may stand. Whatever is asked for next may be served from any of them.
///
/// @param before the place from which `step` led here; null at a root
record Position(String type, Set<GraphNode> nodes, @Nullable Position before, Step step) {
  Position {
    nodes = Collections.unmodifiableSet(new LinkedHashSet<>(nodes)); // in the order they are found
  }

  /// What leads from one place to the next.
  sealed interface Step {
    /// The start: the keyword of an operation.
    record Root(String operation) implements Step {}

    record Field(String parent, String name) implements Step {}

    record Cast(String type) implements Step {}
  }

  Position then(Step next, String nextType, Set<GraphNode> nextNodes) {
    return new Position(nextType, nextNodes, this, next);
  }

  /// The names of the subgraphs in which a walk may stand.
  Set<String> subgraphs() {
    Set<String> names = new LinkedHashSet<>();
    nodes.forEach(node -> names.add(node.subgraph().name()));
    return names;
  }

  /// The steps from the root to here.
  List<Step> steps() {
    List<Step> steps = new ArrayList<>();
    for (Position p = this; p != null; p = p.before) {
      steps.add(p.step);
    }
    Collections.reverse(steps);
    return steps;
  }
}
