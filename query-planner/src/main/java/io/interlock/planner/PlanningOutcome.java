package io.interlock.planner;

import io.interlock.planner.plan.QueryPlan;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What became of planning an operation.
public sealed interface PlanningOutcome {
  /// @param operationName the name of the planned operation, null for an anonymous one
  /// @param labels the labels of the progressive overrides that decide who resolves a field of the
  ///   operation; with others active it may need another plan
  record Planned(
      QueryPlan plan, @Nullable String operationName, Set<String> labels, PlanningEffort effort)
      implements PlanningOutcome {
    public Planned {
      labels = Set.copyOf(labels);
    }
  }

  /// The operation is valid, but there is no plan for it.
  ///
  /// @param code for `extensions.code`
  /// @param coordinates the selections that cannot be planned, `Type.field`
  record NotPlannable(String code, String message, List<String> coordinates)
      implements PlanningOutcome, NormalizingOutcome {
    public NotPlannable {
      coordinates = List.copyOf(coordinates);
    }
  }
}
