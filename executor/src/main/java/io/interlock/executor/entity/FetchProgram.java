package io.interlock.executor.entity;

import io.interlock.executor.json.JsonWriter;
import io.interlock.executor.shape.ShapeCompiler;
import io.interlock.planner.plan.PlanNode;
import org.jspecify.annotations.Nullable;

/// What a fetch sends of the data, and where its answer goes. Immutable.
public sealed interface FetchProgram
    permits RootFetchProgram, EntityFetchProgram, ContextualFetchProgram {
  /// Compiles a fetch.
  ///
  /// @throws IllegalArgumentException when the plan contradicts itself
  static FetchProgram compile(PlanNode.Fetch fetch, ShapeCompiler compiler) {
    return switch (fetch) {
      case PlanNode.RootFetch root -> RootFetchProgram.compile(root, compiler);
      case PlanNode.EntityFetch entities -> EntityFetchProgram.compile(entities, compiler);
      case PlanNode.ContextualFetch contextual ->
          ContextualFetchProgram.compile(contextual, compiler);
    };
  }

  /// Finds the objects that the fetch is for, and writes the request.
  ///
  /// @param body takes the request's JSON: an empty buffer with an accessible array
  /// @param members the client's variables that the request uses
  /// @return the fetch to be made; null when there is nothing to ask, and `body` is of no use
  @Nullable OpenFetch open(ResponseData data, JsonWriter body, Members members);

  /// Members of the request's `variables`.
  interface Members {
    /// Appends them, with commas between them.
    ///
    /// @return whether there were any
    boolean write(JsonWriter out);
  }
}
