package io.interlock.planner.fetch;

import io.interlock.planner.operation.NormalizedOperation;
import io.interlock.planner.path.Leaf;
import io.interlock.planner.plan.PlanNode;
import java.util.ArrayList;
import java.util.List;

/// Turns the ways to the leaves of an operation into the nodes of a plan.
public final class FetchPlanner {
  private FetchPlanner() {}

  /// Plans leaves that may be fetched in any order.
  public static PlanNode plan(List<Leaf> leaves, NormalizedOperation operation) {
    return PlanEmitter.emit(PlanSearch.best(leaves), new FetchWriter(operation));
  }

  /// Plans groups of leaves one after the other, each with everything that it needs.
  public static PlanNode planInOrder(List<List<Leaf>> groups, NormalizedOperation operation) {
    FetchWriter writer = new FetchWriter(operation);
    List<PlanNode> nodes = new ArrayList<>();
    for (List<Leaf> leaves : groups) {
      nodes.add(PlanEmitter.emit(PlanSearch.best(leaves), writer));
    }
    return PlanEmitter.sequence(nodes);
  }

  /// How much cheaper one set of leaves is than another: negative when `a` costs less.
  public static int compareCost(List<Leaf> a, List<Leaf> b) {
    return PlanSearch.best(a).cost().compareTo(PlanSearch.best(b).cost());
  }
}
