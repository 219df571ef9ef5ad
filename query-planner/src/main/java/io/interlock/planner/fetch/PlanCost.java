package io.interlock.planner.fetch;

import java.util.Comparator;

/// What a plan costs: sequential fetches weigh most, then fetches, then fields, of which those of a
/// later fetch weigh more: they cost a representation for every object.
record PlanCost(int stages, int fetches, int fields) implements Comparable<PlanCost> {
  private static final Comparator<PlanCost> ORDER =
      Comparator.comparingInt(PlanCost::stages)
          .thenComparingInt(PlanCost::fetches)
          .thenComparingInt(PlanCost::fields);

  @Override
  public int compareTo(PlanCost other) {
    return ORDER.compare(this, other);
  }
}
