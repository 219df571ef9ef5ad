package io.interlock.executor;

import io.interlock.executor.shape.ResponseShape;
import io.interlock.executor.shape.ShapeCompiler;
import io.interlock.executor.step.CompiledSteps;
import io.interlock.executor.variables.CoercionOutcome;
import io.interlock.executor.variables.LiteralValues;
import io.interlock.executor.variables.VariableProgram;
import io.interlock.planner.plan.QueryPlan;
import io.interlock.supergraph.schema.SchemaView;
import io.netty.buffer.ByteBuf;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// An operation ready to run: the plan's steps, the response shape and the coercion of its
/// variables, compiled. Immutable and shared by all threads; holds no supergraph, so it may outlive
/// the engine that made it.
public final class CompiledOperation {
  private final ResponseShape shape;
  private final CompiledSteps steps;
  private final VariableProgram variables;
  private final @Nullable String introspection;

  private CompiledOperation(
      ResponseShape shape,
      CompiledSteps steps,
      VariableProgram variables,
      @Nullable String introspection) {
    this.shape = shape;
    this.steps = steps;
    this.variables = variables;
    this.introspection = introspection;
  }

  static CompiledOperation compile(QueryPlan plan, SchemaView view) {
    ShapeCompiler compiler = new ShapeCompiler(plan, view);
    CompiledSteps steps = CompiledSteps.compile(plan.node(), compiler);
    Set<String> conditions = compiler.shape().conditions().variables();
    VariableProgram variables =
        VariableProgram.compile(
            plan.variables().stream()
                .map(v ->
                    new VariableProgram.Declaration(
                        v.name(), v.type(), v.defaultValue(), conditions.contains(v.name())))
                .toList(),
            view);
    return new CompiledOperation(compiler.shape(), steps, variables, plan.introspection());
  }

  /// The values of variables that stand for literals of one text of this operation.
  ///
  /// @param literals constant GraphQL literals by the variable's name
  public LiteralValues bind(Map<String, String> literals) {
    return variables.bind(literals);
  }

  /// As {@link #coerce(ByteBuf, LiteralValues)} of an operation whose literals stand where they
  /// were written.
  public CoercionOutcome coerce(@Nullable ByteBuf variablesJson) {
    return variables.coerce(variablesJson);
  }

  /// Coerces the variables of a request.
  ///
  /// @param variablesJson the JSON of `variables`; null when the request has none. Only read, and
  ///   not needed any more afterwards
  /// @param literals of the request's text
  public CoercionOutcome coerce(@Nullable ByteBuf variablesJson, LiteralValues literals) {
    return variables.coerce(variablesJson, literals);
  }

  ResponseShape shape() {
    return shape;
  }

  CompiledSteps steps() {
    return steps;
  }

  /// The introspection query to answer; null when there is none.
  @Nullable String introspection() {
    return introspection;
  }
}
