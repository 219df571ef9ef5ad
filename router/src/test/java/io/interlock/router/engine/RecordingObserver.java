package io.interlock.router.engine;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/// Keeps what it hears.
class RecordingObserver implements EngineObserver {
  final List<Engine> closed = new CopyOnWriteArrayList<>();
  final List<String> cuts = new CopyOnWriteArrayList<>();
  final List<EngineFault> faults = new CopyOnWriteArrayList<>();
  final List<Evidence> suspicions = new CopyOnWriteArrayList<>();
  final List<PreparedOperation> searchCuts = new CopyOnWriteArrayList<>();

  final AtomicInteger plansKnown = new AtomicInteger();
  final AtomicInteger planned = new AtomicInteger();

  /// How many engines a test has made.
  int opened;

  @Override
  public void faulted(Engine engine, EngineFault fault) {
    faults.add(fault);
  }

  @Override
  public void suspected(Engine engine, Evidence evidence) {
    suspicions.add(evidence);
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

  @Override
  public void planKnown() {
    plansKnown.incrementAndGet();
  }

  @Override
  public void planned(Engine engine, long nanos) {
    planned.incrementAndGet();
  }
}
