package io.interlock.router.pipeline;

import io.interlock.executor.ExecutionResult;
import io.interlock.executor.subgraph.SubgraphTransport;
import io.interlock.executor.variables.CoercedVariables;
import io.interlock.planner.plan.OperationKind;
import io.interlock.router.engine.Engine;
import io.interlock.router.engine.PreparedOperation;
import io.interlock.router.http.HttpExchange;
import io.netty.buffer.ByteBuf;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// One request's operation on its way through the executor: by itself, or together with the same
/// query of other clients that is being executed already.
///
/// @param exposure what of the plan is put into the answer
record OperationRun(
    HttpExchange exchange,
    GraphqlHandler settings,
    EngineHold hold,
    RequestNotes notes,
    Engine engine,
    PreparedOperation operation,
    CoercedVariables variables,
    PlanExposure exposure) {

  /// Starts it.
  ///
  /// @param variablesJson the variables as they came
  /// @param waiter gets the result, once, perhaps before this returns
  /// @return takes `waiter` out, and with the last one stops the execution
  SubgraphTransport.Cancellation start(
      @Nullable ByteBuf variablesJson, InFlightQuery.Waiter waiter) {
    InFlightQueries inFlight = settings.inFlight(exchange.eventLoop());
    return inFlight == null || operation.kind() != OperationKind.QUERY
        ? execute(waiter::executed, waiter::faulted)
        : executeOnce(inFlight, variablesJson, waiter);
  }

  private SubgraphTransport.Cancellation executeOnce(
      InFlightQueries inFlight, @Nullable ByteBuf variablesJson, InFlightQuery.Waiter waiter) {
    QueryKey key =
        new QueryKey(
            engine,
            operation,
            variablesJson,
            exposure,
            settings.identity(exchange.headers()),
            inFlight.endedMutations());
    InFlightQuery same = inFlight.find(key);
    if (same != null) {
      settings.metrics().requestDeduplicated();
      notes.sharesWith(same.leader());
      return same.join(waiter);
    }
    InFlightQuery query = new InFlightQuery(inFlight, key, exchange.requestId());
    SubgraphTransport.Cancellation place = query.join(waiter);
    try {
      query.started(execute(query::executed, query::faulted));
    } catch (RuntimeException | Error e) {
      query.faulted(e);
    }
    return place;
  }

  private SubgraphTransport.Cancellation execute(
      Consumer<ExecutionResult> done, Consumer<Throwable> fault) {
    GuardedTransport transport =
        new GuardedTransport(
            settings
                .transports()
                .open(
                    engine,
                    engine.addresses(),
                    exchange.eventLoop(),
                    exchange.headers(),
                    exchange.requestId()),
            fault,
            hold.trial());
    notes.fetchesWith(transport);
    return engine
        .executor()
        .execute(
            operation.compiled(),
            variables,
            settings.errors(),
            transport,
            exchange.allocator(),
            result -> {
              exposure.appendTo(result.body(), operation.plan());
              done.accept(result);
            });
  }
}
