package io.interlock.planner.fetch;

import io.interlock.planner.path.OperationStep;
import io.interlock.supergraph.graph.GraphNode;
import io.interlock.supergraph.walk.ConditionStep;
import io.interlock.supergraph.walk.Jump;
import io.interlock.supergraph.walk.Trail;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// The requests that trails need, as far as that can be told without laying them out: which
/// subgraph at which stage. Good enough to see what a further trail would add.
final class Footprint {
  /// @param stage 0 for the requests that wait for nothing
  private record Request(int subgraph, int stage) {}

  private final Set<Request> requests = new HashSet<>();
  private final Map<Jump, Set<Request>> ofJumps = new IdentityHashMap<>();
  private int stages;

  /// What trails would cost more.
  PlanCost addition(List<Trail<OperationStep>> trails) {
    Set<Request> added = new HashSet<>();
    int last = stages;
    int fields = 0;
    for (Trail<OperationStep> trail : trails) {
      addRequests(trail, 0, added);
      last = Math.max(last, trail.stages());
      fields += trail.stages() + 1;
    }
    added.removeAll(requests);
    return new PlanCost(last - stages, added.size(), fields);
  }

  void add(List<Trail<OperationStep>> trails) {
    for (Trail<OperationStep> trail : trails) {
      addRequests(trail, 0, requests);
      stages = Math.max(stages, trail.stages());
    }
  }

  private void addRequests(Trail<?> trail, int stageOfStart, Set<Request> to) {
    for (Trail<?> t = trail; t != null; t = t.before()) {
      GraphNode end = t.end();
      to.add(new Request(end.subgraph().index(), stageOfStart + t.stages()));
      Trail<?> before = t.before();
      Jump jump = t.jump();
      if (before != null && jump != null) {
        for (Request request : requests(jump)) {
          to.add(new Request(request.subgraph(), request.stage() + stageOfStart + before.stages()));
        }
      }
    }
  }

  /// What the conditions of a jump need; stages count from where it departs.
  private Set<Request> requests(Jump jump) {
    Set<Request> known = ofJumps.get(jump);
    if (known == null) {
      known = new HashSet<>();
      for (Trail<ConditionStep> condition : jump.conditions()) {
        addRequests(condition, 0, known);
      }
      ofJumps.put(jump, known);
    }
    return known;
  }
}
