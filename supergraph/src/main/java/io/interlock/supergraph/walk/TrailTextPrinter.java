package io.interlock.supergraph.walk;

import io.interlock.supergraph.fieldset.FieldSet;
import java.util.ArrayList;
import java.util.List;

/// Prints a trail for people on one line, and what its jumps have to fetch elsewhere first:
///
/// ```
/// products { topProducts } => inventory by "upc" with "price weight" { shippingEstimate }
/// weight: inventory => products by "upc" { weight }
/// ```
public final class TrailTextPrinter {
  private TrailTextPrinter() {}

  /// The way, without what its jumps need.
  public static String way(Trail<?> trail) {
    StringBuilder text = new StringBuilder(trail.start().subgraph().name());
    boolean isOpen = false;
    for (Trail.Leg<?> leg : trail.legs()) {
      Jump jump = leg.move().jump();
      if (jump != null) {
        text.append(isOpen ? " }" : "").append(" => ").append(jump(jump));
        isOpen = false;
      }
      text.append(isOpen ? "" : " { ").append(step(leg.move(), isOpen));
      isOpen = true;
    }
    return text.append(isOpen ? " }" : "").toString();
  }

  /// A jump's subgraph, with what is sent there.
  public static String jump(Jump jump) {
    FieldSet requires = jump.requires();
    return jump.to().subgraph().name()
        + (jump.isRoot() ? "" : " by \"" + jump.key() + "\"")
        + (requires == null ? "" : " with \"" + requires + "\"");
  }

  private static String step(Move move, boolean isBehindAnother) {
    return move.edge() == null
        ? "[" + move.to().type() + "]"
        : (isBehindAnother ? "." : "") + move.edge().name();
  }

  /// The parts of keys and requirements that are not at hand where a jump departs, each with its
  /// way from there; what those ways need in turn comes behind them.
  public static List<String> needs(Trail<?> trail) {
    List<String> needs = new ArrayList<>();
    for (Trail.Leg<?> leg : trail.legs()) {
      if (leg.move().jump() != null) {
        addNeeds(leg.move().jump(), needs);
      }
    }
    return needs;
  }

  private static void addNeeds(Jump jump, List<String> needs) {
    for (Trail<ConditionStep> condition : jump.conditions()) {
      if (condition.fetches() > 0) {
        String need = fields(condition) + ": " + way(condition);
        if (!needs.contains(need)) {
          needs.add(need);
          needs.addAll(needs(condition));
        }
      }
    }
  }

  /// The leaf that a condition's trail leads to, as a path.
  public static String fields(Trail<ConditionStep> condition) {
    StringBuilder path = new StringBuilder();
    for (Trail.Leg<ConditionStep> leg : condition.legs()) {
      switch (leg.element()) {
        case ConditionStep.Field field ->
            path.append(path.isEmpty() ? "" : ".").append(field.name());
        case ConditionStep.Cast(String type) -> path.append('[').append(type).append(']');
      }
    }
    return path.toString();
  }
}
