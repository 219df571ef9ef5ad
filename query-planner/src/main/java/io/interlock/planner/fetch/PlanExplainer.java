package io.interlock.planner.fetch;

import io.interlock.planner.fetch.PlanExplanation.PassedOver;
import io.interlock.planner.path.Leaf;
import io.interlock.planner.path.OperationStep;
import io.interlock.planner.path.PathsTextPrinter;
import io.interlock.supergraph.walk.Trail;
import io.interlock.supergraph.walk.TrailTextPrinter;
import java.util.ArrayList;
import java.util.List;

/// Explains a plan: searches for it once more, lays it out with the reasons noted, and tries each
/// way that the search passed over with everything else as it is.
final class PlanExplainer {
  /// Other ways that are tried in all; operations that people look at have fewer.
  private static final int MAX_TRIED = 500;

  private final FetchDescriber describer = new FetchDescriber();
  private final List<Part> parts = new ArrayList<>();
  private final List<PassedOver> passedOver = new ArrayList<>();
  private int untried;
  private boolean isCut;

  /// Leaves that are fetched together, with the trail that is taken to each.
  private record Part(List<Leaf> leaves, List<Trail<OperationStep>> taken, PlanCost cost) {

    /// What it would cost to take other trails to the leaves of one decision.
    PlanCost costWith(Decision decision, int choice) {
      List<Trail<OperationStep>> trails = new ArrayList<>();
      for (int i = 0; i < leaves.size(); i++) {
        boolean isOther = decision.leaves().contains(leaves.get(i));
        trails.add(isOther ? leaves.get(i).trails().get(choice) : taken.get(i));
      }
      return FetchGraphBuilder.build(trails).cost();
    }
  }

  private PlanExplainer() {}

  /// @param groups leaves that are fetched together; group after group
  static PlanExplanation explain(List<List<Leaf>> groups) {
    PlanExplainer explainer = new PlanExplainer();
    groups.forEach(explainer::search);
    explainer.parts.forEach(explainer::tryOthers);
    return new PlanExplanation(
        explainer.describer.described(),
        explainer.cost(),
        explainer.passedOver,
        explainer.untried,
        explainer.isCut);
  }

  private void search(List<Leaf> leaves) {
    PlanSearch.Found found = PlanSearch.best(leaves);
    FetchGraph graph = FetchGraphBuilder.buildExplained(found.trails());
    describer.add(graph);
    parts.add(new Part(leaves, found.trails(), graph.cost()));
    isCut |= found.isCut();
  }

  private void tryOthers(Part part) {
    for (Decision decision : Decision.of(part.leaves())) {
      Leaf first = decision.leaves().getFirst();
      Trail<OperationStep> taken = part.taken().get(part.leaves().indexOf(first));
      for (int choice = 0; choice < decision.size(); choice++) {
        if (!first.trails().get(choice).equals(taken)) {
          tryOut(part, decision, choice, taken);
        }
      }
    }
  }

  private void tryOut(Part part, Decision decision, int choice, Trail<OperationStep> taken) {
    if (passedOver.size() == MAX_TRIED) {
      untried++;
      return;
    }
    List<String> fields = decision.leaves().stream().map(PlanExplainer::path).toList();
    String other = TrailTextPrinter.way(decision.leaves().getFirst().trails().get(choice));
    PlanCost cost = cost().minus(part.cost()).plus(part.costWith(decision, choice));
    passedOver.add(new PassedOver(fields, TrailTextPrinter.way(taken), other, cost));
  }

  private static String path(Leaf leaf) {
    return PathsTextPrinter.path(leaf.trails().getFirst());
  }

  private PlanCost cost() {
    return parts.stream().map(Part::cost).reduce(PlanCost.NONE, PlanCost::plus);
  }
}
