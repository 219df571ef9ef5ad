package io.interlock.planner.fetch;

import io.interlock.planner.fetch.FetchReason.BringsArgument;
import io.interlock.planner.fetch.FetchReason.BringsKey;
import io.interlock.planner.fetch.FetchReason.BringsRequirement;
import io.interlock.planner.fetch.FetchReason.Entered;
import io.interlock.planner.operation.OperationField;
import io.interlock.planner.path.ContextReading;
import io.interlock.supergraph.walk.ConditionStep;
import io.interlock.supergraph.walk.Jump;
import io.interlock.supergraph.walk.Move;
import io.interlock.supergraph.walk.Trail;
import io.interlock.supergraph.walk.TrailTextPrinter;
import java.util.List;
import java.util.Objects;

/// Finds out what a jump gives the fetches for reasons.
final class FetchReasons {
  private FetchReasons() {}

  /// @param move one with a jump
  /// @param entered the fetch that the jump makes
  /// @param providers first the fetches that bring the jump's conditions, in their order
  static void note(Move move, FetchGroup entered, List<FetchGroup> providers) {
    Jump jump = Objects.requireNonNull(move.jump());
    entered.note(entered(jump));
    for (int i = 0; i < jump.conditions().size(); i++) {
      providers.get(i).note(brings(jump.conditions().get(i), move, jump));
    }
  }

  /// @param providers the fetches that bring the values of a reading, in their order
  static void note(ContextReading reading, OperationField field, List<FetchGroup> providers) {
    for (int i = 0; i < providers.size(); i++) {
      String value = TrailTextPrinter.fields(reading.values().get(i));
      providers.get(i).note(new BringsArgument(value, reading.argument(), field.coordinate()));
    }
  }

  private static FetchReason entered(Jump jump) {
    return new Entered(
        jump.from().type(),
        jump.from().subgraph().name(),
        jump.isRoot() ? null : jump.key().toString());
  }

  private static FetchReason brings(Trail<ConditionStep> condition, Move move, Jump jump) {
    String field = TrailTextPrinter.fields(condition);
    String subgraph = jump.to().subgraph().name();
    return isPartOfKey(condition) || move.edge() == null
        ? new BringsKey(field, jump.to().type(), subgraph)
        : new BringsRequirement(
            field, move.edge().from().type() + "." + move.edge().name(), subgraph);
  }

  private static boolean isPartOfKey(Trail<ConditionStep> condition) {
    return condition.legs().stream()
        .anyMatch(leg -> leg.element() instanceof ConditionStep.Field field && field.isPartOfKey());
  }
}
