package io.interlock.composer.satisfiability;

import io.interlock.composer.diagnostic.CompositionHint;
import io.interlock.composer.diagnostic.ErrorCode;
import io.interlock.composer.diagnostic.Errors;
import io.interlock.composer.diagnostic.HintCode;
import io.interlock.supergraph.graph.GraphNode;
import io.interlock.supergraph.schema.FieldFacts;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Supplier;

/// A shared field of abstract type must be able to hold the same object types in all the subgraphs
/// that resolve it: the router may ask any of them.
final class RuntimeTypes {
  private final Places places;
  private final Errors errors;
  private final Set<String> checked = new HashSet<>();
  private final Findings findings = new Findings();

  /// Fields whose subgraphs have object types in common, but not all.
  static final class Findings {
    private final Map<String, Finding> byCoordinate = new TreeMap<>();

    private record Finding(FieldFacts field, Map<String, Set<String>> bySubgraph) {}

    private void add(FieldFacts field, Map<String, Set<String>> bySubgraph) {
      byCoordinate.put(field.coordinate(), new Finding(field, bySubgraph));
    }

    void addAll(Findings others) {
      byCoordinate.putAll(others.byCoordinate);
    }
  }

  RuntimeTypes(Places places, Errors errors) {
    this.places = places;
    this.errors = errors;
  }

  Findings findings() {
    return findings;
  }

  /// The findings as hints, by coordinate.
  static List<CompositionHint> hints(Findings findings, Places places) {
    return findings.byCoordinate.values().stream()
        .map(found -> hint(found.field(), found.bySubgraph(), places))
        .toList();
  }

  private static CompositionHint hint(
      FieldFacts field, Map<String, Set<String>> bySubgraph, Places places) {
    return new CompositionHint(
        HintCode.INCONSISTENT_RUNTIME_TYPES_FOR_SHAREABLE_RETURN,
        "\"%s\" is shared, but its subgraphs have different object types of \"%s\": %s"
            .formatted(field.coordinate(), field.type().baseName(), describe(bySubgraph)),
        places.ofField(field.parent(), field.name(), bySubgraph.keySet()),
        List.of(field.coordinate()));
  }

  /// @param nodes where the field leads in the subgraphs that were reached
  /// @param operation an operation that asks for the field
  void check(FieldFacts field, Collection<GraphNode> nodes, Supplier<String> operation) {
    if (nodes.size() < 2 || checked.contains(field.coordinate())) {
      return;
    }
    Map<String, Set<String>> bySubgraph = new TreeMap<>();
    for (GraphNode node : nodes) {
      if (node.kind() != GraphNode.Kind.INTERFACE_OBJECT) {
        bySubgraph
            .computeIfAbsent(node.subgraph().name(), name -> new TreeSet<>())
            .addAll(runtimeTypes(node));
      }
    }
    if (bySubgraph.size() < 2 || !isShared(field) || !checked.add(field.coordinate())) {
      return;
    }
    Set<String> common = new TreeSet<>(bySubgraph.values().iterator().next());
    Set<String> all = new TreeSet<>();
    bySubgraph.values().forEach(common::retainAll);
    bySubgraph.values().forEach(all::addAll);
    if (common.isEmpty() && !all.isEmpty()) {
      errors.add(
          ErrorCode.SHAREABLE_HAS_MISMATCHED_RUNTIME_TYPES,
          field.coordinate(),
          "\"%s\" is shared, but its subgraphs have no object type of \"%s\" in common: %s. It cannot be asked for, as in\n%s"
              .formatted(
                  field.coordinate(),
                  field.type().baseName(),
                  describe(bySubgraph),
                  operation.get()),
          places.ofField(field.parent(), field.name(), bySubgraph.keySet()));
    } else if (common.size() < all.size()) {
      findings.add(field, bySubgraph);
    }
  }

  private static boolean isShared(FieldFacts field) {
    return field.joins().stream().filter(j -> !j.isExternal() && !j.isUsedOverridden()).count() > 1;
  }

  private static List<String> runtimeTypes(GraphNode node) {
    return node.kind().isAbstract()
        ? node.runtimeTypes().stream().map(GraphNode::type).toList()
        : List.of(node.type());
  }

  private static String describe(Map<String, Set<String>> bySubgraph) {
    List<String> parts = new ArrayList<>();
    bySubgraph.forEach((subgraph, types) ->
        parts.add("%s in subgraph \"%s\"".formatted(String.join(", ", types), subgraph)));
    return String.join("; ", parts);
  }
}
