package io.interlock.router.lifecycle;

import io.interlock.router.config.ServiceConfig;
import io.interlock.router.engine.Engine;
import io.interlock.router.store.RevisionContent;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;

/// Builds engines of supergraphs that the store has kept: nothing is fetched or composed.
final class StoredEngines {
  private final EngineFactory engines;
  private final LoadWorker worker;
  private final Supplier<List<ServiceConfig>> services;
  private final Duration limit;

  /// @param services those in force
  /// @param limit the most time that building one may take
  StoredEngines(
      EngineFactory engines,
      LoadWorker worker,
      Supplier<List<ServiceConfig>> services,
      Duration limit) {
    this.engines = engines;
    this.worker = worker;
    this.services = services;
    this.limit = limit;
  }

  /// What came of building one.
  sealed interface Outcome {

    /// An engine that nobody holds yet.
    record Built(Engine engine) implements Outcome {}

    /// There is none.
    record NotBuilt(Verdict.Refused why) implements Outcome {}
  }

  Outcome build(RevisionContent content) throws InterruptedException {
    LoadWorker.Outcome<Engine> outcome =
        worker.run("schema-restore", limit, () -> built(content.supergraphSdl()), () -> {});
    return switch (outcome) {
      case LoadWorker.Outcome.Done<Engine>(Engine engine) -> new Outcome.Built(engine);
      case LoadWorker.Outcome.Threw<Engine>(Throwable cause) ->
          new Outcome.NotBuilt(Refusals.panic(Step.BUILD, cause));
      case LoadWorker.Outcome.TimedOut<Engine> t ->
          new Outcome.NotBuilt(Refusals.outOfTime(Step.BUILD, limit));
    };
  }

  /// A service that has moved since is asked where it is now.
  private Engine built(String supergraphSdl) {
    return Addresses.of(services.get(), engines.build(supergraphSdl));
  }
}
