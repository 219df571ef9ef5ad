package io.interlock.router.engine;

import io.interlock.executor.CompiledOperation;
import io.interlock.planner.plan.OperationKind;
import io.interlock.planner.plan.QueryPlan;
import io.interlock.supergraph.schema.SchemaSlice;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// An operation that is parsed, validated, planned and compiled. Immutable, shared by all requests
/// that send the same text and operation name.
///
/// @param name of the operation that was picked; null for an anonymous one
/// @param textHash `sha256:…` of the document's text, to name the operation in logs
/// @param labels of the progressive overrides that decide how it is answered; this was prepared for
///   some choice of them
/// @param isCut whether the search for its plan ended at the budget
/// @param slice the part of the supergraph that all this depends on
public record PreparedOperation(
    CompiledOperation compiled,
    QueryPlan plan,
    OperationKind kind,
    @Nullable String name,
    String textHash,
    Set<String> labels,
    boolean isCut,
    SchemaSlice slice) {}
