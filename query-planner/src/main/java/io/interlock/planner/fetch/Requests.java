package io.interlock.planner.fetch;

import io.interlock.planner.operation.Deferral;
import io.interlock.supergraph.schema.Subgraph;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Which fetches are sent together: the entity fetches of one stage to one subgraph, for one part
/// of the operation. A fetch that nothing waits for that early is made in a later stage when that
/// saves a request:
///
/// ```
/// stage 1      stage 2            stage 3
/// a: root      b: at x            c: at x.y
/// c: root      c: at z (moved) ─▶ c: at x.y and z
/// ```
final class Requests {
  private final List<FetchGroup> groups;
  private final Map<FetchGroup, Integer> stages;
  private final Map<FetchGroup, List<FetchGroup>> following = new HashMap<>();
  private final Map<Batch, List<FetchGroup>> batches = new LinkedHashMap<>();
  private final Map<@Nullable Deferral, Integer> lastStages = new HashMap<>();

  /// @param single the number of a fetch that is sent alone, otherwise -1
  private record Batch(Subgraph subgraph, @Nullable Deferral part, int stage, int single) {}

  private Requests(List<FetchGroup> groups, Map<FetchGroup, Integer> earliest) {
    this.groups = groups;
    this.stages = new HashMap<>(earliest);
    for (Map.Entry<FetchGroup, Integer> each : earliest.entrySet()) {
      lastStages.merge(each.getKey().part(), each.getValue(), Math::max);
    }
    for (FetchGroup group : groups) {
      for (FetchGroup parent : group.parents()) {
        following.computeIfAbsent(parent, g -> new ArrayList<>()).add(group);
      }
      batches.computeIfAbsent(batch(group), b -> new ArrayList<>()).add(group);
    }
  }

  /// The groups by request, in the order of each request's first group.
  ///
  /// @param earliest the first stage in which each group can be fetched, from 1
  static List<List<FetchGroup>> of(List<FetchGroup> groups, Map<FetchGroup, Integer> earliest) {
    Requests requests = new Requests(groups, earliest);
    requests.batchLater();
    return requests.inOrder();
  }

  private Batch batch(FetchGroup group) {
    boolean isSentAlone = !group.isEntityFetch() || !group.contexts().isEmpty();
    return new Batch(
        group.subgraph(),
        group.part(),
        stages.getOrDefault(group, 0),
        isSentAlone ? group.number() : -1);
  }

  private void batchLater() {
    int lastStage = 0;
    for (int stage : lastStages.values()) {
      lastStage = Math.max(lastStage, stage);
    }
    for (int stage = lastStage - 1; stage > 1; stage--) {
      for (Batch batch : List.copyOf(batches.keySet())) {
        if (batch.stage() == stage && batch.single() < 0) {
          dissolve(batch);
        }
      }
    }
  }

  /// Moves all fetches of a batch to later ones, if each finds one.
  private void dissolve(Batch batch) {
    List<FetchGroup> members = batches.getOrDefault(batch, List.of());
    Map<FetchGroup, Batch> moves = new LinkedHashMap<>();
    for (FetchGroup group : members) {
      int latest = latest(group);
      for (int stage = batch.stage() + 1; stage <= latest && !moves.containsKey(group); stage++) {
        Batch later = new Batch(batch.subgraph(), batch.part(), stage, -1);
        if (batches.containsKey(later)) {
          moves.put(group, later);
        }
      }
    }
    if (moves.size() == members.size()) {
      batches.remove(batch);
      moves.forEach((group, later) -> {
        stages.put(group, later.stage());
        batches.computeIfAbsent(later, b -> new ArrayList<>()).add(group);
      });
    }
  }

  /// The last stage in which a fetch can be made without making its part of the plan longer.
  private int latest(FetchGroup group) {
    List<FetchGroup> next = following.getOrDefault(group, List.of());
    int latest = next.isEmpty() ? lastStages.getOrDefault(group.part(), 0) : Integer.MAX_VALUE;
    for (FetchGroup each : next) {
      latest = Math.min(latest, stages.getOrDefault(each, 0) - 1);
    }
    return latest;
  }

  private List<List<FetchGroup>> inOrder() {
    Map<Batch, List<FetchGroup>> ordered = new LinkedHashMap<>();
    for (FetchGroup group : groups) {
      ordered.computeIfAbsent(batch(group), b -> new ArrayList<>()).add(group);
    }
    return List.copyOf(ordered.values());
  }
}
