package io.interlock.planner.plan;

import java.util.List;

/// When something is included: what `@skip` and `@include` with variables come to. Conditions on
/// constants are folded away before this.
@SuppressWarnings(
    "ClassInitializationDeadlock") // an interface's constant is not needed by its records
public sealed interface Condition {
  Condition ALWAYS = new AllOf(List.of());

  default boolean isAlways() {
    return equals(ALWAYS);
  }

  /// This and the other.
  default Condition and(Condition other) {
    if (isAlways() || other.isAlways() || equals(other)) {
      return isAlways() ? other : this;
    }
    return new AllOf(List.of(this, other));
  }

  /// This or the other.
  default Condition or(Condition other) {
    if (isAlways() || other.isAlways() || equals(other)) {
      return isAlways() ? this : other;
    }
    return new AnyOf(List.of(this, other));
  }

  /// The boolean variable `variable` has the value `is`.
  record Variable(String variable, boolean is) implements Condition {}

  /// Every one holds; {@link #ALWAYS} when empty.
  record AllOf(List<Condition> conditions) implements Condition {
    public AllOf {
      conditions = List.copyOf(conditions);
    }
  }

  /// At least one holds: a field that is selected twice under different conditions.
  record AnyOf(List<Condition> conditions) implements Condition {
    public AnyOf {
      conditions = List.copyOf(conditions);
    }
  }
}
