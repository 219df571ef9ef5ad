package io.interlock.planner.fetch;

import io.interlock.planner.operation.Conditions;
import io.interlock.planner.operation.Deferral;
import io.interlock.planner.plan.Condition;
import io.interlock.planner.plan.PlanNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Orders the requests of a fetch graph: what waits for one request alone follows it directly,
/// beside the others; what waits for several comes after all that run beside each other.
///
/// ```
/// a -> b, a -> c, b + c -> d, a -> e -> f
/// Sequence { a, Parallel { b, c, Sequence { e, f } }, d }
/// ```
///
/// Where that makes something wait for what it does not need, and the whole takes longer than its
/// longest chain of requests, the requests run in stages instead: each as early as it can.
///
/// The requests of each part of an operation are ordered by themselves, after those of the parts
/// around it.
final class PlanEmitter {
  private final FetchWriter writer;
  private final List<Request> requests = new ArrayList<>();
  private final Set<Request> dependedOn = new HashSet<>();
  private final Map<Request, String> ids = new HashMap<>();

  private record Request(List<FetchGroup> groups, Set<Request> parents) {
    @Nullable Deferral part() {
      return groups.getFirst().part();
    }

    @Override
    public boolean equals(Object other) {
      return this == other;
    }

    @Override
    public int hashCode() {
      return System.identityHashCode(this);
    }
  }

  PlanEmitter(FetchGraph graph, FetchWriter writer) {
    this.writer = writer;
    Map<FetchGroup, Request> requestOf = new HashMap<>();
    for (List<FetchGroup> groups : graph.requests()) {
      Request request = new Request(groups, new LinkedHashSet<>());
      requests.add(request);
      for (FetchGroup group : groups) {
        requestOf.put(group, request);
      }
    }
    for (Request request : requests) {
      for (FetchGroup group : request.groups()) {
        for (FetchGroup parent : group.parents()) {
          request.parents().add(Objects.requireNonNull(requestOf.get(parent)));
        }
      }
      dependedOn.addAll(parentsAround(request));
    }
  }

  private static List<Request> parentsAround(Request request) {
    List<Request> around = new ArrayList<>();
    for (Request parent : request.parents()) {
      if (!Objects.equals(parent.part(), request.part())) {
        around.add(parent);
      }
    }
    return around;
  }

  /// The requests of a part, once those of the parts around it are written; null for none.
  @Nullable PlanNode emit(@Nullable Deferral part) {
    List<Request> open = requestsOf(part);
    if (open.isEmpty()) {
      return null;
    }
    Set<Request> done = new HashSet<>();
    for (Deferral inner = part; inner != null; inner = inner.outer()) {
      done.addAll(requestsOf(inner.outer()));
    }
    return write(order(open, done));
  }

  private List<Request> requestsOf(@Nullable Deferral part) {
    List<Request> ofPart = new ArrayList<>(requests.size());
    for (Request request : requests) {
      if (Objects.equals(request.part(), part)) {
        ofPart.add(request);
      }
    }
    return ofPart;
  }

  /// The ids of the requests around a part that it waits for.
  List<String> dependencies(@Nullable Deferral part) {
    return requestsOf(part).stream()
        .flatMap(request -> parentsAround(request).stream())
        .map(ids::get)
        .distinct()
        .toList();
  }

  /// An order of requests.
  private sealed interface Order {
    /// How many requests are made one after the other.
    int length();

    record One(Request request) implements Order {
      @Override
      public int length() {
        return 1;
      }
    }

    record InSequence(List<Order> steps) implements Order {
      @Override
      public int length() {
        int sum = 0;
        for (Order step : steps) {
          sum += step.length();
        }
        return sum;
      }
    }

    record AtOnce(List<Order> steps) implements Order {
      @Override
      public int length() {
        int longest = 0;
        for (Order step : steps) {
          longest = Math.max(longest, step.length());
        }
        return longest;
      }
    }
  }

  /// Orders `open` after all of `done`.
  private static Order order(List<Request> open, Set<Request> done) {
    if (open.size() == 1 && done.containsAll(open.getFirst().parents())) {
      return new Order.One(open.getFirst());
    }
    Order nested = nested(open, done);
    Order staged = staged(open, done);
    return nested.length() > staged.length() ? staged : nested;
  }

  private static Order staged(List<Request> open, Set<Request> done) {
    List<Order> stages = new ArrayList<>();
    List<Request> remaining = new ArrayList<>(open);
    Set<Request> finished = new HashSet<>(done);
    while (!remaining.isEmpty()) {
      List<Request> ready = ready(remaining, finished);
      List<Order> atOnce = new ArrayList<>(ready.size());
      for (Request request : ready) {
        atOnce.add(new Order.One(request));
      }
      stages.add(new Order.AtOnce(atOnce));
      finished.addAll(ready);
      remaining.removeAll(ready);
    }
    return new Order.InSequence(stages);
  }

  private static Order nested(List<Request> open, Set<Request> done) {
    List<Order> stages = new ArrayList<>();
    List<Request> remaining = new ArrayList<>(open);
    Set<Request> finished = new HashSet<>(done);
    while (!remaining.isEmpty()) {
      List<Order> atOnce = new ArrayList<>();
      Set<Request> taken = new HashSet<>();
      for (Request request : ready(remaining, finished)) {
        List<Request> following = following(request, remaining, finished);
        atOnce.add(withFollowing(request, following, finished));
        taken.add(request);
        taken.addAll(following);
      }
      stages.add(new Order.AtOnce(atOnce));
      finished.addAll(taken);
      remaining.removeAll(taken);
    }
    return new Order.InSequence(stages);
  }

  private static List<Request> ready(List<Request> remaining, Set<Request> finished) {
    List<Request> ready = new ArrayList<>();
    for (Request request : remaining) {
      if (finished.containsAll(request.parents())) {
        ready.add(request);
      }
    }
    if (ready.isEmpty()) {
      throw new IllegalStateException("fetches wait for each other: " + remaining);
    }
    return ready;
  }

  /// What needs nothing but `request` and what is done.
  private static List<Request> following(
      Request request, List<Request> remaining, Set<Request> finished) {
    Set<Request> available = new HashSet<>(finished);
    available.add(request);
    List<Request> following = new ArrayList<>();
    boolean isGrowing = true;
    while (isGrowing) {
      List<Request> found = new ArrayList<>();
      for (Request other : remaining) {
        if (!available.contains(other)
            && !finished.containsAll(other.parents())
            && available.containsAll(other.parents())) {
          found.add(other);
        }
      }
      available.addAll(found);
      following.addAll(found);
      isGrowing = !found.isEmpty();
    }
    return following;
  }

  private static Order withFollowing(
      Request request, List<Request> following, Set<Request> finished) {
    Order fetch = new Order.One(request);
    if (following.isEmpty()) {
      return fetch;
    }
    Set<Request> done = new HashSet<>(finished);
    done.add(request);
    return new Order.InSequence(List.of(fetch, order(following, done)));
  }

  private PlanNode write(Order order) {
    return switch (order) {
      case Order.One one -> fetch(one.request());
      case Order.InSequence(List<Order> steps) -> sequence(writeAll(steps));
      case Order.AtOnce(List<Order> steps) ->
          steps.size() == 1 ? write(steps.getFirst()) : new PlanNode.Parallel(writeAll(steps));
    };
  }

  private List<PlanNode> writeAll(List<Order> orders) {
    List<PlanNode> nodes = new ArrayList<>(orders.size());
    for (Order order : orders) {
      nodes.add(write(order));
    }
    return nodes;
  }

  private PlanNode fetch(Request request) {
    Uses uses = new Uses();
    for (FetchGroup group : request.groups()) {
      uses.addAll(group.uses());
    }
    Conditions common = uses.common();
    @Nullable String id = dependedOn.contains(request) ? writer.newId() : null;
    if (id != null) {
      ids.put(request, id);
    }
    PlanNode node = writer.write(request.groups(), common, id);
    Condition anyUse = uses.beyond(common);
    if (node instanceof PlanNode.RootFetch && !anyUse.isAlways()) {
      node = new PlanNode.Choice(anyUse, node, null);
    }
    for (Condition.Variable condition : common.all().reversed()) {
      Condition holds = new Condition.Variable(condition.variable(), true);
      node =
          condition.is()
              ? new PlanNode.Choice(holds, node, null)
              : new PlanNode.Choice(holds, null, node);
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
