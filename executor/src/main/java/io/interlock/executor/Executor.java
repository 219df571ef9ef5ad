package io.interlock.executor;

import io.interlock.executor.error.ErrorPolicy;
import io.interlock.executor.introspection.Introspection;
import io.interlock.executor.subgraph.SubgraphTransport;
import io.interlock.executor.variables.CoercedVariables;
import io.interlock.planner.plan.QueryPlan;
import io.interlock.supergraph.schema.SchemaView;
import io.interlock.supergraph.schema.Supergraph;
import io.netty.buffer.ByteBufAllocator;
import java.util.function.Consumer;

/// Runs operations of one engine. Shared by all event loops.
public final class Executor {
  private final Introspection introspection;

  public Executor(Supergraph supergraph) {
    this.introspection = new Introspection(supergraph);
  }

  /// Compiles a plan, on the cold path.
  ///
  /// @param view records what of the schema the result depends on
  /// @throws IllegalArgumentException when the plan contradicts itself or the schema, which is a
  ///   fault of the planner
  public CompiledOperation compile(QueryPlan plan, SchemaView view) {
    return CompiledOperation.compile(plan, view);
  }

  /// Runs an operation on the calling thread, which is an event loop; never blocks. Of a
  /// subscription one event: `transport` answers its first request with that.
  ///
  /// What is thrown, here or out of the transport's call with an answer, is the executor's own
  /// fault; the caller then cancels the execution.
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
    Execution execution =
        new Execution(operation, variables, errors, transport, allocator, introspection);
    execution.start(done);
    return execution;
  }
}
