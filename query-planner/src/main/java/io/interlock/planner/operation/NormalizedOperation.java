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
/// @param introspection see {@link QueryPlan#introspection}
public record NormalizedOperation(
    OperationKind kind,
    @Nullable String name,
    OperationSelection selection,
    ClientSelection clientSelection,
    List<QueryPlan.VariableDefinition> variables,
    @Nullable String introspection) {
  public NormalizedOperation {
    variables = List.copyOf(variables);
  }
}
