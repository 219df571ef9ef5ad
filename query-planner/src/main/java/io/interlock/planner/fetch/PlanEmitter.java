package io.interlock.planner.fetch;

import io.interlock.planner.plan.Condition;
import io.interlock.planner.plan.PlanNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Orders the requests of a fetch graph: what waits for one request alone follows it directly,
/// beside the others; what waits for several comes after all that run beside each other.
///
/// ```
/// a -> b, a -> c, b + c -> d, a -> e -> f
/// Sequence { a, Parallel { b, c, Sequence { e, f } }, d }
/// ```
final class PlanEmitter {
  private final FetchWriter writer;
  private final List<Request> requests = new ArrayList<>();

  private record Request(List<FetchGroup> groups, Set<Request> parents) {
    @Override
    public boolean equals(Object other) {
      return this == other;
    }

    @Override
    public int hashCode() {
      return System.identityHashCode(this);
    }
  }

  private PlanEmitter(FetchGraph graph, FetchWriter writer) {
    this.writer = writer;
    Map<FetchGroup, Request> requestOf = new HashMap<>();
    for (List<FetchGroup> groups : graph.requests()) {
      Request request = new Request(groups, new LinkedHashSet<>());
      requests.add(request);
      groups.forEach(g -> requestOf.put(g, request));
    }
    for (Request request : requests) {
      for (FetchGroup group : request.groups()) {
        group.parents().forEach(p -> request.parents().add(requestOf.get(p)));
      }
    }
  }

  static PlanNode emit(FetchGraph graph, FetchWriter writer) {
    PlanEmitter emitter = new PlanEmitter(graph, writer);
    return emitter.order(emitter.requests, new HashSet<>());
  }

  /// Orders `open` after all of `done`.
  private PlanNode order(List<Request> open, Set<Request> done) {
    List<PlanNode> stages = new ArrayList<>();
    List<Request> remaining = new ArrayList<>(open);
    Set<Request> finished = new HashSet<>(done);
    while (!remaining.isEmpty()) {
      List<Request> ready =
          remaining.stream().filter(r -> finished.containsAll(r.parents())).toList();
      if (ready.isEmpty()) {
        throw new IllegalStateException("fetches wait for each other: " + remaining);
      }
      List<PlanNode> parallel = new ArrayList<>();
      Set<Request> taken = new HashSet<>();
      for (Request request : ready) {
        List<Request> following = following(request, remaining, finished);
        parallel.add(withFollowing(request, following, finished));
        taken.add(request);
        taken.addAll(following);
      }
      stages.add(parallel.size() == 1 ? parallel.getFirst() : new PlanNode.Parallel(parallel));
      finished.addAll(taken);
      remaining.removeAll(taken);
    }
    return sequence(stages);
  }

  /// What needs nothing but `request` and what is done.
  private static List<Request> following(
      Request request, List<Request> remaining, Set<Request> finished) {
    Set<Request> available = new HashSet<>(finished);
    available.add(request);
    List<Request> following = new ArrayList<>();
    boolean isGrowing = true;
    while (isGrowing) {
      List<Request> found =
          remaining.stream()
              .filter(r -> !available.contains(r))
              .filter(r -> !finished.containsAll(r.parents()))
              .filter(r -> available.containsAll(r.parents()))
              .toList();
      available.addAll(found);
      following.addAll(found);
      isGrowing = !found.isEmpty();
    }
    return following;
  }

  private PlanNode withFollowing(Request request, List<Request> following, Set<Request> finished) {
    PlanNode fetch = fetch(request);
    if (following.isEmpty()) {
      return fetch;
    }
    Set<Request> done = new HashSet<>(finished);
    done.add(request);
    return sequence(List.of(fetch, order(following, done)));
  }

  private PlanNode fetch(Request request) {
    PlanNode node = writer.write(request.groups());
    for (Condition.Variable condition : request.groups().getFirst().conditions().all().reversed()) {
      node =
          condition.is()
              ? new PlanNode.Choice(condition.variable(), node, null)
              : new PlanNode.Choice(condition.variable(), null, node);
    }
    return node;
  }

  /// Sequences within sequences are one sequence.
  static PlanNode sequence(List<PlanNode> nodes) {
    List<PlanNode> flat = new ArrayList<>();
    for (PlanNode node : nodes) {
      if (node instanceof PlanNode.Sequence inner) {
        flat.addAll(inner.nodes());
      } else {
        flat.add(node);
      }
    }
    return flat.size() == 1 ? flat.getFirst() : new PlanNode.Sequence(flat);
  }
}
