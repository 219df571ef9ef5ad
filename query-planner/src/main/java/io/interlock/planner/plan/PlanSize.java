package io.interlock.planner.plan;

import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// How much a plan asks of subgraphs. Less is better: stages first.
///
/// @param stages requests that have to follow each other, as if all conditions held
/// @param fetches requests in all
public record PlanSize(int stages, int fetches) implements Comparable<PlanSize> {
  private static final Comparator<PlanSize> ORDER =
      Comparator.comparingInt(PlanSize::stages).thenComparingInt(PlanSize::fetches);

  /// @param node null for nothing
  public static PlanSize of(@Nullable PlanNode node) {
    return switch (node) {
      case null -> new PlanSize(0, 0);
      case PlanNode.Fetch _ -> new PlanSize(1, 1);
      case PlanNode.Sequence(List<PlanNode> nodes) ->
          nodes.stream().map(PlanSize::of).reduce(new PlanSize(0, 0), PlanSize::then);
      case PlanNode.Parallel(List<PlanNode> nodes) ->
          nodes.stream().map(PlanSize::of).reduce(new PlanSize(0, 0), PlanSize::beside);
      case PlanNode.Choice choice -> of(choice.then()).beside(of(choice.otherwise()));
      case PlanNode.Subscription subscription ->
          of(subscription.primary()).then(of(subscription.rest()));
      case PlanNode.Defer(PlanNode.Defer.Part primary, List<PlanNode.Defer.Deferred> deferred) ->
          of(primary.node())
              .then(
                  deferred.stream()
                      .map(each -> of(each.part().node()))
                      .reduce(new PlanSize(0, 0), PlanSize::beside));
    };
  }

  private PlanSize then(PlanSize next) {
    return new PlanSize(stages + next.stages, fetches + next.fetches);
  }

  private PlanSize beside(PlanSize other) {
    return new PlanSize(Math.max(stages, other.stages), fetches + other.fetches);
  }

  @Override
  public int compareTo(PlanSize other) {
    return ORDER.compare(this, other);
  }

  @Override
  public String toString() {
    return stages + " stages, " + fetches + " fetches";
  }
}
