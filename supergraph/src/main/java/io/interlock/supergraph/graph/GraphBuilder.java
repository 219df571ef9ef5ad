package io.interlock.supergraph.graph;

import io.interlock.supergraph.fieldset.FieldSet;
import io.interlock.supergraph.fieldset.FieldSetSelection;
import io.interlock.supergraph.schema.FieldFacts;
import io.interlock.supergraph.schema.FieldJoin;
import io.interlock.supergraph.schema.SchemaView;
import io.interlock.supergraph.schema.Subgraph;
import io.interlock.supergraph.schema.SupergraphFacts;
import io.interlock.supergraph.schema.TypeFacts;
import io.interlock.supergraph.schema.TypeJoin;
import io.interlock.supergraph.schema.TypeKind;
import io.interlock.supergraph.schema.TypeRef;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Builds the nodes and field edges of a query graph.
final class GraphBuilder {
  private static final TypeRef TYPENAME_TYPE = TypeRef.parse("String!");

  private final SupergraphFacts supergraph;
  private final SchemaView view;
  private final Set<String> labels;
  private final Map<String, Integer> indexes = new HashMap<>();
  private final Map<String, Map<String, GraphNode>> nodes = new HashMap<>();
  private final Map<String, Map<String, List<FieldFacts>>> fieldsByType = new HashMap<>();
  private final Map<CopyKey, GraphNode> copies = new HashMap<>();
  private final ArrayDeque<GraphNode> unfinished = new ArrayDeque<>();

  private record CopyKey(String subgraph, String type, String provided) {}

  GraphBuilder(SupergraphFacts supergraph, Set<String> labels) {
    this.labels = Set.copyOf(labels);
    this.supergraph = supergraph;
    this.view = supergraph;
    supergraph.subgraphs().forEach(subgraph -> indexes.put(subgraph.name(), subgraph.index()));
  }

  Map<String, Map<String, GraphNode>> build() {
    supergraph.typeNames().forEach(type -> view.type(type).ifPresent(this::addNodes));
    while (!unfinished.isEmpty()) {
      finish(unfinished.removeFirst());
    }
    return nodes;
  }

  private void addNodes(TypeFacts facts) {
    if (facts.kind().isComposite()) {
      Map<Integer, List<TypeJoin>> joins = new TreeMap<>();
      for (TypeJoin join : facts.joins()) {
        joins.computeIfAbsent(index(join.subgraph()), i -> new ArrayList<>()).add(join);
      }
      joins.forEach((i, here) -> addNode(supergraph.subgraphs().get(i), facts, here));
    }
  }

  private int index(String subgraph) {
    Integer index = indexes.get(subgraph);
    if (index == null) {
      throw new IllegalStateException("no subgraph " + subgraph + " among " + indexes.keySet());
    }
    return index;
  }

  private void addNode(Subgraph subgraph, TypeFacts facts, List<TypeJoin> joins) {
    GraphNode node = new GraphNode(subgraph, facts.name(), kind(facts, joins), null);
    for (TypeJoin join : joins) {
      if (join.key() != null) {
        node.addKey(join.key(), join.isResolvable());
      }
    }
    nodes.computeIfAbsent(facts.name(), n -> new LinkedHashMap<>()).put(subgraph.name(), node);
    unfinished.add(node);
  }

  private static GraphNode.Kind kind(TypeFacts facts, List<TypeJoin> joins) {
    if (joins.stream().anyMatch(TypeJoin::isInterfaceObject)) {
      return GraphNode.Kind.INTERFACE_OBJECT;
    }
    return switch (facts.kind()) {
      case INTERFACE -> GraphNode.Kind.INTERFACE;
      case UNION -> GraphNode.Kind.UNION;
      default -> GraphNode.Kind.OBJECT;
    };
  }

  private Optional<GraphNode> baseNode(Subgraph subgraph, String type) {
    return Optional.ofNullable(nodes.getOrDefault(type, Map.of()).get(subgraph.name()));
  }

  private void finish(GraphNode node) {
    if (node.kind().isAbstract()) {
      addCasts(node);
    }
    if (node.kind() != GraphNode.Kind.INTERFACE_OBJECT) {
      node.add(
          new FieldEdge(node, FieldEdge.TYPENAME, TYPENAME_TYPE, null, null, List.of(), false));
    }
    fieldsByType
        .computeIfAbsent(node.type(), this::fieldsBySubgraph)
        .getOrDefault(node.subgraph().name(), List.of())
        .forEach(facts -> addField(node, facts));
  }

  private Map<String, List<FieldFacts>> fieldsBySubgraph(String type) {
    Map<String, List<FieldFacts>> fields = new HashMap<>();
    for (String name : view.fieldNames(type)) {
      FieldFacts facts = view.field(type, name).orElseThrow();
      for (FieldJoin join : facts.joins()) {
        List<FieldFacts> here = fields.computeIfAbsent(join.subgraph(), key -> new ArrayList<>());
        if (here.isEmpty() || here.getLast() != facts) {
          here.add(facts);
        }
      }
    }
    return fields;
  }

  private void addCasts(GraphNode node) {
    for (String runtimeType : localRuntimeTypes(node)) {
      baseNode(node.subgraph(), runtimeType)
          .ifPresent(n -> node.addCast(providing(n, restrictTo(node.provided(), n.type()))));
    }
  }

  private List<String> localRuntimeTypes(GraphNode node) {
    TypeFacts facts = view.type(node.type()).orElseThrow();
    return view.possibleTypes(node.type()).stream()
        .filter(t -> isLocal(facts, t, node.subgraph()))
        .toList();
  }

  private boolean isLocal(TypeFacts facts, String runtimeType, Subgraph subgraph) {
    List<TypeFacts.Membership> memberships =
        facts.kind() == TypeKind.UNION
            ? facts.members()
            : view.type(runtimeType).map(TypeFacts::interfaces).orElse(List.of());
    String other = facts.kind() == TypeKind.UNION ? runtimeType : facts.name();
    return memberships.stream()
        .anyMatch(m -> m.type().equals(other) && m.subgraphs().contains(subgraph.name()));
  }

  private void addField(GraphNode node, FieldFacts facts) {
    FieldJoin join = facts.joinOf(node.subgraph().name()).orElse(null);
    if (join == null || !isTaken(node, facts.name(), join)) {
      return;
    }
    if (node.kind() == GraphNode.Kind.INTERFACE && !everyRuntimeTypeHas(node, facts.name())) {
      return;
    }
    node.add(
        new FieldEdge(
            node,
            facts.name(),
            join.type(),
            target(node, facts.name(), join),
            join.requires(),
            join.contextArguments(),
            join.overrideLabel() != null));
  }

  /// Whether the subgraph resolves the field at this node: not external unless provided, and not
  /// taken over by another subgraph.
  private boolean isTaken(GraphNode node, String field, FieldJoin join) {
    return isProvided(node, field) || (!join.isExternal() && join.isActive(labels));
  }

  private static boolean isProvided(GraphNode node, String field) {
    return node.provided() != null && providedBelow(node.provided(), field).isPresent();
  }

  /// An interface's field can be asked for as such only where every object that the subgraph may
  /// return resolves it by itself.
  private boolean everyRuntimeTypeHas(GraphNode node, String field) {
    return node.runtimeTypes().stream()
        .allMatch(runtime ->
            view.field(runtime.type(), field)
                .flatMap(f -> f.joinOf(node.subgraph().name()))
                .filter(j -> j.requires() == null && isTaken(runtime, field, j))
                .isPresent());
  }

  private @Nullable GraphNode target(GraphNode node, String field, FieldJoin join) {
    Optional<GraphNode> base = baseNode(node.subgraph(), join.type().baseName());
    FieldSet inherited =
        node.provided() == null ? null : providedBelow(node.provided(), field).orElse(null);
    return base.map(n -> providing(n, union(inherited, join.provides()))).orElse(null);
  }

  /// The copy of `base` on which `provided` can be taken; `base` itself when nothing is provided.
  private GraphNode providing(GraphNode base, @Nullable FieldSet set) {
    FieldSet provided = base.kind() == GraphNode.Kind.OBJECT ? restrictTo(set, base.type()) : set;
    if (provided == null || provided.selections().isEmpty()) {
      return base;
    }
    CopyKey key = new CopyKey(base.subgraph().name(), base.type(), provided.toString());
    GraphNode existing = copies.get(key);
    if (existing != null) {
      return existing;
    }
    GraphNode copy = new GraphNode(base.subgraph(), base.type(), base.kind(), provided);
    base.resolvableKeys().forEach(k -> copy.addKey(k, true));
    base.referenceKeys().forEach(k -> copy.addKey(k, false));
    copies.put(key, copy);
    unfinished.add(copy);
    return copy;
  }

  /// What `provided` selects below `field`, empty set for a leaf; nothing when it does not select
  /// it.
  private static Optional<FieldSet> providedBelow(FieldSet provided, String field) {
    List<FieldSetSelection> below = new ArrayList<>();
    boolean isSelected = false;
    for (FieldSetSelection selection : provided.selections()) {
      if (selection instanceof FieldSetSelection.Field f && f.name().equals(field)) {
        isSelected = true;
        below.addAll(f.selections());
      }
    }
    return isSelected ? Optional.of(new FieldSet(below)) : Optional.empty();
  }

  /// The part of a set on an abstract type that concerns one of its runtime types.
  private @Nullable FieldSet restrictTo(@Nullable FieldSet provided, String runtimeType) {
    if (provided == null) {
      return null;
    }
    return new FieldSet(restricted(provided.selections(), runtimeType));
  }

  private List<FieldSetSelection> restricted(List<FieldSetSelection> provided, String runtimeType) {
    List<FieldSetSelection> selections = new ArrayList<>();
    for (FieldSetSelection selection : provided) {
      switch (selection) {
        case FieldSetSelection.Field f -> selections.add(f);
        case FieldSetSelection.InlineFragment f -> {
          if (f.typeCondition() == null
              || view.possibleTypes(f.typeCondition()).contains(runtimeType)) {
            selections.addAll(restricted(f.selections(), runtimeType));
          }
        }
      }
    }
    return selections;
  }

  private static @Nullable FieldSet union(@Nullable FieldSet a, @Nullable FieldSet b) {
    if (a == null || b == null) {
      return a == null ? b : a;
    }
    List<FieldSetSelection> all = new ArrayList<>(a.selections());
    all.addAll(b.selections());
    return new FieldSet(all);
  }
}
