package io.interlock.planner.fetch;

import io.interlock.supergraph.schema.Subgraph;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// The fetches of a plan and what each waits for.
final class FetchGraph {
  private final List<FetchGroup> groups = new ArrayList<>();
  private long steps;

  FetchGroup add(Subgraph subgraph, Position position, boolean isEntityFetch) {
    FetchGroup group = new FetchGroup(groups.size(), subgraph, position, isEntityFetch);
    groups.add(group);
    return group;
  }

  /// Notes that one more move of a trail was laid out.
  void countStep() {
    steps++;
  }

  /// The work that it took to make the graph: moves laid out, and fetches gone through to merge
  /// some.
  long steps() {
    return steps;
  }

  List<FetchGroup> groups() {
    return groups;
  }

  /// Makes one fetch of several at the same position of the same subgraph, where neither waits for
  /// the other and the plan gets no longer by it.
  void merge() {
    for (int i = 0; i < groups.size(); i++) {
      for (int j = groups.size() - 1; j > i; j--) {
        FetchGroup a = groups.get(i);
        FetchGroup b = groups.get(j);
        if (canMerge(a, b)) {
          a.addAll(b);
          groups.remove(j);
          replace(b, a);
        }
      }
    }
  }

  private boolean canMerge(FetchGroup a, FetchGroup b) {
    return a.subgraph().equals(b.subgraph())
        && a.isEntityFetch() == b.isEntityFetch()
        && a.position().objectPath().equals(b.position().objectPath())
        && a.isCompatibleWith(b)
        && !a.isAfter(b)
        && !b.isAfter(a)
        && isNoLonger(a, b);
  }

  private boolean isNoLonger(FetchGroup a, FetchGroup b) {
    steps += groups.size();
    Map<FetchGroup, Integer> depths = depths();
    int depth = Math.max(depthOf(a, depths), depthOf(b, depths));
    Map<FetchGroup, Integer> heights = new HashMap<>();
    int below = Math.max(heightBelow(a, heights), heightBelow(b, heights));
    return depth + below <= stages(depths);
  }

  private void replace(FetchGroup old, FetchGroup by) {
    for (FetchGroup group : groups) {
      if (group.parents().remove(old)) {
        group.runAfter(by);
      }
    }
  }

  /// How many fetches must be made one after the other up to each, itself included.
  Map<FetchGroup, Integer> depths() {
    Map<FetchGroup, Integer> depths = new HashMap<>();
    groups.forEach(g -> depthOf(g, depths));
    return depths;
  }

  private static int depthOf(FetchGroup group, Map<FetchGroup, Integer> known) {
    Integer remembered = known.get(group);
    if (remembered != null) {
      return remembered;
    }
    int depth = 1;
    for (FetchGroup parent : group.parents()) {
      depth = Math.max(depth, depthOf(parent, known) + 1);
    }
    known.put(group, depth);
    return depth;
  }

  private int heightBelow(FetchGroup group, Map<FetchGroup, Integer> known) {
    Integer remembered = known.get(group);
    if (remembered != null) {
      return remembered;
    }
    int height = 0;
    for (FetchGroup other : groups) {
      if (other.parents().contains(group)) {
        height = Math.max(height, heightBelow(other, known) + 1);
      }
    }
    known.put(group, height);
    return height;
  }

  private static int stages(Map<FetchGroup, Integer> depths) {
    return depths.values().stream().mapToInt(Integer::intValue).max().orElse(0);
  }

  /// What it costs to run these fetches.
  PlanCost cost() {
    Map<FetchGroup, Integer> depths = depths();
    int fields = 0;
    for (FetchGroup group : groups) {
      fields += group.size() * depthOf(group, depths);
    }
    return new PlanCost(stages(depths), Requests.of(groups, depths).size(), fields);
  }

  /// The groups by request, in order.
  List<List<FetchGroup>> requests() {
    return Requests.of(groups, depths());
  }
}
