package io.interlock.planner.fetch;

import java.util.Comparator;

/// What a plan costs: sequential fetches weigh most, then fetches, then fields, of which those of a
/// later fetch weigh more: they cost a representation for every object.
///
/// @param stages how many fetches must wait for each other, from the first to the last; where parts
///   are deferred the sum of that for the parts, so that none is slower than it must be
/// @param fetches how many requests are made
/// @param fields how many fields are fetched, each counted as often as the stage it is fetched in
public record PlanCost(int stages, int fetches, int fields) implements Comparable<PlanCost> {
  static final PlanCost NONE = new PlanCost(0, 0, 0);

  /// By what takes requests, whatever they ask for.
  static final Comparator<PlanCost> BY_REQUESTS =
      Comparator.comparingInt(PlanCost::stages).thenComparingInt(PlanCost::fetches);

  private static final Comparator<PlanCost> ORDER = BY_REQUESTS.thenComparingInt(PlanCost::fields);

  PlanCost withFields(int further) {
    return new PlanCost(stages, fetches, fields + further);
  }

  /// Of two plans that run one after the other.
  PlanCost plus(PlanCost other) {
    return new PlanCost(stages + other.stages, fetches + other.fetches, fields + other.fields);
  }

  /// Of what is left of a plan without a part of it.
  PlanCost minus(PlanCost part) {
    return new PlanCost(stages - part.stages, fetches - part.fetches, fields - part.fields);
  }

  @Override
  public int compareTo(PlanCost other) {
    return ORDER.compare(this, other);
  }
}
