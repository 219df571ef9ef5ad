package io.interlock.router.lifecycle;

import io.interlock.router.engine.Engine;
import io.interlock.router.store.RevisionContent;
import java.time.Duration;

/// Builds engines of supergraphs that the store has kept: nothing is fetched or composed.
final class StoredEngines {
  private final EngineFactory engines;
  private final LoadWorker worker;
  private final Duration limit;

  /// @param limit the most time that building one may take
  StoredEngines(EngineFactory engines, LoadWorker worker, Duration limit) {
    this.engines = engines;
    this.worker = worker;
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
        worker.run("schema-restore", limit, () -> engines.build(content.supergraphSdl()), () -> {});
    return switch (outcome) {
      case LoadWorker.Outcome.Done<Engine>(Engine engine) -> new Outcome.Built(engine);
      case LoadWorker.Outcome.Threw<Engine>(Throwable cause) ->
          new Outcome.NotBuilt(Refusals.panic(Step.BUILD, cause));
      case LoadWorker.Outcome.TimedOut<Engine> t ->
          new Outcome.NotBuilt(Refusals.outOfTime(Step.BUILD, limit));
    };
  }
}
