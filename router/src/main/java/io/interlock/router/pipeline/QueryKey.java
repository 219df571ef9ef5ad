package io.interlock.router.pipeline;

import io.interlock.executor.json.BytesHash;
import io.interlock.router.engine.Engine;
import io.interlock.router.engine.PreparedOperation;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What makes two queries of clients the same: the engine, the document's text with the operation
/// that was picked, every byte of the variables, what is shown of the plan, and what of the headers
/// can make the answer another one. `extensions` do not count, since nothing here looks at them;
/// nor does `Accept`, since it decides about the answer's head alone.
///
/// The time in which it was asked belongs to it too, counted in mutations that have ended: who has
/// changed something never gets an answer from before.
final class QueryKey {
  private final Engine engine;
  private final PreparedOperation operation;
  private final @Nullable ByteBuf variables;
  private final PlanExposure exposure;
  private final List<String> identity;
  private final long mutations;
  private final int hash;

  /// @param variables not retained
  /// @param mutations how many mutations had ended
  QueryKey(
      Engine engine,
      PreparedOperation operation,
      @Nullable ByteBuf variables,
      PlanExposure exposure,
      List<String> identity,
      long mutations) {
    this.engine = engine;
    this.operation = operation;
    this.variables = variables;
    this.exposure = exposure;
    this.identity = identity;
    this.mutations = mutations;
    int ofVariables = variables == null ? 0 : BytesHash.of(variables);
    this.hash = 31 * (31 * operation.hashCode() + ofVariables) + identity.hashCode();
  }

  /// Keeps the variables until {@link #release}.
  void retain() {
    if (variables != null) {
      variables.retain();
    }
  }

  void release() {
    if (variables != null) {
      variables.release();
    }
  }

  @Override
  public int hashCode() {
    return hash;
  }

  @Override
  public boolean equals(@Nullable Object object) {
    return object instanceof QueryKey other
        && hash == other.hash
        && engine == other.engine
        && mutations == other.mutations
        && operation.equals(other.operation)
        && exposure.equals(other.exposure)
        && identity.equals(other.identity)
        && areEqual(variables, other.variables);
  }

  private static boolean areEqual(@Nullable ByteBuf one, @Nullable ByteBuf other) {
    return one == null || other == null ? one == other : ByteBufUtil.equals(one, other);
  }
}
