package io.interlock.router.engine;

import io.interlock.executor.CompiledOperation;
import io.interlock.executor.variables.CoercionOutcome;
import io.interlock.planner.plan.OperationKind;
import io.interlock.planner.plan.QueryPlan;
import io.interlock.supergraph.schema.SchemaSlice;
import io.netty.buffer.ByteBuf;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// An operation that is parsed, validated, planned and compiled: a plan that it may share with
/// other texts, and what is its own. Immutable.
public final class PreparedOperation {
  private final SharedPlan shared;
  private final OperationText text;

  PreparedOperation(SharedPlan shared, OperationText text) {
    this.shared = shared;
    this.text = text;
  }

  public CompiledOperation compiled() {
    return shared.compiled();
  }

  /// How it is answered, with variables in the place of literals.
  public QueryPlan plan() {
    return shared.plan();
  }

  public OperationKind kind() {
    return shared.plan().kind();
  }

  /// The name of the operation that was picked; null for an anonymous one.
  public @Nullable String name() {
    return shared.name();
  }

  /// `sha256:…` of the document's text, to name the operation in logs.
  public String textHash() {
    return text.hash();
  }

  /// The labels of the progressive overrides that decide how it is answered; this was prepared for
  /// some choice of them.
  public Set<String> labels() {
    return shared.labels();
  }

  /// Whether the search for its plan ended at the budget.
  public boolean isCut() {
    return shared.isCut();
  }

  /// The part of the supergraph that all this depends on. Computed anew.
  public SchemaSlice slice() {
    return shared.slice().and(text.slice());
  }

  /// Names the slice; equal for as long as nothing changes that this depends on. Computed anew.
  public String sliceHash() {
    return slice().hash();
  }

  /// Coerces the variables of a request.
  ///
  /// @param variablesJson the JSON of `variables`; null when the request has none. Only read
  public CoercionOutcome coerce(@Nullable ByteBuf variablesJson) {
    return shared.compiled().coerce(variablesJson, text.literals());
  }

  /// Hot path: per request. Notes that it is asked for.
  public void used() {
    shared.uses().add();
  }

  SharedPlan shared() {
    return shared;
  }

  OperationText text() {
    return text;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof PreparedOperation o && o.shared == shared && o.text == text;
  }

  @Override
  public int hashCode() {
    return Objects.hash(System.identityHashCode(shared), System.identityHashCode(text));
  }
}
