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
      groups.forEach(g -> requestOf.put(g, request));
    }
    for (Request request : requests) {
      for (FetchGroup group : request.groups()) {
        group.parents().forEach(p -> request.parents().add(requestOf.get(p)));
      }
      dependedOn.addAll(parentsAround(request));
    }
  }

  private static List<Request> parentsAround(Request request) {
    return request.parents().stream()
        .filter(parent -> !Objects.equals(parent.part(), request.part()))
        .toList();
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
    return requests.stream().filter(r -> Objects.equals(r.part(), part)).toList();
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
        return steps.stream().mapToInt(Order::length).sum();
      }
    }

    record AtOnce(List<Order> steps) implements Order {
      @Override
      public int length() {
        return steps.stream().mapToInt(Order::length).max().orElse(0);
      }
    }
  }

  /// Orders `open` after all of `done`.
  private static Order order(List<Request> open, Set<Request> done) {
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
      stages.add(new Order.AtOnce(ready.stream().<Order>map(Order.One::new).toList()));
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
    List<Request> ready =
        remaining.stream().filter(r -> finished.containsAll(r.parents())).toList();
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
      case Order.InSequence(List<Order> steps) ->
          sequence(steps.stream().map(this::write).toList());
      case Order.AtOnce(List<Order> steps) ->
          steps.size() == 1
              ? write(steps.getFirst())
              : new PlanNode.Parallel(steps.stream().map(this::write).toList());
    };
  }

  private PlanNode fetch(Request request) {
    Uses uses = new Uses();
    request.groups().forEach(g -> uses.addAll(g.uses()));
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
