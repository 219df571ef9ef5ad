package io.interlock.planner.operation;

import io.interlock.planner.plan.Condition;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/// What must all hold for something to be included, without duplicates and in a fixed order.
/// `@skip` and `@include` with variables come to this.
public record Conditions(List<Condition.Variable> all) {
  private static final Comparator<Condition.Variable> ORDER =
      Comparator.comparing(Condition.Variable::variable).thenComparing(Condition.Variable::is);

  public static final Conditions NONE = new Conditions(List.of());

  public Conditions {
    all = all.size() < 2 ? List.copyOf(all) : all.stream().distinct().sorted(ORDER).toList();
  }

  /// {@link #NONE} for no conditions, which is what most fields have.
  static Conditions of(List<Condition.Variable> all) {
    return all.isEmpty() ? NONE : new Conditions(all);
  }

  public boolean isNone() {
    return all.isEmpty();
  }

  /// Both these and the others.
  public Conditions and(Conditions others) {
    if (others.isNone() || isNone()) {
      return isNone() ? others : this;
    }
    return new Conditions(Stream.concat(all.stream(), others.all.stream()).toList());
  }

  /// These without those of `others`.
  public Conditions without(Conditions others) {
    return isNone() || others.isNone()
        ? this
        : of(all.stream().filter(c -> !others.all.contains(c)).toList());
  }

  /// Those of these on one of the variables.
  public Conditions on(Set<String> variables) {
    return isNone() || variables.isEmpty()
        ? NONE
        : of(all.stream().filter(c -> variables.contains(c.variable())).toList());
  }

  /// The last that must be true and the last that must be false.
  public Conditions oneOfEachKind() {
    if (all.size() < 2) {
      return this;
    }
    List<Condition.Variable> last = new ArrayList<>();
    for (boolean is : List.of(true, false)) {
      all.stream().filter(c -> c.is() == is).reduce((a, b) -> b).ifPresent(last::add);
    }
    return new Conditions(last);
  }

  /// What these and `others` have in common.
  public Conditions common(Conditions others) {
    return isNone() || others.isNone()
        ? NONE
        : of(all.stream().filter(others.all::contains).toList());
  }

  /// Whether these can never all hold: a variable would have to be true and false.
  public boolean isContradiction() {
    return all.size() > 1
        && all.stream().map(Condition.Variable::variable).distinct().count() < all.size();
  }

  /// As a condition of the plan.
  public Condition asCondition() {
    return all.size() == 1 ? all.getFirst() : new Condition.AllOf(List.copyOf(all));
  }
}
