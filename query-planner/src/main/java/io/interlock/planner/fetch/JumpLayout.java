package io.interlock.planner.fetch;

import io.interlock.planner.fetch.FetchGroup.Representation.Share;
import io.interlock.planner.operation.Conditions;
import io.interlock.supergraph.graph.GraphNode;
import io.interlock.supergraph.walk.ConditionStep;
import io.interlock.supergraph.walk.Jump;
import io.interlock.supergraph.walk.Move;
import io.interlock.supergraph.walk.Trail;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Lays jumps out as fetches, each with the keys and requirements that it sends:
///
/// ```
/// (jump reviews) reviews    Fetch reviews at me, with id: { ... on User { reviews } }
/// ```
///
/// The fetch that a jump makes waits for every fetch that delivers one of its conditions.
final class JumpLayout {
  private final FetchGraph graph;
  private final ConditionLayout conditionLayout;
  private final Arrivals arrivals = new Arrivals();
  private final boolean isExplained;

  /// @param isExplained whether reasons are noted for the fetches
  JumpLayout(FetchGraph graph, boolean isExplained) {
    this.graph = graph;
    this.isExplained = isExplained;
    this.conditionLayout = new ConditionLayout(graph, this, arrivals);
  }

  /// Where the conditions of jumps are laid out.
  ConditionLayout conditions() {
    return conditionLayout;
  }

  /// Starts, or joins, the fetch that a jump makes.
  ///
  /// @param conditions under which it is needed
  /// @param reads what has to be read before
  Cursor jump(Cursor cursor, Move move, Conditions conditions, List<ContextRead> reads) {
    Jump jump = Objects.requireNonNull(move.jump());
    @Nullable Cursor arrival = reads.isEmpty() ? arrivals.of(cursor, jump, conditions) : null;
    if (arrival == null) {
      arrival = layOut(cursor, move, conditions, reads);
      if (reads.isEmpty()) {
        arrivals.note(cursor, jump, conditions, arrival);
      }
    }
    return arrival;
  }

  private Cursor layOut(Cursor cursor, Move move, Conditions conditions, List<ContextRead> reads) {
    Jump jump = Objects.requireNonNull(move.jump());
    RequiredFields required = new RequiredFields();
    List<FetchGroup> providers = new ArrayList<>();
    for (Trail<ConditionStep> trail : jump.conditions()) {
      providers.add(conditionLayout.add(cursor, trail, required, conditions));
    }
    for (ContextRead read : reads) {
      providers.addAll(read.providers());
    }
    FetchGroup group = groupFor(cursor, jump, required, providers);
    group.runAfter(cursor.group());
    providers.forEach(group::runAfter);
    if (isExplained) {
      FetchReasons.note(move, group, providers);
    }
    Uses sent = new Uses();
    if (!jump.isRoot()) {
      if (jump.from().kind() != GraphNode.Kind.INTERFACE_OBJECT) {
        cursor.set().needTypename();
      }
      FetchGroup.Representation representation =
          group.representation(jump.from().type(), isOneType(jump), sentTypename(jump));
      representation.add(new Share(jump.requires(), required));
      sent = representation.uses();
    }
    return new Cursor(group, sent, group.selection(jump.to()), cursor.position(), cursor.part());
  }

  private static boolean isOneType(Jump jump) {
    return jump.from().kind() == GraphNode.Kind.OBJECT;
  }

  /// A subgraph that resolves the interface, or knows it as an object, is told the interface's
  /// name.
  private static @Nullable String sentTypename(Jump jump) {
    return jump.to().kind() == GraphNode.Kind.OBJECT ? null : jump.to().type();
  }

  private FetchGroup groupFor(
      Cursor cursor, Jump jump, RequiredFields required, List<FetchGroup> providers) {
    for (FetchGroup group : graph.laidOutFor(cursor.position())) {
      if (group.isEntityFetch() != jump.isRoot()
          && group.isOfPart(cursor.part())
          && group.subgraph().equals(jump.to().subgraph())
          && group.parents().contains(cursor.group())
          && isReadyWithout(group, providers)
          && canSend(group, jump, required)) {
        return group;
      }
    }
    return graph.add(jump.to().subgraph(), cursor.position(), !jump.isRoot(), cursor.part());
  }

  /// Whether the fetch waits for all of `providers` anyway: joining it then makes nothing later.
  private static boolean isReadyWithout(FetchGroup group, List<FetchGroup> providers) {
    return group.parents().containsAll(providers);
  }

  private static boolean canSend(FetchGroup group, Jump jump, RequiredFields required) {
    return group.canSend(jump.from().type(), isOneType(jump), sentTypename(jump), required);
  }
}
