package io.interlock.planner.fetch;

import io.interlock.planner.operation.Deferral;
import io.interlock.supergraph.schema.Subgraph;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The fetches of a plan and what each waits for.
final class FetchGraph {
  private final List<FetchGroup> groups = new ArrayList<>();
  private final Map<Position, List<FetchGroup>> laidOut = new HashMap<>();
  private final Set<@Nullable Deferral> parts = new LinkedHashSet<>();
  private long steps;

  FetchGroup add(
      Subgraph subgraph, Position position, boolean isEntityFetch, @Nullable Deferral part) {
    FetchGroup group = new FetchGroup(groups.size(), subgraph, position, isEntityFetch, part);
    parts.add(part);
    groups.add(group);
    laidOut.computeIfAbsent(position.ofAllTypes(), p -> new ArrayList<>()).add(group);
    return group;
  }

  /// The fetches that were laid out for the objects at a position, be it for some of their types.
  List<FetchGroup> laidOutFor(Position position) {
    return laidOut.getOrDefault(position.ofAllTypes(), List.of());
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
        && a.isOfPart(b.part())
        && a.position().hasObjectsOf(b.position())
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
    return depth + below <= stages(a.part(), depths);
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
      if (other.isOfPart(group.part()) && other.parents().contains(group)) {
        height = Math.max(height, heightBelow(other, known) + 1);
      }
    }
    known.put(group, height);
    return height;
  }

  /// The stage of the last fetch of a part.
  private static int stages(@Nullable Deferral part, Map<FetchGroup, Integer> depths) {
    int stages = 0;
    for (Map.Entry<FetchGroup, Integer> each : depths.entrySet()) {
      stages = each.getKey().isOfPart(part) ? Math.max(stages, each.getValue()) : stages;
    }
    return stages;
  }

  /// What it costs to run these fetches.
  PlanCost cost() {
    Map<FetchGroup, Integer> depths = depths();
    int fields = 0;
    for (FetchGroup group : groups) {
      fields += group.size() * depthOf(group, depths);
    }
    int stages = 0;
    for (Deferral part : parts) {
      stages += stages(part, depths);
    }
    return new PlanCost(stages, Requests.of(groups, depths).size(), fields);
  }

  /// The groups by request, in order.
  List<List<FetchGroup>> requests() {
    return Requests.of(groups, depths());
  }
}
