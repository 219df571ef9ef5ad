package io.interlock.planner.fetch;

import io.interlock.planner.operation.Conditions;
import io.interlock.planner.plan.Condition;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// What something is fetched for: the conditions of every use. It is fetched when those of any use
/// hold. One planning, one thread.
final class Uses {
  private final Set<Conditions> all = new LinkedHashSet<>();

  void add(Conditions use) {
    if (all.stream().noneMatch(known -> use.all().containsAll(known.all()))) {
      all.removeIf(known -> known.all().containsAll(use.all()));
      all.add(use);
    }
  }

  void addAll(Uses others) {
    others.all.forEach(this::add);
  }

  /// Whether something is used here whenever it is there.
  boolean isAtLeast(Uses others) {
    return others.all.stream()
        .allMatch(other -> all.stream().anyMatch(use -> other.all().containsAll(use.all())));
  }

  /// The conditions that all uses have in common.
  Conditions common() {
    return all.stream().reduce(Conditions::common).orElse(Conditions.NONE);
  }

  /// What must hold for any use beyond `known`, which all of them have in common.
  Condition beyond(Conditions known) {
    List<Conditions> rest = all.stream().map(use -> use.without(known)).toList();
    if (rest.isEmpty() || rest.stream().anyMatch(Conditions::isNone)) {
      return Condition.ALWAYS;
    }
    List<Condition> alternatives = rest.stream().map(Conditions::asCondition).toList();
    return alternatives.size() == 1 ? alternatives.getFirst() : new Condition.AnyOf(alternatives);
  }
}
