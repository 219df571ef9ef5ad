package io.interlock.supergraph.walk;

import io.interlock.supergraph.fieldset.FieldSet;
import io.interlock.supergraph.graph.FieldEdge;
import io.interlock.supergraph.graph.GraphNode;
import io.interlock.supergraph.graph.QueryGraph;
import io.interlock.supergraph.schema.SchemaView;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The legs: from a node, all moves to a field or an object type.
///
/// A jump into another subgraph starts an entity fetch from the object at hand; the parts of its
/// key may come from any subgraph that is already reachable from there, so that "A by id to B, by
/// B's uuid to C" is one jump to C with a condition that itself jumps to B. {@link Reach} finds all
/// of them for a node, nearest first.
///
/// Every look-up is noted in the {@link SchemaView}. Not thread-safe: one walker per planning;
/// results are remembered, so that a walker answers equal questions once.
public final class Walker {
  private final QueryGraph graph;
  private final SchemaView view;
  private final GraphNotes notes;
  private final ConditionResolver conditions;
  private final MovesApart movesApart = new MovesApart(this);
  private final Inquiries inquiries = new Inquiries();
  private final Map<GraphNode, Reach> reaches = new HashMap<>();
  private final Map<RequirementKey, Requirement> requirements = new HashMap<>();
  private final Map<GraphNode, Map<String, List<Move>>> known = new HashMap<>();
  private final StepBudget budget;

  private record RequirementKey(GraphNode from, FieldEdge edge) {}

  /// @param view where look-ups are noted; `graph.facts()` when nobody wants to know
  /// @param budget how many steps may be taken
  public Walker(QueryGraph graph, SchemaView view, StepBudget budget) {
    this.graph = graph;
    this.view = view;
    this.budget = budget;
    this.notes = new GraphNotes(view);
    this.conditions = new ConditionResolver(this, view);
  }

  public QueryGraph graph() {
    return graph;
  }

  /// What is left of the steps that may be taken; who walks with these legs takes from it too.
  public StepBudget budget() {
    return budget;
  }

  /// The moves from `from` to its field `field`, cheapest first: a direct one, and one through
  /// every subgraph that has the field and can be reached. For a leaf that is at hand nothing else
  /// is looked for, unless it needs a context. Empty: a dead end.
  public List<Move> moves(GraphNode from, String field) {
    Map<String, List<Move>> knownHere = known.computeIfAbsent(from, n -> new HashMap<>());
    List<Move> remembered = knownHere.get(field);
    if (remembered != null) {
      return remembered;
    }
    int unsettledReads = inquiries.unsettledReads();
    List<Move> moves = findMoves(from, field);
    if (inquiries.unsettledReads() == unsettledReads) {
      knownHere.put(field, moves);
    }
    return moves;
  }

  /// The moves from `from` to its field `field` that fetch it apart from the object at `from`,
  /// cheapest first: through other subgraphs, or through the same once more. Empty when no key for
  /// that is at hand, and for a leaf that would have to be sent to be fetched.
  public List<Move> movesApart(GraphNode from, String field) {
    return movesApart.to(from, field);
  }

  private List<Move> findMoves(GraphNode from, String field) {
    budget.take();
    notes.field(from.type(), field);
    @Nullable FieldEdge direct = from.field(field).orElse(null);
    @Nullable Move here = direct == null ? null : here(from, direct).orElse(null);
    if (here != null && isSettled(here)) {
      return List.of(here);
    }
    List<Move> moves = new ArrayList<>();
    if (here != null) {
      moves.add(here);
    }
    moves.addAll(throughJumps(from, field));
    if (moves.size() > 1) {
      moves.sort(Move.BY_COST);
    }
    return List.copyOf(moves);
  }

  /// The moves to a field through other subgraphs.
  List<Move> throughJumps(GraphNode from, String field) {
    Reach reach = reach(from);
    for (GraphNode node : reach.anyByType()) {
      notes.field(node.type(), field);
    }
    List<Move> moves = new ArrayList<>();
    for (Jump jump : reach.jumpsTo(graph.destinations(from, field))) {
      through(jump, field).ifPresent(moves::add);
    }
    return moves;
  }

  /// Whether nothing can be better: a leaf at hand that depends on nothing.
  private static boolean isSettled(Move move) {
    return move.isDirect() && move.edge() != null && move.edge().isLeaf() && !move.needsContext();
  }

  /// Takes a field of the node itself. When it requires what the subgraph does not have, the
  /// subgraph is left for it and entered again by a key; for what a context tells always.
  private Optional<Move> here(GraphNode from, FieldEdge edge) {
    FieldSet requires = edge.requires();
    if (requires == null) {
      return edge.needsContext() ? reEntry(edge, null, List.of()) : Optional.of(Move.along(edge));
    }
    Optional<List<Trail<ConditionStep>>> required = requirement(from, edge, requires);
    boolean isAtHand =
        required.isPresent() && required.get().stream().allMatch(t -> t.fetches() == 0);
    if (isAtHand && !edge.needsContext()) {
      return Optional.of(Move.along(edge));
    }
    return required.flatMap(r -> reEntry(edge, requires, r));
  }

  private Optional<Move> reEntry(
      FieldEdge edge, @Nullable FieldSet requires, List<Trail<ConditionStep>> required) {
    return reEntry(edge.from())
        .map(jump -> {
          Jump with =
              new Jump(
                  jump.from(),
                  jump.to(),
                  jump.key(),
                  requires,
                  concat(jump.conditions(), required));
          return Move.along(jump.from(), with, jump.to().field(edge.name()).orElse(edge));
        });
  }

  /// The jump by which an object at `node` is asked for again, by a key that is at hand; by one
  /// that cannot be null if there is one.
  Optional<Jump> reEntry(GraphNode node) {
    return reEntry(node, node.resolvableKeys()).or(() -> reEntry(node, node.referenceKeys()));
  }

  private Optional<Jump> reEntry(GraphNode node, List<FieldSet> keys) {
    GraphNode target = graph.node(node.subgraph().name(), node.type()).orElse(node);
    return keys.stream()
        .flatMap(key ->
            localKey(node, key).map(trails -> new Jump(node, target, key, null, trails)).stream())
        .min(Comparator.comparing(Jump::mayLackKey));
  }

  /// Whether an object at `node` can be asked for again by a key that is at hand.
  public boolean canReEnter(GraphNode node) {
    return reEntry(node).isPresent();
  }

  /// A key that can be read from the node without leaving its subgraph.
  private Optional<List<Trail<ConditionStep>>> localKey(GraphNode node, FieldSet key) {
    return conditions
        .resolve(node, key, true)
        .filter(trails -> trails.stream().allMatch(t -> t.fetches() == 0));
  }

  /// The move that takes a field behind a jump; empty when that is no way to it.
  Optional<Move> through(Jump jump, String field) {
    return jump.to().field(field).flatMap(edge -> through(jump, edge));
  }

  /// Takes a field behind a jump; what the field requires is sent along with the key. It has to be
  /// within reach of the place behind the jump as well: whether a field can be asked for must not
  /// depend on where one comes from, and other composers refuse what can only be brought along.
  private Optional<Move> through(Jump jump, FieldEdge edge) {
    FieldSet requires = edge.requires();
    if (requires == null) {
      return Optional.of(Move.along(jump.from(), jump, edge));
    }
    if (requirement(jump.to(), edge, requires).isEmpty()) {
      return Optional.empty();
    }
    return requirement(jump.from(), edge, requires)
        .map(required -> {
          Jump with =
              new Jump(
                  jump.from(),
                  jump.to(),
                  jump.key(),
                  requires,
                  concat(jump.conditions(), required));
          return Move.along(jump.from(), with, edge);
        });
  }

  /// Where the parts of a requirement come from; empty when one cannot be had, or when the field is
  /// needed for its own requirement.
  private Optional<List<Trail<ConditionStep>>> requirement(
      GraphNode from, FieldEdge edge, FieldSet requires) {
    RequirementKey key = new RequirementKey(from, edge);
    Requirement requirement = requirements.get(key);
    if (requirement == null) {
      requirement = new Requirement(from, requires, conditions);
      requirements.put(key, requirement);
      inquiries.open(requirement);
    }
    inquiries.noteRead(requirement);
    return requirement.trails();
  }

  private static <T> List<T> concat(List<T> a, List<T> b) {
    List<T> all = new ArrayList<>(a);
    all.addAll(b);
    return all;
  }

  /// The moves that narrow `from` to the object type `type`.
  public CastMoves cast(GraphNode from, String type) {
    budget.take();
    return switch (from.kind()) {
      case OBJECT ->
          from.type().equals(type)
              ? new CastMoves.Possible(List.of(Move.castTo(from, null, from)))
              : new CastMoves.NeverMatches();
      case INTERFACE, UNION -> {
        notes.casts(from.type());
        yield from.cast(type)
            .<CastMoves>map(n -> new CastMoves.Possible(List.of(Move.castTo(from, null, n))))
            .orElse(new CastMoves.NeverMatches());
      }
      case INTERFACE_OBJECT -> castInterfaceObject(from, type);
    };
  }

  /// An interface object does not know its concrete types: a subgraph with the real interface does.
  private CastMoves castInterfaceObject(GraphNode from, String type) {
    notes.casts(from.type());
    if (!view.possibleTypes(from.type()).contains(type)) {
      return new CastMoves.NeverMatches();
    }
    List<Jump> telling =
        reach(from).jumps().stream()
            .filter(j -> j.to().kind() == GraphNode.Kind.INTERFACE)
            .toList();
    List<Move> moves = new ArrayList<>();
    for (Jump jump : telling) {
      jump.to().cast(type).ifPresent(n -> moves.add(Move.castTo(from, jump, n)));
    }
    if (!moves.isEmpty()) {
      return new CastMoves.Possible(moves);
    }
    return telling.isEmpty() ? new CastMoves.DeadEnd() : new CastMoves.NeverMatches();
  }

  /// Whether all that `selection` selects can be had from a node.
  public boolean resolves(GraphNode from, FieldSet selection) {
    return ways(from, selection).isPresent();
  }

  /// The cheapest ways from a node to all that `selection` selects, one for each leaf; empty when
  /// one cannot be had.
  public Optional<List<Trail<ConditionStep>>> ways(GraphNode from, FieldSet selection) {
    return conditions.resolve(from, selection, false);
  }

  /// The jumps from a node, nearest first.
  public List<Jump> jumps(GraphNode from) {
    return List.copyOf(reach(from).jumps());
  }

  /// Whether there is a jump from one node to another.
  public boolean reaches(GraphNode from, GraphNode to) {
    return reach(from).includes(to);
  }

  private Reach reach(GraphNode from) {
    Reach reach = reaches.get(from);
    if (reach == null) {
      notes.jumps(from.type());
      reach = new Reach(from, graph.jumps(from), conditions, budget);
      reaches.put(from, reach);
      if (!reach.isClosed()) {
        inquiries.open(reach);
      }
    }
    inquiries.noteRead(reach);
    return reach;
  }
}
