package io.interlock.planner.fetch;

import io.interlock.planner.path.Leaf;
import io.interlock.planner.path.OperationStep;
import io.interlock.supergraph.walk.Trail;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;

/// Chooses one trail for every leaf so that the whole plan costs least.
///
/// A first plan takes for each decision what seems to add least to what is chosen already. Then
/// decision after decision is branched on; what is chosen so far is a lower bound of what comes of
/// it, so a branch ends where that is no better than the best plan. Where few combinations exist
/// better means cheaper in any way, where there are many in stages or fetches.
///
/// The search ends after a number of steps, never after a time, so that equal inputs give equal
/// plans. It is cut then: the best plan so far is improved by changing single decisions, and all
/// that go through one subgraph at once, for as many steps again.
final class PlanSearch {
  private static final int FEW_COMBINATIONS = 128;

  /// Steps (see {@link FetchGraph#steps}) of the search: thousands of plans of a usual operation,
  /// some of the largest. A tenth of a second on a slow machine.
  static final int MAX_STEPS = 100_000;

  private final List<Decision> decisions;
  private final List<Integer> open = new ArrayList<>();
  private final List<Trail<OperationStep>> settled = new ArrayList<>();
  private final Comparator<PlanCost> bound;
  private Candidate best;
  private long steps;
  private long maxSteps = MAX_STEPS;
  private boolean isCut;

  /// The cheapest plan that was found.
  ///
  /// @param trails the one taken to each leaf, in the order of the operation
  /// @param steps that the search took
  /// @param isCut whether it ended before it was sure that no other plan has fewer stages or
  ///   fetches
  record Found(List<Trail<OperationStep>> trails, long steps, boolean isCut) {
    Found {
      trails = List.copyOf(trails);
    }

    /// Lays the plan out.
    FetchGraph graph() {
      return FetchGraphBuilder.build(trails);
    }
  }

  @SuppressWarnings("ArrayRecordComponent") // never compared, never given away
  private record Candidate(int[] choices, PlanCost cost) {}

  private PlanSearch(List<Decision> decisions) {
    this.decisions = decisions;
    for (int i = 0; i < decisions.size(); i++) {
      if (decisions.get(i).size() == 1) {
        settled.addAll(decisions.get(i).examples(0));
      } else {
        open.add(i);
      }
    }
    open.sort(Comparator.comparingInt(i -> decisions.get(i).size()));
    bound = hasFewCombinations() ? Comparator.naturalOrder() : PlanCost.BY_REQUESTS;
    best = new Candidate(new int[decisions.size()], PlanCost.NONE);
  }

  private boolean hasFewCombinations() {
    long combinations = 1;
    for (Decision decision : decisions) {
      combinations = Math.min(combinations * decision.size(), FEW_COMBINATIONS + 1L);
    }
    return combinations <= FEW_COMBINATIONS;
  }

  static Found best(List<Leaf> leaves) {
    PlanSearch search = new PlanSearch(Decision.of(leaves));
    if (!search.open.isEmpty()) {
      search.run();
    }
    return new Found(search.trails(leaves), search.steps, search.isCut);
  }

  /// The best plan's trails, in the order of the operation.
  private List<Trail<OperationStep>> trails(List<Leaf> leaves) {
    Map<Leaf, Integer> choices = new IdentityHashMap<>();
    for (int i = 0; i < decisions.size(); i++) {
      int choice = best.choices()[i];
      decisions.get(i).leaves().forEach(leaf -> choices.put(leaf, choice));
    }
    List<Trail<OperationStep>> trails = new ArrayList<>();
    leaves.forEach(leaf -> trails.add(leaf.trails().get(choices.getOrDefault(leaf, 0))));
    return trails;
  }

  private void run() {
    best = candidate(seeminglyCheapest());
    branch(0, new int[decisions.size()], settled);
    if (isCut) {
      maxSteps += MAX_STEPS;
      improve();
    }
  }

  private int[] seeminglyCheapest() {
    int[] choices = new int[decisions.size()];
    Footprint footprint = new Footprint();
    footprint.add(settled);
    for (int i : open) {
      Decision decision = decisions.get(i);
      PlanCost least = footprint.addition(decision.examples(0));
      for (int choice = 1; choice < decision.size(); choice++) {
        PlanCost addition = footprint.addition(decision.examples(choice));
        if (addition.compareTo(least) < 0) {
          least = addition;
          choices[i] = choice;
        }
      }
      footprint.add(decision.examples(choices[i]));
    }
    return choices;
  }

  /// Goes on with the open decisions from the `depth`th, after `chosen`.
  private void branch(int depth, int[] choices, List<Trail<OperationStep>> chosen) {
    if (steps > maxSteps) {
      isCut = true;
      return;
    }
    PlanCost least = cost(choices, chosen, depth);
    if (bound.compare(least, best.cost()) >= 0) {
      return;
    }
    if (depth == open.size()) {
      best = new Candidate(choices.clone(), least);
      return;
    }
    Decision decision = decisions.get(open.get(depth));
    for (int choice = 0; choice < decision.size() && !isCut; choice++) {
      choices[open.get(depth)] = choice;
      List<Trail<OperationStep>> more = new ArrayList<>(chosen);
      more.addAll(decision.examples(choice));
      branch(depth + 1, choices, more);
    }
  }

  private Candidate candidate(int[] choices) {
    List<Trail<OperationStep>> trails = new ArrayList<>(settled);
    for (int i : open) {
      trails.addAll(decisions.get(i).examples(choices[i]));
    }
    return new Candidate(choices.clone(), cost(choices, trails, open.size()));
  }

  /// What it costs to take `trails`: those of the settled decisions and of the first `depth` open
  /// ones.
  private PlanCost cost(int[] choices, List<Trail<OperationStep>> trails, int depth) {
    FetchGraph graph = FetchGraphBuilder.build(trails);
    steps += graph.steps();
    int further = 0;
    for (int i = 0; i < depth; i++) {
      further += decisions.get(open.get(i)).furtherFields(choices[open.get(i)]);
    }
    return graph.cost().withFields(further);
  }

  private void improve() {
    PlanCost before;
    do {
      before = best.cost();
      changeOne();
      avoidASubgraph();
    } while (best.cost().compareTo(before) < 0 && steps < maxSteps);
  }

  private void changeOne() {
    for (int i : open) {
      for (int choice = 0; choice < decisions.get(i).size() && steps < maxSteps; choice++) {
        if (choice != best.choices()[i]) {
          int[] changed = best.choices().clone();
          changed[i] = choice;
          tryOut(changed);
        }
      }
    }
  }

  private void avoidASubgraph() {
    for (int subgraph : subgraphsOf(best)) {
      if (steps < maxSteps) {
        int[] changed = best.choices().clone();
        for (int i : open) {
          int current = changed[i];
          changed[i] = choiceWithout(decisions.get(i), subgraph).orElse(current);
        }
        tryOut(changed);
      }
    }
  }

  private void tryOut(int[] choices) {
    Candidate candidate = candidate(choices);
    best = candidate.cost().compareTo(best.cost()) < 0 ? candidate : best;
  }

  private Set<Integer> subgraphsOf(Candidate candidate) {
    Set<Integer> subgraphs = new TreeSet<>();
    for (int i : open) {
      Trail<OperationStep> trail = decisions.get(i).examples(candidate.choices()[i]).getFirst();
      subgraphs.add(trail.end().subgraph().index());
    }
    return subgraphs;
  }

  private static OptionalInt choiceWithout(Decision decision, int subgraph) {
    return decision
        .choices()
        .filter(choice -> !goesThrough(decision.examples(choice).getFirst(), subgraph))
        .findFirst();
  }

  private static boolean goesThrough(Trail<OperationStep> trail, int subgraph) {
    for (Trail<OperationStep> t = trail; t != null; t = t.before()) {
      if (t.end().subgraph().index() == subgraph) {
        return true;
      }
    }
    return false;
  }
}
