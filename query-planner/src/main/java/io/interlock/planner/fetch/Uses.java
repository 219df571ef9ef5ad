package io.interlock.planner.fetch;

import io.interlock.planner.operation.Conditions;
import io.interlock.planner.plan.Condition;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What something is fetched for: the conditions of every use. It is fetched when those of any use
/// hold. One planning, one thread.
final class Uses {
  private final Set<Conditions> all = new LinkedHashSet<>();

  void add(Conditions use) {
    for (Conditions known : all) {
      if (isWithin(known, use)) {
        return;
      }
    }
    if (!all.isEmpty()) {
      all.removeIf(known -> isWithin(use, known));
    }
    all.add(use);
  }

  /// Whether `more` hold only when `conditions` do.
  private static boolean isWithin(Conditions conditions, Conditions more) {
    return conditions.isNone() || more.all().containsAll(conditions.all());
  }

  void addAll(Uses others) {
    for (Conditions use : others.all) {
      add(use);
    }
  }

  /// Whether something is used here whenever it is there.
  boolean isAtLeast(Uses others) {
    for (Conditions other : others.all) {
      if (!isUsedUnder(other)) {
        return false;
      }
    }
    return true;
  }

  private boolean isUsedUnder(Conditions conditions) {
    for (Conditions use : all) {
      if (isWithin(use, conditions)) {
        return true;
      }
    }
    return false;
  }

  /// The conditions that all uses have in common.
  Conditions common() {
    @Nullable Conditions common = null;
    for (Conditions use : all) {
      common = common == null ? use : common.common(use);
    }
    return common == null ? Conditions.NONE : common;
  }

  /// What must hold for any use beyond `known`, which all of them have in common.
  Condition beyond(Conditions known) {
    List<Condition> alternatives = new ArrayList<>(all.size());
    for (Conditions use : all) {
      Conditions rest = use.without(known);
      if (rest.isNone()) {
        return Condition.ALWAYS;
      }
      alternatives.add(rest.asCondition());
    }
    return switch (alternatives.size()) {
      case 0 -> Condition.ALWAYS;
      case 1 -> alternatives.getFirst();
      default -> new Condition.AnyOf(List.copyOf(alternatives));
    };
  }
}
