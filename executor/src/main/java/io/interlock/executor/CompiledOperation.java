package io.interlock.executor;

import io.interlock.executor.variables.CoercionOutcome;
import io.netty.buffer.ByteBuf;
import org.jspecify.annotations.Nullable;

/// An operation ready to run: the plan's steps, the response shape and the coercion of its
/// variables, compiled. Immutable and shared by all threads; holds no supergraph, so it may outlive
/// the engine that made it.
public final class CompiledOperation {
  CompiledOperation() {}

  /// Coerces the variables of a request.
  ///
  /// @param variablesJson the JSON of `variables`; null when the request has none. Only read, and
  ///   not needed any more afterwards
  public CoercionOutcome coerce(@Nullable ByteBuf variablesJson) {
    throw new UnsupportedOperationException("executor pending");
  }
}
