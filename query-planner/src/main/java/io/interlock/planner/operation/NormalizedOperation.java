package io.interlock.planner.operation;

import io.interlock.planner.plan.ClientSelection;
import io.interlock.planner.plan.OperationKind;
import io.interlock.planner.plan.QueryPlan;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// An operation, ready to be planned.
///
/// @param selection what is planned: without introspection and without `__typename` of the root
/// @param clientSelection what the client sees
/// @param variables the client's, then those that stand for literals
/// @param literals what stands for literals, and which: the same operation with others is the same
///   but for these
/// @param introspection see {@link QueryPlan#introspection}
public record NormalizedOperation(
    OperationKind kind,
    @Nullable String name,
    OperationSelection selection,
    ClientSelection clientSelection,
    List<QueryPlan.VariableDefinition> variables,
    List<LiftedLiteral> literals,
    @Nullable String introspection) {
  public NormalizedOperation {
    variables = List.copyOf(variables);
    literals = List.copyOf(literals);
  }

  /// Equal for operations that differ in nothing but {@link #literals}: with equal overrides they
  /// have equal plans. Computed anew.
  public String digest() {
    return OperationDigest.of(this);
  }
}
