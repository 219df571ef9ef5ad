package io.interlock.executor;

import io.interlock.executor.error.ErrorPolicy;
import io.interlock.executor.subgraph.SubgraphTransport;
import io.interlock.executor.variables.CoercedVariables;
import io.interlock.planner.plan.QueryPlan;
import io.interlock.supergraph.schema.SchemaView;
import io.interlock.supergraph.schema.Supergraph;
import io.netty.buffer.ByteBufAllocator;
import java.util.function.Consumer;

/// Runs operations of one engine. Shared by all event loops.
public final class Executor {
  public Executor(Supergraph supergraph) {}

  /// Compiles a plan, on the cold path.
  ///
  /// @param view records what of the schema the result depends on
  public CompiledOperation compile(QueryPlan plan, SchemaView view) {
    throw new UnsupportedOperationException("executor pending");
  }

  /// Runs an operation on the calling thread, which is an event loop; never blocks.
  ///
  /// @param transport sends this execution's requests
  /// @param done takes the response; called exactly once, on the calling thread, perhaps before
  ///   this method returns; not called after a cancellation
  /// @return stops the execution: its requests are cancelled and its buffers released. Without
  ///   effect once `done` was called
  public SubgraphTransport.Cancellation execute(
      CompiledOperation operation,
      CoercedVariables variables,
      ErrorPolicy errors,
      SubgraphTransport transport,
      ByteBufAllocator allocator,
      Consumer<ExecutionResult> done) {
    throw new UnsupportedOperationException("executor pending");
  }
}
