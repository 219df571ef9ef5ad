package io.interlock.planner.fetch;

import io.interlock.planner.path.Leaf;
import io.interlock.planner.path.OperationStep;
import io.interlock.supergraph.schema.Subgraph;
import io.interlock.supergraph.walk.Jump;
import io.interlock.supergraph.walk.Move;
import io.interlock.supergraph.walk.Trail;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/// Chooses one trail for every leaf so that the whole plan costs least.
///
/// Leaves with the same choices are decided together. Where few combinations exist all are tried.
/// Otherwise a first plan takes for each decision what adds least to what is chosen already, the
/// ones without alternatives first; then single decisions are changed, and all that go through one
/// subgraph at once, as long as that helps. Both are bounded by a number of tried plans, not by
/// time, so that equal inputs give equal plans.
final class PlanSearch {
  /// All combinations are tried up to this many.
  private static final int EXHAUSTIVE = 128;

  /// Plans that are tried in all when not.
  private static final int TRIES = 2_000;

  private final List<Decision> decisions;
  private int tries;

  /// Leaves that have the same alternatives: the i-th trail of each is one choice.
  private record Decision(List<Leaf> leaves) {
    int size() {
      return leaves.getFirst().trails().size();
    }

    List<Trail<OperationStep>> trails(int choice) {
      return leaves.stream().map(l -> l.trails().get(choice)).toList();
    }
  }

  @SuppressWarnings("ArrayRecordComponent") // never compared, never given away
  private record Candidate(int[] choices, PlanCost cost) {}

  private PlanSearch(List<Decision> decisions) {
    this.decisions = decisions;
  }

  /// The cheapest fetch graph found for `leaves`.
  static FetchGraph best(List<Leaf> leaves) {
    PlanSearch search = new PlanSearch(decisionsOf(leaves));
    return search.graph(search.bestChoices());
  }

  private static List<Decision> decisionsOf(List<Leaf> leaves) {
    Map<List<Object>, List<Leaf>> byChoices = new LinkedHashMap<>();
    IdentityHashMap<Object, Integer> numbers = new IdentityHashMap<>();
    for (Leaf leaf : leaves) {
      byChoices.computeIfAbsent(choicesKey(leaf, numbers), k -> new ArrayList<>()).add(leaf);
    }
    return byChoices.values().stream().map(Decision::new).toList();
  }

  /// Two leaves have the same choices when their trails differ in the last field alone, and that is
  /// taken in the same subgraphs behind the same jumps.
  private static List<Object> choicesKey(Leaf leaf, IdentityHashMap<Object, Integer> numbers) {
    List<Object> key = new ArrayList<>();
    for (Trail<OperationStep> trail : leaf.trails()) {
      Trail<OperationStep> before = trail.before();
      Jump jump = trail.lastMove().map(Move::jump).orElse(null);
      key.add(before == null ? -1 : numbers.computeIfAbsent(before, t -> numbers.size()));
      key.add(jump == null ? -1 : numbers.computeIfAbsent(jump, j -> numbers.size()));
    }
    return key;
  }

  private int[] bestChoices() {
    long combinations = 1;
    for (Decision decision : decisions) {
      combinations = Math.min(combinations * decision.size(), EXHAUSTIVE + 1L);
    }
    if (combinations == 1) {
      return new int[decisions.size()];
    }
    return combinations <= EXHAUSTIVE ? tryAll() : improve(greedy());
  }

  private int[] tryAll() {
    int[] choices = new int[decisions.size()];
    Candidate best = candidate(choices);
    while (next(choices)) {
      best = cheaper(best, candidate(choices));
    }
    return best.choices();
  }

  /// Counts through all combinations, the first decision fastest.
  private boolean next(int[] choices) {
    for (int i = 0; i < choices.length; i++) {
      choices[i]++;
      if (choices[i] < decisions.get(i).size()) {
        return true;
      }
      choices[i] = 0;
    }
    return false;
  }

  private static Candidate cheaper(Candidate a, Candidate b) {
    return b.cost().compareTo(a.cost()) < 0 ? b : a;
  }

  private Candidate candidate(int[] choices) {
    tries++;
    return new Candidate(choices.clone(), graph(choices).cost());
  }

  private FetchGraph graph(int[] choices) {
    List<Trail<OperationStep>> trails = new ArrayList<>();
    for (int i = 0; i < choices.length; i++) {
      trails.addAll(decisions.get(i).trails(choices[i]));
    }
    return FetchGraphBuilder.build(trails);
  }

  private Candidate greedy() {
    List<Integer> order = new ArrayList<>();
    for (int i = 0; i < decisions.size(); i++) {
      order.add(i);
    }
    order.sort(Comparator.comparingInt(i -> decisions.get(i).size()));
    int[] choices = new int[decisions.size()];
    List<Trail<OperationStep>> chosen = new ArrayList<>();
    for (int decision : order) {
      choices[decision] = cheapestAddition(decisions.get(decision), chosen);
      chosen.addAll(decisions.get(decision).trails(choices[decision]));
    }
    return candidate(choices);
  }

  private int cheapestAddition(Decision decision, List<Trail<OperationStep>> chosen) {
    if (decision.size() == 1 || tries > TRIES) {
      return 0;
    }
    int best = 0;
    PlanCost bestCost = null;
    for (int choice = 0; choice < decision.size(); choice++) {
      List<Trail<OperationStep>> trails = new ArrayList<>(chosen);
      trails.addAll(decision.trails(choice));
      tries++;
      PlanCost cost = FetchGraphBuilder.build(trails).cost();
      if (bestCost == null || cost.compareTo(bestCost) < 0) {
        best = choice;
        bestCost = cost;
      }
    }
    return best;
  }

  private int[] improve(Candidate start) {
    Candidate best = start;
    boolean isImproving = true;
    while (isImproving && tries < TRIES) {
      Candidate better = avoidASubgraph(changeOne(best));
      isImproving = better.cost().compareTo(best.cost()) < 0;
      best = better;
    }
    return best.choices();
  }

  private Candidate changeOne(Candidate from) {
    Candidate best = from;
    for (int i = 0; i < decisions.size(); i++) {
      for (int choice = 0; choice < decisions.get(i).size() && tries < TRIES; choice++) {
        if (choice != best.choices()[i]) {
          int[] changed = best.choices().clone();
          changed[i] = choice;
          best = cheaper(best, candidate(changed));
        }
      }
    }
    return best;
  }

  private Candidate avoidASubgraph(Candidate from) {
    Candidate best = from;
    for (int subgraph : subgraphsOf(from)) {
      if (tries < TRIES) {
        int[] changed = best.choices().clone();
        for (int i = 0; i < changed.length; i++) {
          int current = changed[i];
          changed[i] = choiceWithout(decisions.get(i), subgraph).orElse(current);
        }
        best = cheaper(best, candidate(changed));
      }
    }
    return best;
  }

  private Set<Integer> subgraphsOf(Candidate candidate) {
    Set<Integer> subgraphs = new TreeSet<>();
    for (int i = 0; i < decisions.size(); i++) {
      Trail<OperationStep> trail = decisions.get(i).trails(candidate.choices()[i]).getFirst();
      subgraphs.add(trail.end().subgraph().index());
    }
    return subgraphs;
  }

  private static Optional<Integer> choiceWithout(Decision decision, int subgraph) {
    for (int choice = 0; choice < decision.size(); choice++) {
      if (!goesThrough(decision.trails(choice).getFirst(), subgraph)) {
        return Optional.of(choice);
      }
    }
    return Optional.empty();
  }

  private static boolean goesThrough(Trail<OperationStep> trail, int subgraph) {
    for (Trail<OperationStep> t = trail; t != null; t = t.before()) {
      Subgraph at = t.end().subgraph();
      if (at.index() == subgraph) {
        return true;
      }
    }
    return false;
  }
}
