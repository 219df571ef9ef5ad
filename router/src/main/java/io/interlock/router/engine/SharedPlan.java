package io.interlock.router.engine;

import io.interlock.executor.CompiledOperation;
import io.interlock.planner.plan.QueryPlan;
import io.interlock.supergraph.schema.SchemaSlice;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What all texts of one normalised operation have in common. Immutable.
///
/// @param name of the operation, null for an anonymous one
/// @param labels of the progressive overrides that decide how it is answered; this was planned for
///   some choice of them
/// @param isCut whether the search for the plan ended at the budget
/// @param normalizing what of the supergraph the text that was planned was read with
/// @param slice what planning and compiling depend on
/// @param uses how much it is asked for
record SharedPlan(
    CompiledOperation compiled,
    QueryPlan plan,
    @Nullable String name,
    Set<String> labels,
    boolean isCut,
    SchemaSlice normalizing,
    SchemaSlice slice,
    UseCount uses) {

  /// The same for the next engine.
  SharedPlan inherited() {
    return new SharedPlan(
        compiled, plan, name, labels, isCut, normalizing, slice, new UseCount().inherit(uses));
  }
}
