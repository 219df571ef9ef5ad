package io.interlock.planner.fetch;

import io.interlock.planner.plan.EntityTarget.Representation;
import io.interlock.planner.plan.ResponsePath;
import io.interlock.supergraph.graph.FieldEdge;
import io.interlock.supergraph.graph.GraphNode;
import io.interlock.supergraph.graph.QueryGraph;
import io.interlock.supergraph.schema.FieldFacts;
import io.interlock.supergraph.schema.InputValueFacts;
import io.interlock.supergraph.schema.SchemaView;
import io.interlock.supergraph.schema.TypeFacts;
import io.interlock.supergraph.walk.GraphNotes;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Selects once what a request selects alike for all object types of an interface:
///
/// ```
/// media { __typename ... on Film { __typename id title } ... on Book { __typename id pages } }
/// media { __typename id ... on Film { title } ... on Book { pages } }
/// ```
///
/// What counts are the types that the interface has in the subgraph that is asked: with one more
/// type there, objects of that type would answer what nobody asked of them. The interface has to
/// have the field there, as only what a subgraph declares can be asked for.
final class Folding {
  private final QueryGraph graph;
  private final SchemaView view;
  private final GraphNotes notes;
  private final RepresentationFolding representations;
  private final PathFolding paths;

  /// @param view notes what was read of the supergraph
  Folding(QueryGraph graph, SchemaView view) {
    this.graph = graph;
    this.view = view;
    this.notes = new GraphNotes(view);
    this.representations = new RepresentationFolding(view);
    this.paths = new PathFolding(view);
  }

  /// Folds everything that a request selects.
  void fold(FetchGroup group) {
    Map<String, FetchSelectionSet> selections = group.selections();
    if (selections.size() > 1 && group.isEntityFetch() && areOfObjects(selections.values())) {
      onInterfaces(selections, Set.copyOf(selections.keySet()));
    }
    selections.values().forEach(this::fold);
  }

  /// What is sent of objects, folded.
  List<Representation> representations(List<Representation> sent) {
    return representations.fold(sent);
  }

  /// The paths to objects at several positions, folded.
  List<ResponsePath> paths(List<Position> positions) {
    return paths.fold(positions);
  }

  private static boolean areOfObjects(Collection<FetchSelectionSet> sets) {
    for (FetchSelectionSet set : sets) {
      if (set.node().kind() != GraphNode.Kind.OBJECT) {
        return false;
      }
    }
    return true;
  }

  private void fold(FetchSelectionSet set) {
    if (!set.fragments().isEmpty()) {
      foldFragments(set);
    }
    for (FetchField field : set.fields()) {
      if (field.below() != null) {
        fold(field.below());
      }
    }
    set.fragments().forEach(this::fold);
  }

  private void foldFragments(FetchSelectionSet set) {
    Map<String, FetchSelectionSet> fragments = set.fragmentsByType();
    fragments.values().forEach(fragment -> fragment.leaveOut(set));
    notes.casts(set.node().type());
    Set<String> possible = runtimeTypes(set.node());
    if (set.node().kind() == GraphNode.Kind.INTERFACE && fragments.keySet().equals(possible)) {
      List<FetchSelectionSet> ofAll = List.copyOf(fragments.values());
      List<FetchField> shared = shared(set.node(), ofAll);
      shared.forEach(set::add);
      ofAll.forEach(fragment -> shared.forEach(fragment::remove));
    }
    fragments.values().removeIf(FetchSelectionSet::isEmpty);
    onInterfaces(fragments, possible);
  }

  private static Set<String> runtimeTypes(GraphNode node) {
    return node.runtimeTypes().stream().map(GraphNode::type).collect(Collectors.toSet());
  }

  /// Puts fragments on interfaces where one on an object type at least becomes needless by it:
  ///
  /// ```
  /// ... on Film { length } ... on Clip { length rate } ... on Book { pages }
  /// ... on Video { length } ... on Clip { rate } ... on Book { pages }
  /// ```
  ///
  /// @param possible the types that the objects may be of
  private void onInterfaces(Map<String, FetchSelectionSet> fragments, Set<String> possible) {
    if (fragments.size() < 2) {
      return;
    }
    for (GraphNode node : interfacesOf(fragments.values())) {
      List<String> types = runtimeTypes(node).stream().filter(possible::contains).toList();
      if (types.size() > 1 && fragments.keySet().containsAll(types)) {
        onInterface(node, types, fragments);
      }
    }
  }

  private void onInterface(
      GraphNode node, List<String> types, Map<String, FetchSelectionSet> fragments) {
    List<FetchSelectionSet> ofTypes =
        fragments.values().stream().filter(f -> types.contains(f.node().type())).toList();
    FetchSelectionSet folded = FetchSelectionSet.fragmentOn(node);
    shared(node, ofTypes).forEach(folded::add);
    if (ofTypes.stream().allMatch(FetchSelectionSet::needsTypename)) {
      folded.needTypename();
    }
    if (ofTypes.stream().anyMatch(folded::selectsLike)) {
      Map<String, FetchSelectionSet> before = new LinkedHashMap<>(fragments);
      fragments.clear();
      fragments.put(node.type(), folded);
      fragments.putAll(before);
      ofTypes.forEach(fragment -> fragment.leaveOut(folded));
      fragments.values().removeIf(FetchSelectionSet::isEmpty);
    }
  }

  /// The interfaces, as the fragments' subgraph knows them, of which some of the objects are: those
  /// with the most object types first.
  private List<GraphNode> interfacesOf(Collection<FetchSelectionSet> fragments) {
    Map<String, GraphNode> nodes = new TreeMap<>();
    for (FetchSelectionSet fragment : fragments) {
      String subgraph = fragment.node().subgraph().name();
      for (TypeFacts.Membership of : interfaces(fragment.node().type())) {
        if (of.subgraphs().contains(subgraph) && !nodes.containsKey(of.type())) {
          notes.casts(of.type());
          graph.node(subgraph, of.type()).ifPresent(node -> nodes.put(of.type(), node));
        }
      }
    }
    return nodes.values().stream()
        .sorted(Comparator.comparingInt(node -> -node.runtimeTypes().size()))
        .toList();
  }

  private List<TypeFacts.Membership> interfaces(String type) {
    return view.type(type).map(TypeFacts::interfaces).orElse(List.of());
  }

  /// The fields that all fragments select alike and that can be asked of an interface, as fields of
  /// that.
  private List<FetchField> shared(GraphNode node, List<FetchSelectionSet> fragments) {
    List<FetchField> shared = new ArrayList<>();
    for (FetchField field : fragments.getFirst().fields()) {
      if (fragments.stream().allMatch(fragment -> fragment.like(field) != null)) {
        of(node, field, fragments).ifPresent(shared::add);
      }
    }
    return shared;
  }

  private Optional<FetchField> of(
      GraphNode node, FetchField field, List<FetchSelectionSet> fragments) {
    notes.field(node.type(), field.name());
    return node.field(field.name())
        .filter(edge -> edge.requires() == null && !edge.needsContext())
        .filter(edge -> !field.hasContextArguments() && isOfSameType(edge, field))
        .filter(edge -> fragments.stream().allMatch(f -> canStandFor(edge, field, f.node())))
        .map(edge -> field.of(edge.type()));
  }

  private static boolean isOfSameType(FieldEdge edge, FetchField field) {
    @Nullable GraphNode to = edge.to();
    return to == null || field.below() == null
        ? to == null && field.below() == null
        : to.type().equals(field.below().node().type());
  }

  /// Whether the interface's field takes the arguments that are given to the field of an object
  /// type; and whether what is in it would be known to be of the same type.
  private boolean canStandFor(FieldEdge edge, FetchField field, GraphNode objectType) {
    FieldFacts ofInterface = view.field(edge.from().type(), edge.name()).orElseThrow();
    FieldFacts ofObject = view.field(objectType.type(), edge.name()).orElseThrow();
    return (field.arguments().isEmpty() || arguments(ofInterface).containsAll(arguments(ofObject)))
        && (field.below() == null
            || ofInterface.type().baseName().equals(ofObject.type().baseName()));
  }

  private static Set<String> arguments(FieldFacts field) {
    return field.arguments().stream().map(InputValueFacts::name).collect(Collectors.toSet());
  }
}
