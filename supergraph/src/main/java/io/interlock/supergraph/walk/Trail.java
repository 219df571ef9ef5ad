package io.interlock.supergraph.walk;

import io.interlock.supergraph.graph.GraphNode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A way through the query graph: moves from a start, each with what it was made for. Immutable;
/// trails share their beginnings.
///
/// @param <E> what moves are made for: a selection of an operation, or a part of a condition
public final class Trail<E> {
  private final @Nullable Trail<E> before;
  private final @Nullable E element;
  private final @Nullable Move move;
  private final GraphNode end;
  private final int stages;
  private final int fetches;
  private final int length;

  private Trail(GraphNode start) {
    before = null;
    element = null;
    move = null;
    end = start;
    stages = 0;
    fetches = 0;
    length = 0;
  }

  private Trail(Trail<E> before, E element, Move move) {
    this.before = before;
    this.element = element;
    this.move = move;
    this.end = move.to();
    this.stages = before.stages + move.stages();
    this.fetches = before.fetches + move.fetches();
    this.length = before.length + 1;
  }

  public static <E> Trail<E> startingAt(GraphNode start) {
    return new Trail<>(start);
  }

  public Trail<E> then(E elementOfMove, Move next) {
    return new Trail<>(this, elementOfMove, next);
  }

  /// The one with the fewest sequential fetches, then fetches; the first of several.
  static <E> Trail<E> cheapest(List<Trail<E>> trails) {
    Trail<E> cheapest = trails.getFirst();
    for (Trail<E> trail : trails) {
      cheapest = trail.compareCost(cheapest) < 0 ? trail : cheapest;
    }
    return cheapest;
  }

  /// Cheapest first: sequential fetches, then fetches. Trails of equal cost keep their order.
  public static <E> Comparator<Trail<E>> byCost() {
    return Trail::compareCost;
  }

  private int compareCost(Trail<E> other) {
    return stages == other.stages
        ? Integer.compare(fetches, other.fetches)
        : Integer.compare(stages, other.stages);
  }

  /// Where the trail has come to.
  public GraphNode end() {
    return end;
  }

  /// The node that the first move starts from.
  public GraphNode start() {
    Trail<E> trail = this;
    while (trail.before != null) {
      trail = trail.before;
    }
    return trail.end;
  }

  /// The trail without its last move; null at the start.
  public @Nullable Trail<E> before() {
    return before;
  }

  /// The jump of the last move; null at the start and for a direct move.
  public @Nullable Jump jump() {
    return move == null ? null : move.jump();
  }

  /// The last move; empty at the start.
  public Optional<Move> lastMove() {
    return Optional.ofNullable(move);
  }

  /// What the last move was made for; empty at the start.
  public Optional<E> lastElement() {
    return Optional.ofNullable(element);
  }

  /// How many moves it has.
  public int length() {
    return length;
  }

  /// Sequential fetches after the one of the start.
  public int stages() {
    return stages;
  }

  /// Fetches besides the one of the start.
  public int fetches() {
    return fetches;
  }

  /// The moves in order, each with its element.
  public List<Leg<E>> legs() {
    List<Leg<E>> legs = new ArrayList<>(length);
    for (Trail<E> trail = this; trail.before != null; trail = trail.before) {
      if (trail.element != null && trail.move != null) {
        legs.add(new Leg<>(trail.element, trail.move));
      }
    }
    Collections.reverse(legs);
    return legs;
  }

  /// A move with what it was made for.
  public record Leg<E>(E element, Move move) {}
}
