package io.interlock.planner.fetch;

import io.interlock.planner.operation.Deferral;
import io.interlock.planner.operation.OperationParts;
import io.interlock.planner.plan.PlanNode;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Puts the parts of an operation together as a plan:
///
/// ```
/// { t { id ...@defer { x } } }
/// Defer { Primary { Fetch { t { __typename id } } }, [Deferred { Fetch at t { ... on T { x } } }] }
/// ```
final class PartsWriter {
  private final OperationParts parts;
  private final List<PlanEmitter> emitters;

  /// @param emitters of fetch graphs that run one after the other; each deferral is in one of them
  PartsWriter(OperationParts parts, List<PlanEmitter> emitters) {
    this.parts = parts;
    this.emitters = emitters;
  }

  /// The whole plan; null when nothing is fetched.
  @Nullable PlanNode plan() {
    return part(null).node();
  }

  /// A part, with all that is deferred within it.
  private PlanNode.Defer.Part part(@Nullable Deferral part) {
    PlanNode.Defer.Part alone = new PlanNode.Defer.Part(parts.selection(part), fetches(part));
    List<PlanNode.Defer.Deferred> deferred = new ArrayList<>();
    for (Deferral within : parts.within(part)) {
      PlanNode.Defer.Part what = part(within);
      deferred.add(
          new PlanNode.Defer.Deferred(
              dependencies(within), within.label(), within.path().steps(), what));
    }
    return deferred.isEmpty()
        ? alone
        : new PlanNode.Defer.Part(null, new PlanNode.Defer(alone, deferred));
  }

  private @Nullable PlanNode fetches(@Nullable Deferral part) {
    List<PlanNode> nodes = new ArrayList<>();
    for (PlanEmitter emitter : emitters) {
      @Nullable PlanNode node = emitter.emit(part);
      if (node != null) {
        nodes.add(node);
      }
    }
    return nodes.isEmpty() ? null : PlanEmitter.sequence(nodes);
  }

  private List<String> dependencies(Deferral part) {
    return emitters.stream().flatMap(emitter -> emitter.dependencies(part).stream()).toList();
  }
}
