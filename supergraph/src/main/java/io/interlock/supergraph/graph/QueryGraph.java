package io.interlock.supergraph.graph;

import io.interlock.supergraph.fieldset.FieldSet;
import io.interlock.supergraph.schema.Subgraph;
import io.interlock.supergraph.schema.SupergraphFacts;
import io.interlock.supergraph.schema.TypeFacts;
import io.interlock.supergraph.schema.TypeKind;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// The query graph of a supergraph. Immutable; built in time and space linear in the joins of the
/// supergraph, plus one private copy of a node for each `@provides` path.
public final class QueryGraph {
  private final SupergraphFacts facts;
  private final Set<String> labels;
  private final Map<String, Map<String, GraphNode>> nodesByType;
  private final Map<String, List<KeyEdge>> jumpsByType = new HashMap<>();
  private final Map<String, Map<String, List<GraphNode>>> destinationsByType = new HashMap<>();

  private QueryGraph(
      SupergraphFacts facts, Set<String> labels, Map<String, Map<String, GraphNode>> nodesByType) {
    this.facts = facts;
    this.labels = Set.copyOf(labels);
    this.nodesByType = nodesByType;
    facts.typeNames().forEach(this::collectJumps);
  }

  /// The graph before any progressive override has happened.
  public static QueryGraph of(SupergraphFacts facts) {
    return of(facts, Set.of());
  }

  /// @param labels of the progressive overrides that have happened
  public static QueryGraph of(SupergraphFacts facts, Set<String> labels) {
    return new QueryGraph(facts, labels, new GraphBuilder(facts, labels).build());
  }

  public SupergraphFacts facts() {
    return facts;
  }

  /// The labels of the progressive overrides that have happened here.
  public Set<String> labels() {
    return labels;
  }

  /// The node of `type` in the subgraph of that name; empty when the subgraph does not define it.
  public Optional<GraphNode> node(String subgraph, String type) {
    return Optional.ofNullable(nodesByType.getOrDefault(type, Map.of()).get(subgraph));
  }

  /// The nodes of `type`, in the order of subgraphs.
  public List<GraphNode> nodes(String type) {
    return List.copyOf(nodesByType.getOrDefault(type, Map.of()).values());
  }

  /// The jumps by which an object at `from` may be completed elsewhere, in the order of subgraphs
  /// and keys; never back into its own subgraph.
  public List<KeyEdge> jumps(GraphNode from) {
    return jumpsByType.getOrDefault(from.type(), List.of()).stream()
        .filter(e -> !e.to().subgraph().equals(from.subgraph()))
        .toList();
  }

  /// Where the jumps from `from` lead that find the field there, in the order of subgraphs; perhaps
  /// also into its own subgraph.
  public List<GraphNode> destinations(GraphNode from, String field) {
    return destinationsByType.getOrDefault(from.type(), Map.of()).getOrDefault(field, List.of());
  }

  private void collectJumps(String type) {
    Optional<TypeFacts> found = facts.type(type);
    if (found.isEmpty() || !found.get().kind().isComposite()) {
      return;
    }
    boolean isRoot = isRoot(type);
    List<KeyEdge> jumps = new ArrayList<>();
    if (hasStandIns(found.get())) {
      addJumpsWithStandIns(found.get(), isRoot, jumps);
    } else {
      nodes(type).forEach(node -> addJumps(node, isRoot, jumps));
    }
    if (!jumps.isEmpty()) {
      jumpsByType.put(type, List.copyOf(jumps));
      destinationsByType.put(type, destinations(jumps));
    }
  }

  private boolean hasStandIns(TypeFacts type) {
    return type.kind() == TypeKind.OBJECT
        && type.interfaces().stream()
            .flatMap(i -> nodes(i.type()).stream())
            .anyMatch(node -> node.kind() == GraphNode.Kind.INTERFACE_OBJECT);
  }

  private void addJumpsWithStandIns(TypeFacts type, boolean isRoot, List<KeyEdge> jumps) {
    for (Subgraph subgraph : facts.subgraphs()) {
      node(subgraph.name(), type.name()).ifPresent(n -> addJumps(n, isRoot, jumps));
      type.interfaces().stream()
          .flatMap(i -> node(subgraph.name(), i.type()).stream())
          .filter(n -> n.kind() == GraphNode.Kind.INTERFACE_OBJECT)
          .forEach(n -> addJumps(n, false, jumps));
    }
  }

  private static Map<String, List<GraphNode>> destinations(List<KeyEdge> jumps) {
    Map<String, List<GraphNode>> destinations = new HashMap<>();
    jumps.stream()
        .map(KeyEdge::to)
        .distinct()
        .forEach(node ->
            node.edges()
                .forEach(edge ->
                    destinations
                        .computeIfAbsent(edge.name(), name -> new ArrayList<>())
                        .add(node)));
    return destinations;
  }

  private boolean isRoot(String type) {
    return List.of("query", "mutation", "subscription").stream()
        .anyMatch(kind -> facts.rootType(kind).filter(type::equals).isPresent());
  }

  private static void addJumps(GraphNode to, boolean isRoot, List<KeyEdge> jumps) {
    if (isRoot) {
      jumps.add(new KeyEdge(to, new FieldSet(List.of())));
    }
    for (FieldSet key : to.resolvableKeys()) {
      jumps.add(new KeyEdge(to, key));
    }
  }
}
