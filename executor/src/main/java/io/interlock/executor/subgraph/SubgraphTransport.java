package io.interlock.executor.subgraph;

import java.util.function.Consumer;

/// Sends requests to subgraphs. Used by one execution, on one thread.
public interface SubgraphTransport {
  /// Sends one request. `answer` is called exactly once, on the thread of the execution, perhaps
  /// before this method returns. The request's body is released by this method or later by the
  /// transport.
  ///
  /// @return cancels the request when nobody waits for the answer any more; `answer` is then not
  ///   called. Cancelling after the answer does nothing.
  Cancellation send(SubgraphRequest requestOwned, Consumer<SubgraphAnswer> answer);

  /// Stops a request.
  @FunctionalInterface
  interface Cancellation {
    void cancel();
  }
}
