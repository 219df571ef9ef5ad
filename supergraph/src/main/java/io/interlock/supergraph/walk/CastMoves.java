package io.interlock.supergraph.walk;

import java.util.List;

/// What becomes of narrowing a position to an object type.
public sealed interface CastMoves {
  /// The moves that do it, cheapest first; at least one.
  record Possible(List<Move> moves) implements CastMoves {
    public Possible {
      moves = List.copyOf(moves);
    }
  }

  /// The subgraph never returns that type here: nothing is selected, and that is right.
  record NeverMatches() implements CastMoves {}

  /// The type may well occur, but no subgraph that could tell can be reached.
  record DeadEnd() implements CastMoves {}
}
