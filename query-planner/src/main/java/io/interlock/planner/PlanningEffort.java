package io.interlock.planner;

/// What it took to plan an operation. Counts, not times: equal inputs take equal efforts.
///
/// @param walked steps on the query graph, and ways to fields that were looked at
/// @param searched steps of the search for the cheapest plan
/// @param isCut whether that search ended at its budget: the plan is the best that was found, and
///   one with fewer stages or fetches may exist
public record PlanningEffort(long walked, long searched, boolean isCut) {
  /// Of an operation that needs no fetch.
  public static final PlanningEffort NONE = new PlanningEffort(0, 0, false);
}
