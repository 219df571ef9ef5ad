package io.interlock.router.cli;

import io.interlock.router.engine.Engine;
import io.interlock.router.engine.EngineFault;
import io.interlock.router.engine.EngineObserver;
import io.interlock.router.engine.Evidence;
import io.interlock.router.engine.PreparedOperation;
import io.interlock.router.lifecycle.Probation;
import io.interlock.router.telemetry.Metrics;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Tells the log, the metrics and the probation what engines go through. Thread-safe.
final class EngineReports implements EngineObserver {

  private static final Logger LOG = LoggerFactory.getLogger("interlock.engine");

  private final Metrics metrics;

  private final Probation probation;

  EngineReports(Metrics metrics, Probation probation) {
    this.metrics = metrics;
    this.probation = probation;
  }

  @Override
  public void faulted(Engine engine, EngineFault fault) {
    LOG.atError()
        .addKeyValue("stage", fault.stage())
        .addKeyValue("operation", fault.operationHash())
        .addKeyValue("supergraph", engine.supergraphHash())
        .setCause(fault.cause())
        .log("the engine is at fault");
    probation.faulted(engine, fault);
  }

  @Override
  public void suspected(Engine engine, Evidence evidence) {
    LOG.atDebug().addKeyValue("supergraph", engine.supergraphHash()).log("on trial: {}", evidence);
    probation.suspected(engine, evidence);
  }

  @Override
  public void searchCut(Engine engine, PreparedOperation operation) {
    metrics.planSearchCut();
    LOG.atDebug()
        .addKeyValue("operation", operation.textHash())
        .addKeyValue("supergraph", engine.supergraphHash())
        .log("the search for the cheapest plan ended at its budget");
  }

  @Override
  public void cut(long epoch, long leases) {
    metrics.engineForcedClose();
    LOG.atWarn()
        .addKeyValue("epoch", epoch)
        .addKeyValue("requests", leases)
        .log("requests outlasted their retired engine and were told to end");
  }

  @Override
  public void closed(Engine engine) {
    LOG.atDebug().addKeyValue("supergraph", engine.supergraphHash()).log("engine closed");
  }

  @Override
  public void planKnown() {
    metrics.planCacheHit();
  }

  @Override
  public void planned(Engine engine, long nanos) {
    metrics.planCacheMiss(nanos);
    probation.planned(engine, nanos);
  }
}
