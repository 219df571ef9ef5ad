package io.interlock.router.pipeline;

import io.interlock.executor.subgraph.SubgraphAnswer;
import io.interlock.executor.subgraph.SubgraphRequest;
import io.interlock.executor.subgraph.SubgraphTransport;
import java.util.function.Consumer;

/// Counts a request's fetches, and catches what the executor throws while it takes an answer: there
/// it would end up in a subgraph's connection, and the client would wait for its timeout.
final class GuardedTransport implements SubgraphTransport {
  private final SubgraphTransport transport;
  private final Consumer<Throwable> fault;
  private int requests;

  GuardedTransport(SubgraphTransport transport, Consumer<Throwable> fault) {
    this.transport = transport;
    this.fault = fault;
  }

  /// How many requests were sent.
  int requests() {
    return requests;
  }

  @Override
  public Cancellation send(SubgraphRequest requestOwned, Consumer<SubgraphAnswer> answer) {
    requests++;
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
