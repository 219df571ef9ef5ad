package io.interlock.router.engine;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;

/// What one engine has answered. Thread-safe.
public final class EngineTraffic {
  private final LongAdder answered = new LongAdder();
  private final LongAdder broken = new LongAdder();
  private final LongAdder faults = new LongAdder();
  private final Map<String, LongAdder> sent = new ConcurrentHashMap<>();

  /// Hot path: per request. An operation was executed.
  ///
  /// @param isBroken whether the answer had values that break the schema
  public void answered(boolean isBroken) {
    answered.increment();
    if (isBroken) {
      broken.increment();
    }
  }

  /// A request was sent to a subgraph; counted while the engine is on trial.
  public void sent(String subgraph) {
    sent.computeIfAbsent(subgraph, s -> new LongAdder()).increment();
  }

  /// The engine was at fault for a request.
  void faulted() {
    faults.increment();
  }

  /// The requests that the engine was at fault for.
  public long faults() {
    return faults.sum();
  }

  /// The operations that were executed.
  public long answered() {
    return answered.sum();
  }

  /// Those whose answers had values that break the schema.
  public long broken() {
    return broken.sum();
  }

  /// The requests to a subgraph while the engine was on trial.
  public long sentTo(String subgraph) {
    LongAdder count = sent.get(subgraph);
    return count == null ? 0 : count.sum();
  }
}
