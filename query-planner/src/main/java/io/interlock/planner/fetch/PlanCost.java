package io.interlock.planner.fetch;

import java.util.Comparator;

/// What a plan costs: sequential fetches weigh most, then fetches, then fields, of which those of a
/// later fetch weigh more: they cost a representation for every object.
record PlanCost(int stages, int fetches, int fields) implements Comparable<PlanCost> {
  static final PlanCost NONE = new PlanCost(0, 0, 0);

  /// By what takes requests, whatever they ask for.
  static final Comparator<PlanCost> BY_REQUESTS =
      Comparator.comparingInt(PlanCost::stages).thenComparingInt(PlanCost::fetches);

  private static final Comparator<PlanCost> ORDER = BY_REQUESTS.thenComparingInt(PlanCost::fields);

  PlanCost withFields(int further) {
    return new PlanCost(stages, fetches, fields + further);
  }

  @Override
  public int compareTo(PlanCost other) {
    return ORDER.compare(this, other);
  }
}
