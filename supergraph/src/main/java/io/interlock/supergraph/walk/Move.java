package io.interlock.supergraph.walk;

import io.interlock.supergraph.graph.FieldEdge;
import io.interlock.supergraph.graph.GraphNode;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/// One step of a walk: perhaps a jump into another subgraph, then a field or a down-cast.
///
/// @param from where the step begins
/// @param jump null for a direct step
/// @param edge the field that is taken; null for a down-cast
/// @param to where the step ends: behind a composite field, on the cast type, or for a leaf on the
///   node that has it
public record Move(GraphNode from, @Nullable Jump jump, @Nullable FieldEdge edge, GraphNode to) {
  /// Fewest sequential fetches first, then fewest fetches.
  public static final Comparator<Move> BY_COST =
      Comparator.comparingInt(Move::stages).thenComparingInt(Move::fetches);

  /// Takes a field where it is.
  public static Move along(FieldEdge edge) {
    return along(edge.from(), null, edge);
  }

  static Move along(GraphNode from, @Nullable Jump jump, FieldEdge edge) {
    return new Move(from, jump, edge, edge.to() == null ? edge.from() : edge.to());
  }

  static Move castTo(GraphNode from, @Nullable Jump jump, GraphNode to) {
    return new Move(from, jump, null, to);
  }

  public boolean isDirect() {
    return jump == null;
  }

  /// Whether the field that is taken needs an argument from a `@context`.
  public boolean needsContext() {
    return edge != null && edge.needsContext();
  }

  /// Whether a key or a requirement may take the step: what is above a condition is not known, nor
  /// what is decided of a moving field before a client asks for it.
  boolean isFitForConditions() {
    return edge == null || !edge.needsContext() && !edge.isMoving();
  }

  public int stages() {
    return jump == null ? 0 : jump.stages();
  }

  public int fetches() {
    return jump == null ? 0 : jump.fetches();
  }
}
