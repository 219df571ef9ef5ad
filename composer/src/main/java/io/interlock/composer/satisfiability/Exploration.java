package io.interlock.composer.satisfiability;

import io.interlock.composer.diagnostic.SourceLocation;
import io.interlock.supergraph.graph.GraphNode;
import io.interlock.supergraph.schema.FieldFacts;
import io.interlock.supergraph.schema.SchemaView;
import io.interlock.supergraph.schema.TypeFacts;
import io.interlock.supergraph.walk.CastMoves;
import io.interlock.supergraph.walk.DeadEnds;
import io.interlock.supergraph.walk.Move;
import io.interlock.supergraph.walk.Walker;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;

/// Walks through every operation that starts at given positions, the short ones first.
///
/// Two operations that come to the same type with the same nodes go on alike, so each set of nodes
/// is explored once per type; and so is not one from which an explored set can be had, for it can
/// only do more. What can be read from contexts above is told apart likewise. That bounds the walk:
/// without it the number of operations is infinite.
final class Exploration {
  /// A field or cast that cannot be served at a position.
  ///
  /// @param places of what is asked for, and of the keys that do not help
  record Unreachable(
      Position at,
      Position.Step step,
      boolean isComposite,
      String reasons,
      List<SourceLocation> places) {}

  private final Walker walker;
  private final SchemaView view;
  private final Contexts contexts;
  private final Places places;
  private final RuntimeTypes runtimeTypes;
  private final ExampleOperation example;
  private final ProofMemory memory;
  private final Map<String, List<Position>> explored = new HashMap<>();
  private final Queue<Position> open = new ArrayDeque<>();
  private final List<Unreachable> unreachable = new ArrayList<>();

  /// @param memory what need not be explored again
  Exploration(
      Walker walker,
      Contexts contexts,
      Places places,
      RuntimeTypes runtimeTypes,
      ProofMemory memory) {
    this.walker = walker;
    this.memory = memory;
    this.view = walker.graph().facts();
    this.contexts = contexts;
    this.places = places;
    this.runtimeTypes = runtimeTypes;
    this.example = new ExampleOperation(view);
  }

  /// Explores everything from `start` that has not been explored yet.
  void from(Position start) {
    open.add(start);
    exploreOpen();
  }

  /// Explores a field wherever its type is remembered, and everything behind it.
  void behind(FieldFacts field) {
    for (Position position : List.copyOf(known(field.parent()))) {
      field(position, field).ifPresent(open::add);
    }
    exploreOpen();
  }

  private void exploreOpen() {
    while (!open.isEmpty()) {
      explore(open.remove());
    }
  }

  /// Where the exploration has been, with what was remembered of the same types.
  List<Position> explored() {
    return explored.values().stream().flatMap(List::stream).toList();
  }

  /// Where the type has been explored.
  private List<Position> known(String type) {
    return explored.computeIfAbsent(type, this::remembered);
  }

  private List<Position> remembered(String type) {
    List<Position> positions = new ArrayList<>();
    for (ProofMemory.Place place : memory.places(type)) {
      if (place.isOrdinary()) {
        positions.add(Position.remembered(type, place, walker.graph()));
      }
    }
    return positions;
  }

  /// All that was found so far.
  List<Unreachable> unreachable() {
    return List.copyOf(unreachable);
  }

  private void explore(Position position) {
    boolean isAbstract =
        view.type(position.type()).map(TypeFacts::kind).filter(k -> k.isAbstract()).isPresent();
    List<Position> known = known(position.type());
    for (Position less : known) {
      if (isAtLeast(position, less, isAbstract)) {
        return;
      }
    }
    known.add(position);
    open.addAll(isAbstract ? casts(position) : fields(position));
  }

  /// Whether all that can be had at `less` can be had at the position.
  private boolean isAtLeast(Position position, Position less, boolean isAbstract) {
    return position.contexts().containsAll(less.contexts())
        && (position.nodes().containsAll(less.nodes())
            || (!isAbstract && isAtLeast(position, less.nodes())));
  }

  private boolean isAtLeast(Position position, Set<GraphNode> less) {
    for (GraphNode node : less) {
      if (!isAtLeast(position, node)) {
        return false;
      }
    }
    return true;
  }

  private boolean isAtLeast(Position position, GraphNode less) {
    for (GraphNode node : position.nodes()) {
      if (isAtLeast(node, less)) {
        return true;
      }
    }
    return false;
  }

  private boolean isAtLeast(GraphNode node, GraphNode less) {
    boolean isSame = node.type().equals(less.type()) && node.subgraph().equals(less.subgraph());
    return node.equals(less) || (isSame && less.provided() == null) || walker.reaches(node, less);
  }

  /// Fields of an abstract type are asked for on each object type that it may hold: which subgraph
  /// serves them may depend on it.
  private List<Position> casts(Position position) {
    List<Position> next = new ArrayList<>();
    for (String type : view.apiPossibleTypes(position.type())) {
      cast(position, type).ifPresent(next::add);
    }
    return next;
  }

  private Optional<Position> cast(Position position, String type) {
    Set<GraphNode> ends = new LinkedHashSet<>();
    for (GraphNode node : position.nodes()) {
      switch (walker.cast(node, type)) {
        case CastMoves.NeverMatches ignored -> {
          return Optional.empty(); // nothing is returned there, which serves whatever is asked for
        }
        case CastMoves.Possible possible -> possible.moves().forEach(m -> ends.add(m.to()));
        case CastMoves.DeadEnd ignored -> {
          // another node may serve it
        }
      }
    }
    Position.Step step = new Position.Step.Cast(type);
    if (ends.isEmpty()) {
      unreachable.add(
          new Unreachable(
              position,
              step,
              true,
              untellable(position),
              places.ofKeys(position.type(), position.subgraphs())));
      return Optional.empty();
    }
    return Optional.of(position.as(type, ends));
  }

  private static String untellable(Position position) {
    StringBuilder reasons = new StringBuilder();
    for (GraphNode node : position.nodes()) {
      reasons
          .append("\n- from subgraph \"")
          .append(node.subgraph().name())
          .append("\": no subgraph can be reached that knows the implementation type of ")
          .append("@interfaceObject type \"")
          .append(node.type())
          .append('"');
    }
    return reasons.toString();
  }

  private List<Position> fields(Position position) {
    List<Position> next = new ArrayList<>();
    for (String name : view.fieldNames(position.type())) {
      view.field(position.type(), name)
          .filter(field -> !field.isInaccessible())
          .flatMap(field -> field(position, field))
          .ifPresent(next::add);
    }
    return next;
  }

  /// What taking the field leads to; empty for a leaf, and for a field that cannot be taken.
  private Optional<Position> field(Position position, FieldFacts field) {
    Set<GraphNode> ends = ends(position, field.name());
    String base = field.type().baseName();
    Optional<TypeFacts> type = view.type(base).filter(t -> t.kind().isComposite());
    Position.Step step = new Position.Step.Field(position.type(), field.name());
    if (ends.isEmpty()) {
      unreachable.add(unreachable(position, step, field, type.isPresent()));
      return Optional.empty();
    }
    if (type.isEmpty()) {
      return Optional.empty();
    }
    Position behind = position.then(field.name(), base, ends, contexts.below(position));
    if (type.get().kind().isAbstract()) {
      runtimeTypes.check(field, ends, () -> example.print(behind.steps(), true));
    }
    return Optional.of(behind);
  }

  /// Where the field leads. An operation starts in all subgraphs that have its root, so that no
  /// jump is needed there.
  private Set<GraphNode> ends(Position position, String field) {
    Set<GraphNode> ends = new LinkedHashSet<>();
    for (GraphNode node : position.nodes()) {
      if (position.before() == null) {
        node.field(field).map(Move::along).map(Move::to).ifPresent(ends::add);
      } else {
        for (Move move : walker.moves(node, field)) {
          if (move.edge() == null || Contexts.areReadable(move.edge(), position)) {
            ends.add(move.to());
          }
        }
      }
    }
    return ends;
  }

  private Unreachable unreachable(
      Position position, Position.Step step, FieldFacts field, boolean isComposite) {
    List<DeadEnds.DeadEnd> deadEnds =
        new DeadEnds(walker).explain(List.copyOf(position.nodes()), position.type(), field.name());
    Set<String> closed = new LinkedHashSet<>();
    deadEnds.forEach(end -> Optional.ofNullable(end.closed()).ifPresent(closed::add));
    List<SourceLocation> involved = new ArrayList<>(places.ofField(position.type(), field.name()));
    involved.addAll(places.ofKeys(position.type(), closed));
    return new Unreachable(position, step, isComposite, text(deadEnds), involved);
  }

  private static String text(List<DeadEnds.DeadEnd> deadEnds) {
    Map<String, Set<String>> bySubgraph = new LinkedHashMap<>();
    for (DeadEnds.DeadEnd end : deadEnds) {
      bySubgraph.computeIfAbsent(end.subgraph(), s -> new LinkedHashSet<>()).add(end.reason());
    }
    StringBuilder text = new StringBuilder();
    bySubgraph.forEach((subgraph, reasons) -> {
      String first = reasons.size() == 1 ? " " : "\n  - ";
      text.append("\n- from subgraph \"").append(subgraph).append("\":").append(first);
      text.append(String.join("\n  - ", reasons));
    });
    return text.toString();
  }
}
