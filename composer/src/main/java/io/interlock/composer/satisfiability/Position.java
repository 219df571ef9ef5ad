package io.interlock.composer.satisfiability;

import io.interlock.supergraph.graph.GraphNode;
import io.interlock.supergraph.graph.QueryGraph;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A place in some operation: a type of the supergraph, and all the nodes at which a walk that came
/// here may stand. Whatever is asked for next may be served from any of them.
///
/// @param contexts what fields can read here from the contexts that are set above
/// @param before the place from which `step` led here; null at a root
record Position(
    String type,
    Set<GraphNode> nodes,
    Set<Contexts.Reading> contexts,
    @Nullable Position before,
    Step step) {
  Position {
    contexts = Set.copyOf(contexts);
    nodes = Collections.unmodifiableSet(new LinkedHashSet<>(nodes)); // in the order they are found
  }

  /// What leads from one place to the next.
  sealed interface Step {
    /// The start: the keyword of an operation.
    record Root(String operation) implements Step {}

    record Field(String parent, String name) implements Step {}

    record Cast(String type) implements Step {}
  }

  static Position root(String operation, String type, Set<GraphNode> nodes) {
    return new Position(type, nodes, Set.of(), null, new Step.Root(operation));
  }

  /// A place that an earlier exploration came to, by whatever way.
  static Position remembered(String type, ProofMemory.Place place, QueryGraph graph) {
    Set<GraphNode> nodes = new LinkedHashSet<>();
    place.subgraphs().forEach(subgraph -> graph.node(subgraph, type).ifPresent(nodes::add));
    Position root = root("query", type, nodes);
    return place.isRoot() ? root : new Position(type, nodes, Set.of(), root, new Step.Cast(type));
  }

  /// The same object, its type known.
  Position as(String objectType, Set<GraphNode> castNodes) {
    return new Position(objectType, castNodes, contexts, this, new Step.Cast(objectType));
  }

  /// The object behind a field.
  Position then(
      String field, String base, Set<GraphNode> ends, Set<Contexts.Reading> contextsBelow) {
    return new Position(base, ends, contextsBelow, this, new Step.Field(type, field));
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
