package io.interlock.executor.entity;

import io.interlock.executor.shape.ShapeCompiler;
import io.interlock.planner.plan.PlanNode;
import io.netty.buffer.ByteBuf;
import org.jspecify.annotations.Nullable;

/// What a fetch sends of the data, and where its answer goes. Immutable.
public sealed interface FetchProgram permits RootFetchProgram, EntityFetchProgram {
  /// Compiles a fetch.
  ///
  /// @throws IllegalArgumentException when the plan contradicts itself
  static FetchProgram compile(PlanNode.Fetch fetch, ShapeCompiler compiler) {
    return switch (fetch) {
      case PlanNode.RootFetch root -> RootFetchProgram.compile(root, compiler);
      case PlanNode.EntityFetch entities -> EntityFetchProgram.compile(entities, compiler);
    };
  }

  /// Finds the objects that the fetch is for, and appends the members of the request's `variables`
  /// that name them.
  ///
  /// @param out a buffer with an accessible array
  /// @param hasMembers whether `variables` has members already
  /// @return the fetch to be made; null when there is nothing to ask
  @Nullable OpenFetch open(ResponseData data, ByteBuf out, boolean hasMembers);
}
