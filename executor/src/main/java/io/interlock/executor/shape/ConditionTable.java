package io.interlock.executor.shape;

import io.interlock.planner.plan.Condition;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/// The different conditions of an operation, numbered, so that a request evaluates each once.
public final class ConditionTable {
  /// The number of the condition that always holds.
  public static final int ALWAYS = -1;

  private final List<Condition> conditions = new ArrayList<>();

  /// The number of a condition, used while the shape is made.
  int add(Condition condition) {
    if (condition.isAlways()) {
      return ALWAYS;
    }
    int known = conditions.indexOf(condition);
    if (known >= 0) {
      return known;
    }
    conditions.add(condition);
    return conditions.size() - 1;
  }

  /// The condition of a number that is not {@link #ALWAYS}.
  Condition condition(int number) {
    return conditions.get(number);
  }

  /// Which conditions hold, by number.
  ///
  /// @param isTrue the values of the boolean variables
  public boolean[] evaluate(Predicate<String> isTrue) {
    boolean[] holds = new boolean[conditions.size()];
    for (int i = 0; i < holds.length; i++) {
      holds[i] = holds(conditions.get(i), isTrue);
    }
    return holds;
  }

  /// The boolean variables that the conditions depend on.
  public Set<String> variables() {
    Set<String> names = new LinkedHashSet<>();
    conditions.forEach(condition -> addVariables(condition, names));
    return names;
  }

  private static void addVariables(Condition condition, Set<String> names) {
    switch (condition) {
      case Condition.Variable v -> names.add(v.variable());
      case Condition.AllOf all -> all.conditions().forEach(c -> addVariables(c, names));
      case Condition.AnyOf any -> any.conditions().forEach(c -> addVariables(c, names));
    }
  }

  private static boolean holds(Condition condition, Predicate<String> isTrue) {
    return switch (condition) {
      case Condition.Variable v -> isTrue.test(v.variable()) == v.is();
      case Condition.AllOf all -> all.conditions().stream().allMatch(c -> holds(c, isTrue));
      case Condition.AnyOf any -> any.conditions().stream().anyMatch(c -> holds(c, isTrue));
    };
  }
}
