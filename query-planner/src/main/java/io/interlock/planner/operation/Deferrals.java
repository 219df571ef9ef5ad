package io.interlock.planner.operation;

import graphql.language.Argument;
import graphql.language.BooleanValue;
import graphql.language.Directive;
import graphql.language.DirectivesContainer;
import graphql.language.StringValue;
import graphql.language.VariableReference;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The deferrals of an operation that is being normalised, numbered as they are met. One
/// normalisation, one thread.
final class Deferrals {
  static final String DIRECTIVE = "defer";

  private final Set<String> off;
  private final Map<Key, Deferral> known = new HashMap<>();

  private record Key(Directive directive, @Nullable Deferral outer, QueryPath path) {}

  /// @param off the variables that are false: what they would defer is not
  Deferrals(Set<String> off) {
    this.off = off;
  }

  /// The deferral of what a fragment selects.
  ///
  /// @param outer that of what is around it
  @Nullable Deferral of(DirectivesContainer<?> fragment, @Nullable Deferral outer, QueryPath path) {
    Deferral innermost = outer;
    for (Directive directive : fragment.getDirectives()) {
      if (directive.getName().equals(DIRECTIVE) && isOn(directive)) {
        innermost =
            known.computeIfAbsent(
                new Key(directive, outer, path),
                key -> new Deferral(known.size(), outer, label(directive), path));
      }
    }
    return innermost;
  }

  private boolean isOn(Directive directive) {
    String variable = variable(directive);
    return variable == null ? !isConstantlyOff(directive) : !off.contains(variable);
  }

  /// The variable that decides whether the directive counts; null when none does.
  static @Nullable String variable(Directive directive) {
    Argument condition = directive.getArgument("if");
    return condition != null && condition.getValue() instanceof VariableReference variable
        ? variable.getName()
        : null;
  }

  static boolean isConstantlyOff(Directive directive) {
    Argument condition = directive.getArgument("if");
    return condition != null
        && condition.getValue() instanceof BooleanValue constant
        && !constant.isValue();
  }

  private static @Nullable String label(Directive directive) {
    Argument label = directive.getArgument("label");
    return label != null && label.getValue() instanceof StringValue text ? text.getValue() : null;
  }
}
