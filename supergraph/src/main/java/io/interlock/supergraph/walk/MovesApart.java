package io.interlock.supergraph.walk;

import io.interlock.supergraph.fieldset.FieldSetSelection;
import io.interlock.supergraph.graph.FieldEdge;
import io.interlock.supergraph.graph.GraphNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Moves to fields that are fetched apart from the object that has them, be they at hand: by a jump
/// to another subgraph, or by asking the same one for the object again:
///
/// ```
/// products { topProducts } => products by "upc" { name }
/// ```
///
/// What a field requires is fetched apart as well, but for what is part of the key that is sent.
/// What is at hand is not given up for a key that may be null: it would be lost with it.
final class MovesApart {
  private final Walker walker;
  private final Map<GraphNode, Map<String, List<Move>>> known = new HashMap<>();
  private final Map<GraphNode, Optional<Jump>> reEntries = new HashMap<>();

  MovesApart(Walker walker) {
    this.walker = walker;
  }

  /// Cheapest first. Empty for a leaf at hand that is part of the key that would be sent: that one
  /// is fetched in any case.
  List<Move> to(GraphNode from, String field) {
    Map<String, List<Move>> knownHere = known.computeIfAbsent(from, n -> new HashMap<>());
    return knownHere.computeIfAbsent(field, f -> find(from, f));
  }

  private List<Move> find(GraphNode from, String field) {
    List<Move> usual = walker.moves(from, field);
    List<Move> moves = new ArrayList<>(usual);
    if (usual.stream().anyMatch(Move::isDirect)) {
      moves.clear();
      reEntry(from).flatMap(jump -> walker.through(jump, field)).ifPresent(moves::add);
      moves.addAll(walker.throughJumps(from, field));
      moves.removeIf(move -> isSent(move) || mayLackKey(move));
    }
    moves.replaceAll(this::withRequirementsApart);
    moves.sort(Move.BY_COST);
    return List.copyOf(moves);
  }

  /// The jump by which an object is asked for again.
  private Optional<Jump> reEntry(GraphNode node) {
    return reEntries.computeIfAbsent(node, walker::reEntry);
  }

  /// Whether the field is a leaf of the key that the move sends.
  private static boolean isSent(Move move) {
    @Nullable Jump jump = move.jump();
    @Nullable FieldEdge edge = move.edge();
    return jump != null
        && edge != null
        && edge.isLeaf()
        && jump.key().selections().stream()
            .anyMatch(
                s -> s instanceof FieldSetSelection.Field part && part.name().equals(edge.name()));
  }

  private static boolean mayLackKey(Move move) {
    @Nullable Jump jump = move.jump();
    return jump != null && jump.mayLackKey();
  }

  private Move withRequirementsApart(Move move) {
    @Nullable Jump jump = move.jump();
    @Nullable FieldEdge edge = move.edge();
    if (jump == null || edge == null || jump.requires() == null) {
      return move;
    }
    List<Trail<ConditionStep>> conditions = jump.conditions().stream().map(this::apart).toList();
    Jump apart = new Jump(jump.from(), jump.to(), jump.key(), jump.requires(), conditions);
    return Move.along(jump.from(), apart, edge);
  }

  /// The way to a required field with a jump where it would begin without.
  private Trail<ConditionStep> apart(Trail<ConditionStep> way) {
    Trail.Leg<ConditionStep> first = way.legs().getFirst();
    boolean isPartOfKey =
        first.element() instanceof ConditionStep.Field field && field.isPartOfKey();
    @Nullable FieldEdge edge = first.move().edge();
    if (isPartOfKey || edge == null || !first.move().isDirect()) {
      return way;
    }
    return reEntry(way.start())
        .filter(jump -> !jump.mayLackKey())
        .flatMap(jump -> walker.through(jump, edge.name()))
        .filter(again -> again.to().equals(first.move().to()))
        .map(again -> replacingFirst(way, again))
        .orElse(way);
  }

  private static Trail<ConditionStep> replacingFirst(Trail<ConditionStep> way, Move move) {
    List<Trail.Leg<ConditionStep>> legs = way.legs();
    Trail<ConditionStep> replaced = Trail.startingAt(way.start());
    replaced = replaced.then(legs.getFirst().element(), move);
    for (Trail.Leg<ConditionStep> leg : legs.subList(1, legs.size())) {
      replaced = replaced.then(leg.element(), leg.move());
    }
    return replaced;
  }
}
