package io.interlock.router.engine;

import graphql.schema.idl.SchemaPrinter;
import io.interlock.executor.Executor;
import io.interlock.planner.QueryPlanner;
import io.interlock.supergraph.schema.Sha256;
import io.interlock.supergraph.schema.Supergraph;
import io.interlock.supergraph.schema.SupergraphReader;
import java.net.URI;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// One supergraph, ready to answer: its planner, its executor and the operations that were prepared
/// for it. Immutable but for the cache; registers nothing outside itself.
///
/// It is counted by its holders (epochs, the standby); when the last one lets go it is closed,
/// once, for good. Thread-safe.
public final class Engine {
  /// The number of holds after the engine was closed.
  private static final int CLOSED = Integer.MIN_VALUE;

  private final String supergraphSdl;
  private final String supergraphHash;
  private final Supergraph supergraph;
  private final Executor executor;
  private final PlanCache plans;
  private final OperationCache operations;
  private final EngineObserver observer;
  private final OverrideDecisions overrides;
  private final PlanFault fault;
  private final EngineTraffic traffic = new EngineTraffic();
  private final PlanningTimes planningTimes = new PlanningTimes();
  private final AtomicInteger holds = new AtomicInteger();

  /// Set before anybody holds it.
  private volatile Map<String, URI> addresses = Map.of();

  /// @param preparers prepares operations, with plans from the engine's cache
  Engine(
      String supergraphSdl,
      Supergraph supergraph,
      Executor executor,
      Function<PlanCache, OperationPreparer> preparers,
      EngineOptions options) {
    this.supergraphSdl = supergraphSdl;
    supergraphHash = Sha256.of(supergraphSdl);
    this.supergraph = supergraph;
    this.executor = executor;
    observer = options.observer();
    overrides = options.overrides();
    fault = options.fault();
    plans = new PlanCache(options.cachedOperations(), new Watch());
    OperationPreparer preparer = preparers.apply(plans);
    operations =
        new OperationCache(
            key -> guarded(preparer, key), plans, options.cachedOperations(), options.planning());
  }

  /// Reads the supergraph and builds everything that is built once.
  ///
  /// @throws io.interlock.supergraph.schema.SupergraphException when it cannot be read
  public static Engine build(String supergraphSdl, EngineOptions options) {
    return build(supergraphSdl, new SupergraphReader(), options);
  }

  /// As {@link #build(String, EngineOptions)}.
  ///
  /// @param reader reads it, perhaps sooner by what it has read before
  public static Engine build(String supergraphSdl, SupergraphReader reader, EngineOptions options) {
    Supergraph supergraph = reader.read(supergraphSdl);
    Executor executor = new Executor(supergraph);
    QueryPlanner planner = new QueryPlanner(supergraph);
    return new Engine(
        supergraphSdl,
        supergraph,
        executor,
        plans ->
            new OperationCompiler(
                supergraph, planner, executor, plans, options.maxOperationTokens()),
        options);
  }

  public String supergraphSdl() {
    return supergraphSdl;
  }

  /// The clients' schema as text. Printed anew.
  public String apiSdl() {
    return new SchemaPrinter(
            SchemaPrinter.Options.defaultOptions().includeDirectiveDefinitions(false))
        .print(supergraph.apiSchema());
  }

  /// `sha256:…` of the supergraph's text: equal texts are equal engines.
  public String supergraphHash() {
    return supergraphHash;
  }

  public Supergraph supergraph() {
    return supergraph;
  }

  /// Where its subgraphs are, by name, however long it serves. Called before anything is asked of
  /// it.
  public Engine at(Map<String, URI> addresses) {
    this.addresses = Map.copyOf(addresses);
    return this;
  }

  /// Hot path: per request. Where its subgraphs are; one that is missing is where it was last.
  public Map<String, URI> addresses() {
    return addresses;
  }

  public Executor executor() {
    return executor;
  }

  /// Hot path: per request. The outcome if the operation is known already, otherwise null.
  public @Nullable OperationOutcome knownOperation(String text, @Nullable String name) {
    OperationKey key = new OperationKey(text, name);
    OperationOutcome before = operations.known(key);
    Set<String> active = active(before);
    return active.isEmpty() ? before : operations.known(key.with(active));
  }

  /// The operation, ready to run, or why it cannot be. Completed already when it is known, on the
  /// planning pool otherwise; never exceptionally.
  ///
  /// @param name the request's operation name
  public CompletionStage<OperationOutcome> operation(String text, @Nullable String name) {
    OperationKey key = new OperationKey(text, name);
    return operations
        .get(key)
        .thenCompose(before -> {
          Set<String> active = active(before);
          return active.isEmpty()
              ? CompletableFuture.completedStage(before)
              : operations.get(key.with(active));
        });
  }

  /// The progressive overrides that have happened for a request, of those that its operation meets.
  private Set<String> active(@Nullable OperationOutcome before) {
    return before instanceof OperationOutcome.Prepared prepared
        ? overrides.active(prepared.operation().labels())
        : Set.of();
  }

  /// How many texts of operations are prepared.
  public long preparedOperations() {
    return operations.size();
  }

  /// How many plans these have.
  public long plans() {
    return plans.size();
  }

  /// What it has answered.
  public EngineTraffic traffic() {
    return traffic;
  }

  /// How long its plans took.
  public PlanningTimes planningTimes() {
    return planningTimes;
  }

  /// The hashes of the texts that belong to the `top` operations that are used most. Looks at
  /// everything that is prepared.
  public Set<String> mostUsedOperations(int top) {
    return operations.mostUsed(top);
  }

  /// Reports what speaks against this engine, which is on trial.
  public void suspect(Evidence evidence) {
    observer.suspected(this, evidence);
  }

  /// Reports a fault of this engine.
  public void report(EngineFault fault) {
    traffic.faulted();
    observer.faulted(this, fault);
  }

  /// Takes over what `predecessor` has prepared, on the calling thread: as it is where the
  /// supergraph is the same for it, prepared anew otherwise, the most used first.
  public WarmUp warmFrom(Engine predecessor, WarmUpLimits limits) {
    return new Succession(predecessor.operations, operations, supergraph.view()).run(limits);
  }

  /// Closes an engine that never served. Does nothing when somebody holds it.
  public void discard() {
    closeUnheld();
  }

  /// Whether the engine may not be used any more.
  public boolean isClosed() {
    return holds.get() < 0;
  }

  /// One more holder.
  void hold() {
    if (holds.getAndUpdate(n -> n < 0 ? n : n + 1) < 0) {
      throw new IllegalStateException("engine " + supergraphHash + " is closed");
    }
  }

  /// One holder less; the last one closes the engine.
  void letGo() {
    if (holds.decrementAndGet() == 0) {
      closeUnheld();
    }
  }

  private void closeUnheld() {
    if (holds.compareAndSet(0, CLOSED)) {
      observer.closed(this);
    }
  }

  private final class Watch implements PlanWatch {
    @Override
    public void planKnown() {
      observer.planKnown();
    }

    @Override
    public void planned(long nanos) {
      planningTimes.add(nanos);
      observer.planned(Engine.this, nanos);
    }
  }

  private OperationOutcome guarded(OperationPreparer preparer, OperationKey key) {
    try {
      fault.strike(key.text());
      OperationOutcome outcome = preparer.prepare(key);
      if (outcome instanceof OperationOutcome.Prepared prepared && prepared.operation().isCut()) {
        observer.searchCut(this, prepared.operation());
      }
      return outcome;
    } catch (Throwable e) {
      report(new EngineFault("prepare", Sha256.of(key.text()), e));
      return OperationOutcome.Refused.of(OperationOutcome.FAULTED, "Internal server error");
    }
  }
}
