package io.interlock.planner.fetch;

import io.interlock.planner.operation.Conditions;
import io.interlock.planner.operation.Deferral;
import io.interlock.planner.path.Leaf;
import io.interlock.planner.path.OperationStep;
import io.interlock.supergraph.walk.Jump;
import io.interlock.supergraph.walk.Move;
import io.interlock.supergraph.walk.Trail;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// Leaves that can be had by the same fetches: the i-th trail of each is one choice. To have some
/// of them by one fetch and some by another is never cheaper.
///
/// @param leaves at least one
/// @param examples one of the leaves for each set of conditions: what they need of fetches, all
///   need
record Decision(List<Leaf> leaves, List<Leaf> examples) {

  /// @param numbers of the fetches that the trails end in
  /// @param part of the operation that they are made for
  private record Fetches(List<Integer> numbers, @Nullable Deferral part) {}

  /// Groups the leaves of an operation, in order of first use.
  static List<Decision> of(List<Leaf> leaves) {
    Map<Fetches, List<Leaf>> byFetches = new LinkedHashMap<>();
    Numbers numbers = new Numbers();
    for (Leaf leaf : leaves) {
      Fetches fetches =
          new Fetches(numbers.of(leaf), OperationStep.partAt(leaf.trails().getFirst()));
      byFetches.computeIfAbsent(fetches, k -> new ArrayList<>()).add(leaf);
    }
    List<Decision> decisions = new ArrayList<>(byFetches.size());
    for (List<Leaf> same : byFetches.values()) {
      decisions.add(new Decision(same, examples(same)));
    }
    return decisions;
  }

  private static List<Leaf> examples(List<Leaf> leaves) {
    Map<Conditions, Leaf> examples = new LinkedHashMap<>();
    for (Leaf leaf : leaves) {
      examples.putIfAbsent(conditions(leaf.trails().getFirst()), leaf);
    }
    return List.copyOf(examples.values());
  }

  private static Conditions conditions(Trail<OperationStep> trail) {
    Conditions conditions = Conditions.NONE;
    for (Trail<OperationStep> t = trail; t != null; t = t.before()) {
      if (t.lastElement().orElse(null) instanceof OperationStep.Field field) {
        conditions = conditions.and(field.field().conditions());
      }
    }
    return conditions;
  }

  int size() {
    return leaves.getFirst().trails().size();
  }

  List<Trail<OperationStep>> examples(int choice) {
    List<Trail<OperationStep>> trails = new ArrayList<>(examples.size());
    for (Leaf leaf : examples) {
      trails.add(leaf.trails().get(choice));
    }
    return trails;
  }

  /// The choices in order, cheapest trail first.
  IntStream choices() {
    return IntStream.range(0, size());
  }

  /// What the leaves without an example add to a plan's cost in fields.
  int furtherFields(int choice) {
    return (leaves.size() - examples.size())
        * (leaves.getFirst().trails().get(choice).stages() + 1);
  }

  /// Numbers the fetches that trails end in: known by where the last jump departs, and that jump.
  private static final class Numbers {
    private final Map<Object, Map<Object, Integer>> known = new IdentityHashMap<>();
    private final Map<Trail<OperationStep>, Integer> ofTrails = new IdentityHashMap<>();
    private int next;

    List<Integer> of(Leaf leaf) {
      List<Integer> numbers = new ArrayList<>();
      for (Trail<OperationStep> trail : leaf.trails()) {
        numbers.add(of(trail));
      }
      return numbers;
    }

    private int of(Trail<OperationStep> trail) {
      Trail<OperationStep> before = trail.before();
      if (before == null) {
        return number(trail.end(), trail.end());
      }
      Jump jump = trail.lastMove().map(Move::jump).orElse(null);
      if (jump != null) {
        return number(readsContexts(trail) ? trail : before, jump);
      }
      Integer remembered = ofTrails.get(before);
      if (remembered == null) {
        remembered = of(before);
        ofTrails.put(before, remembered);
      }
      return remembered;
    }

    /// Then it waits for more than others that take the jump.
    private static boolean readsContexts(Trail<OperationStep> trail) {
      return trail.lastElement().orElse(null) instanceof OperationStep.Field field
          && !field.readings().isEmpty();
    }

    private int number(Object from, Object by) {
      Map<Object, Integer> here = known.computeIfAbsent(from, f -> new IdentityHashMap<>());
      return here.computeIfAbsent(by, b -> next++);
    }
  }
}
