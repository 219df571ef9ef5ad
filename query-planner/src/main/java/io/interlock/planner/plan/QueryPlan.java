package io.interlock.planner.plan;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// How one operation is answered.
///
/// @param kind the operation's kind
/// @param node what to fetch; null when nothing needs fetching (only introspection, or
///   `__typename`)
/// @param selection what the client sees, from the root type down
/// @param variables the operation's variables, in order of definition
/// @param introspection a query document with the operation's `__schema` and `__type` root fields
///   alone (same response keys, same variables), or null when it has none
public record QueryPlan(
    OperationKind kind,
    @Nullable PlanNode node,
    ClientSelection selection,
    List<VariableDefinition> variables,
    @Nullable String introspection) {
  public QueryPlan {
    variables = List.copyOf(variables);
  }

  /// A variable of the operation.
  ///
  /// @param type as in the operation, for example `[ID!]!`
  /// @param defaultValue a GraphQL literal as text, null when there is none
  public record VariableDefinition(String name, String type, @Nullable String defaultValue) {}
}
