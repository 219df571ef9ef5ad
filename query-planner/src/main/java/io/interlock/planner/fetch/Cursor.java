package io.interlock.planner.fetch;

import io.interlock.planner.operation.Conditions;
import io.interlock.planner.operation.Deferral;
import io.interlock.supergraph.graph.GraphNode;
import io.interlock.supergraph.schema.TypeRef;
import io.interlock.supergraph.walk.Move;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Where the layout of a trail stands: selections are added to `set`, whose objects are at
/// `position`.
///
/// @param sent uses of the representations that the fetch needs for this
/// @param part that jumps from here are made for
record Cursor(
    FetchGroup group,
    Uses sent,
    FetchSelectionSet set,
    Position position,
    @Nullable Deferral part) {
  Cursor at(FetchSelectionSet otherSet, Position otherPosition) {
    return new Cursor(group, sent, otherSet, otherPosition, part);
  }

  Cursor forPart(@Nullable Deferral other) {
    return Objects.equals(part, other) ? this : new Cursor(group, sent, set, position, other);
  }

  void useUnder(Conditions conditions) {
    group.uses().add(conditions);
    sent.add(conditions);
  }

  /// The objects in a field that is selected here; where it is for a leaf.
  Cursor into(FetchField selected, TypeRef type) {
    return selected.below() == null
        ? this
        : at(selected.below(), position.slot(selected.slot(), type));
  }

  /// The objects of one type among those that are here.
  Cursor narrowed(String objectType, Move move) {
    GraphNode before = move.jump() == null ? move.from() : move.jump().to();
    return before.equals(move.to())
        ? this
        : at(set.fragment(move.to()), position.narrowedTo(objectType));
  }
}
