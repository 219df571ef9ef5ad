package io.interlock.planner.operation;

import io.interlock.planner.plan.ClientSelection;
import io.interlock.planner.plan.OperationKind;
import io.interlock.planner.plan.QueryPlan;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// An operation, ready to be planned.
///
/// @param form what is planned
/// @param clientSelection what the client sees
/// @param variables the client's, then those that stand for literals
/// @param literals what stands for literals, and which: the same operation with others is the same
///   but for these
/// @param introspection see {@link QueryPlan#introspection}
public record NormalizedOperation(
    OperationKind kind,
    @Nullable String name,
    OperationForm form,
    ClientSelection clientSelection,
    List<QueryPlan.VariableDefinition> variables,
    List<LiftedLiteral> literals,
    @Nullable String introspection) {
  public NormalizedOperation {
    variables = List.copyOf(variables);
    literals = List.copyOf(literals);
  }

  /// What is planned: without introspection and without `__typename` of the root.
  public OperationSelection selection() {
    return form.selection();
  }

  /// Whether it defers what cannot be: top-level fields of a mutation, which are called in order,
  /// or anything in a subscription.
  public boolean defersWhereNothingMay() {
    return switch (kind) {
      case QUERY -> false;
      case MUTATION -> selection().fields().stream().anyMatch(f -> f.deferral() != null);
      case SUBSCRIPTION -> form.parts().isAnythingDeferred();
    };
  }

  /// The same in another form.
  public NormalizedOperation in(OperationForm other) {
    return new NormalizedOperation(
        kind, name, other, clientSelection, variables, literals, introspection);
  }

  /// Equal for operations that differ in nothing but {@link #literals}: with equal overrides they
  /// have equal plans. Computed anew.
  public String digest() {
    return OperationDigest.of(this);
  }
}
