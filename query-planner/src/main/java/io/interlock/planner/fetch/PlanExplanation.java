package io.interlock.planner.fetch;

import java.util.List;

/// Why a plan is as it is: what each fetch is for, what the plan costs, and what it would have cost
/// to take other ways.
///
/// @param fetches in the order of their stages; those of a mutation's later requests behind those
///   of the earlier ones
/// @param cost of all
/// @param untried how many more ways there are whose cost was not tried
/// @param isCut whether the search for the plan ended at its budget: one with fewer stages or
///   fetches may exist
public record PlanExplanation(
    List<FetchDescription> fetches,
    PlanCost cost,
    List<PassedOver> passedOver,
    int untried,
    boolean isCut) {
  public PlanExplanation {
    fetches = List.copyOf(fetches);
    passedOver = List.copyOf(passedOver);
  }

  /// Another way to some fields, that the plan does not take.
  ///
  /// @param fields where they stand in the answer
  /// @param taken the way of the first that the plan takes
  /// @param other the way that it could have taken
  /// @param cost of the whole plan with that way, everything else as it is
  public record PassedOver(List<String> fields, String taken, String other, PlanCost cost) {
    public PassedOver {
      fields = List.copyOf(fields);
    }
  }
}
