package io.interlock.planner;

import io.interlock.planner.operation.NormalizedOperation;

/// What became of bringing an operation into normal form.
public sealed interface NormalizingOutcome
    permits NormalizingOutcome.Normalized, PlanningOutcome.NotPlannable {
  record Normalized(NormalizedOperation operation) implements NormalizingOutcome {}
}
