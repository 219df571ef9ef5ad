package io.interlock.planner;

import io.interlock.planner.plan.QueryPlan;
import java.util.List;

/// What became of planning an operation.
public sealed interface PlanningOutcome {
  record Planned(QueryPlan plan) implements PlanningOutcome {}

  /// The operation is valid, but there is no plan for it.
  ///
  /// @param code for `extensions.code`
  /// @param coordinates the selections that cannot be planned, `Type.field`
  record NotPlannable(String code, String message, List<String> coordinates)
      implements PlanningOutcome {
    public NotPlannable {
      coordinates = List.copyOf(coordinates);
    }
  }
}
