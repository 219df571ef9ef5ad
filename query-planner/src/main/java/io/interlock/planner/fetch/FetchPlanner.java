package io.interlock.planner.fetch;

import io.interlock.planner.operation.NormalizedOperation;
import io.interlock.planner.path.Leaf;
import io.interlock.planner.plan.OperationKind;
import io.interlock.planner.plan.PlanNode;
import io.interlock.supergraph.graph.QueryGraph;
import io.interlock.supergraph.schema.SchemaView;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/// Turns the ways to the leaves of an operation into the nodes of a plan.
public final class FetchPlanner {
  private FetchPlanner() {}

  /// The nodes of a plan.
  ///
  /// @param searched steps of the search for the cheapest plan
  /// @param isCut whether the search for the cheapest plan ended at its budget: one with fewer
  ///   stages or fetches may exist
  public record Fetches(PlanNode node, long searched, boolean isCut) {}

  /// Plans groups of leaves one after the other, each with everything that it needs.
  ///
  /// @param view notes what was read of the supergraph
  public static Fetches planInOrder(
      List<List<Leaf>> groups, NormalizedOperation operation, QueryGraph graph, SchemaView view) {
    FetchWriter writer = new FetchWriter(operation, new Folding(graph, view));
    List<PlanEmitter> emitters = new ArrayList<>();
    long searched = 0;
    boolean isCut = false;
    for (List<Leaf> leaves : groups) {
      PlanSearch.Found found = PlanSearch.best(leaves);
      emitters.add(new PlanEmitter(found.graph(), writer));
      searched += found.steps();
      isCut |= found.isCut();
    }
    PlanNode plan =
        Objects.requireNonNull(new PartsWriter(operation.form().parts(), emitters).plan());
    boolean isSubscription = operation.kind() == OperationKind.SUBSCRIPTION;
    return new Fetches(isSubscription ? subscription(plan) : plan, searched, isCut);
  }

  /// A subscription's only root field is fetched first, and by itself.
  private static PlanNode subscription(PlanNode plan) {
    return switch (plan) {
      case PlanNode.Fetch primary -> new PlanNode.Subscription(primary, null);
      case PlanNode.Sequence(List<PlanNode> nodes)
          when nodes.getFirst() instanceof PlanNode.Fetch primary ->
          new PlanNode.Subscription(primary, PlanEmitter.sequence(nodes.subList(1, nodes.size())));
      default -> throw new IllegalStateException("a subscription starts with one fetch: " + plan);
    };
  }

  /// Why the plan of leaves is as it is: those of each group fetched together, group after group.
  /// Plans anew.
  public static PlanExplanation explain(List<List<Leaf>> groups) {
    return PlanExplainer.explain(groups);
  }

  /// How much cheaper one set of leaves is than another: negative when `a` costs less.
  public static int compareCost(List<Leaf> a, List<Leaf> b) {
    return PlanSearch.best(a).graph().cost().compareTo(PlanSearch.best(b).graph().cost());
  }
}
