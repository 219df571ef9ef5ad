package io.interlock.router.pipeline;

import io.interlock.executor.subgraph.SubgraphAnswer;
import io.interlock.executor.subgraph.SubgraphRequest;
import io.interlock.executor.subgraph.SubgraphTransport;
import io.interlock.router.engine.EngineTraffic;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Counts a request's fetches, for an engine on trial also by subgraph, and catches what the
/// executor throws while it takes an answer: there it would end up in a subgraph's connection, and
/// the client would wait for its timeout.
final class GuardedTransport implements SubgraphTransport {
  private final SubgraphTransport transport;
  private final Consumer<Throwable> fault;
  private final @Nullable EngineTraffic trial;
  private int requests;

  /// @param trial counts by subgraph; null when nobody asks
  GuardedTransport(
      SubgraphTransport transport, Consumer<Throwable> fault, @Nullable EngineTraffic trial) {
    this.transport = transport;
    this.fault = fault;
    this.trial = trial;
  }

  /// How many requests were sent.
  int requests() {
    return requests;
  }

  @Override
  public Cancellation send(SubgraphRequest requestOwned, Consumer<SubgraphAnswer> answer) {
    requests++;
    if (trial != null) {
      trial.sent(requestOwned.subgraph());
    }
    return transport.send(requestOwned, received -> take(answer, received));
  }

  private void take(Consumer<SubgraphAnswer> answer, SubgraphAnswer received) {
    try {
      answer.accept(received);
    } catch (RuntimeException | Error e) {
      fault.accept(e);
    }
  }
}
