package io.interlock.router.engine;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/// Keeps what it hears.
final class RecordingObserver implements EngineObserver {
  final List<Engine> closed = new CopyOnWriteArrayList<>();
  final List<String> cuts = new CopyOnWriteArrayList<>();
  final List<EngineFault> faults = new CopyOnWriteArrayList<>();
  final List<PreparedOperation> searchCuts = new CopyOnWriteArrayList<>();

  /// How many engines a test has made.
  int opened;

  @Override
  public void faulted(Engine engine, EngineFault fault) {
    faults.add(fault);
  }

  @Override
  public void searchCut(Engine engine, PreparedOperation operation) {
    searchCuts.add(operation);
  }

  @Override
  public void cut(long epoch, long leases) {
    cuts.add(epoch + ":" + leases);
  }

  @Override
  public void closed(Engine engine) {
    closed.add(engine);
  }
}
