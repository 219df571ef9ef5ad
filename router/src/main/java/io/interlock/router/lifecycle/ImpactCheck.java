package io.interlock.router.lifecycle;

import graphql.schema.GraphQLSchema;
import io.interlock.router.config.SchemaConfig;
import io.interlock.router.engine.Engine;
import io.interlock.router.engine.EngineClock;
import io.interlock.router.engine.WarmUp;
import io.interlock.router.engine.WarmUpLimits;
import io.interlock.router.telemetry.Metrics;
import io.interlock.supergraph.diff.SchemaChanges;
import io.interlock.supergraph.diff.SchemaDiff;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Finds out what a change means to clients: compares the API schemas, and prepares the operations
/// that were served lately, which makes the new engine warm by the way.
///
/// Runs in the lane.
final class ImpactCheck {
  private static final Logger LOG = LoggerFactory.getLogger(ImpactCheck.class);

  /// One operation may be under way when the time for warming is up.
  private static final Duration GRACE = Duration.ofSeconds(5);

  private final LoadWorker worker;
  private final EngineClock clock;
  private final SchemaConfig schema;
  private final Runnable pace;
  private final Metrics metrics;

  ImpactCheck(LoadWorker worker, LifecycleParts parts) {
    this.worker = worker;
    clock = parts.clock();
    schema = parts.schema();
    pace = parts.pace();
    metrics = parts.metrics();
  }

  /// Takes over what the engine that serves has prepared.
  LoadWorker.Outcome<Impact> run(Engine serving, Engine candidate, Timings timings)
      throws InterruptedException {
    LoadWorker.Outcome<SchemaChanges> compared =
        worker.run(
            "schema-check",
            schema.compose().timeout(),
            () -> timings.time(Step.CHECK, () -> changes(serving, candidate)),
            () -> {});
    return switch (compared) {
      case LoadWorker.Outcome.Done<SchemaChanges>(SchemaChanges changes) ->
          new LoadWorker.Outcome.Done<>(warm(serving, candidate, changes, timings));
      case LoadWorker.Outcome.TimedOut<SchemaChanges> t -> new LoadWorker.Outcome.TimedOut<>();
      case LoadWorker.Outcome.Threw<SchemaChanges>(Throwable cause) ->
          new LoadWorker.Outcome.Threw<>(cause);
    };
  }

  private static SchemaChanges changes(Engine serving, Engine candidate) {
    return SchemaDiff.between(apiSchema(serving), apiSchema(candidate));
  }

  /// A warm-up that fails is not the schema's fault: it leaves open what becomes of the operations.
  private Impact warm(Engine serving, Engine candidate, SchemaChanges changes, Timings timings)
      throws InterruptedException {
    long start = clock.nanoTime();
    Duration limit = schema.warmUp().timeout();
    WarmUpLimits limits =
        new WarmUpLimits(
            schema.warmUp().operations(), () -> clock.nanoTime() - start >= limit.toNanos(), pace);
    LoadWorker.Outcome<Impact> outcome =
        worker.run(
            "schema-warm",
            limit.plus(GRACE),
            () -> warmed(serving, candidate, changes, limits),
            () -> {});
    timings.add(Step.WARM, clock.nanoTime() - start);
    return switch (outcome) {
      case LoadWorker.Outcome.Done<Impact>(Impact impact) -> impact;
      case LoadWorker.Outcome.TimedOut<Impact> t -> {
        LOG.warn("warming the new engine was given up after {}", limit.plus(GRACE));
        yield Impact.unknown(changes);
      }
      case LoadWorker.Outcome.Threw<Impact>(Throwable cause) -> {
        LOG.warn("warming the new engine failed", cause);
        yield Impact.unknown(changes);
      }
    };
  }

  /// The candidate serves.
  void activated(Impact impact) {
    @Nullable WarmUp warmUp = impact.warmUp();
    if (warmUp != null) {
      metrics.operationsTakenOver(warmUp.carried(), warmUp.replanned(), warmUp.left());
    }
  }

  private static Impact warmed(
      Engine serving, Engine candidate, SchemaChanges changes, WarmUpLimits limits) {
    WarmUp warmUp = candidate.warmFrom(serving, limits);
    return Impact.of(changes, warmUp, apiSchema(serving));
  }

  private static GraphQLSchema apiSchema(Engine engine) {
    return engine.supergraph().apiSchema();
  }
}
