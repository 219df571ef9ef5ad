package io.interlock.planner;

import io.interlock.planner.operation.NormalizedOperation;
import io.interlock.planner.path.Leaf;
import java.util.List;

/// What an operation is before it is a plan, for those who want to look at how the plan comes
/// about.
///
/// @param leaves the ways to what the operation asks for, in groups that are fetched together: one
///   for a query, for a mutation one for each of its requests
public record PlanningStages(NormalizedOperation operation, List<List<Leaf>> leaves) {
  public PlanningStages {
    leaves = leaves.stream().map(List::copyOf).toList();
  }
}
