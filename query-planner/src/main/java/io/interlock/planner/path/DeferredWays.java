package io.interlock.planner.path;

import io.interlock.supergraph.walk.Trail;
import java.util.ArrayList;
import java.util.List;

/// Chooses among ways that fetch what is deferred at different times.
final class DeferredWays {
  private DeferredWays() {}

  /// Those of which the fewest fields are fetched for another part than their own.
  static List<Trail<OperationStep>> leastEarly(List<Trail<OperationStep>> trails) {
    int least = Integer.MAX_VALUE;
    List<Trail<OperationStep>> kept = new ArrayList<>();
    for (Trail<OperationStep> trail : trails) {
      int early = earlyFields(trail);
      if (early < least) {
        least = early;
        kept.clear();
      }
      if (early == least) {
        kept.add(trail);
      }
    }
    return kept;
  }

  private static int earlyFields(Trail<OperationStep> trail) {
    int early = 0;
    for (Trail<OperationStep> t = trail; t != null; t = t.before()) {
      boolean isEarly =
          t.lastElement().orElse(null) instanceof OperationStep.Field taken && taken.isEarly();
      early += isEarly ? 1 : 0;
    }
    return early;
  }
}
