package io.interlock.router.cli;

import io.interlock.composer.IncrementalComposer;
import io.interlock.router.config.GatewayConfig;
import io.interlock.router.config.ServiceConfig;
import io.interlock.router.engine.CacheRoom;
import io.interlock.router.engine.DrainPolicy;
import io.interlock.router.engine.Engine;
import io.interlock.router.engine.EngineOptions;
import io.interlock.router.engine.EngineSlot;
import io.interlock.router.engine.OverrideDecisions;
import io.interlock.router.engine.PlanningPool;
import io.interlock.router.engine.SystemEngineClock;
import io.interlock.router.lifecycle.ApplyAnswer;
import io.interlock.router.lifecycle.EngineFactory;
import io.interlock.router.lifecycle.InjectedFaults;
import io.interlock.router.lifecycle.Lifecycle;
import io.interlock.router.lifecycle.LifecycleParts;
import io.interlock.router.lifecycle.Probation;
import io.interlock.router.lifecycle.ServiceSetup;
import io.interlock.router.lifecycle.StaticLifecycle;
import io.interlock.router.lifecycle.StoreUse;
import io.interlock.router.lifecycle.SubgraphAccess;
import io.interlock.router.lifecycle.SubgraphLifecycle;
import io.interlock.router.sdl.SdlSource;
import io.interlock.router.store.SchemaStore;
import io.interlock.router.subgraph.SubgraphTransports;
import io.interlock.router.telemetry.Metrics;
import io.interlock.supergraph.schema.Subgraph;
import io.interlock.supergraph.schema.Supergraph;
import io.interlock.supergraph.schema.SupergraphException;
import io.interlock.supergraph.schema.SupergraphReader;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Everything of a router that is about schemas: engines, their slot, the lifecycle that swaps
/// them.
final class SchemaParts implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger("interlock");

  private final PlanningPool planning = PlanningPool.ofProcessors();
  private final SystemEngineClock clock = new SystemEngineClock();
  private final InjectedFaults faults = new InjectedFaults();
  private final EngineSlot slot;
  private final StoreUse store;
  private final Lifecycle lifecycle;
  private final @Nullable ConfigWatch watch;

  /// @param store closed with this
  /// @param file what the configuration was read from; null when it was not
  /// @param supergraph the file to serve; null to compose the configured services
  /// @param pace lets work in the background wait for requests
  SchemaParts(
      GatewayConfig config,
      StoreUse store,
      @Nullable GatewayFile file,
      @Nullable Path supergraph,
      SdlSource source,
      SubgraphTransports transports,
      Runnable pace,
      Metrics metrics) {
    this.store = store;
    Probation probation = new Probation(config.schema().probation(), clock, metrics);
    EngineReports reports = new EngineReports(metrics, probation);
    DrainPolicy drain =
        new DrainPolicy(
            config.requestTimeout().plus(config.schema().drain().grace()),
            config.schema().drain().maxRetired());
    slot = new EngineSlot(drain, config.schema().canary(), clock, reports);
    EngineOptions options =
        new EngineOptions(
            config.limits().maxOperationTokens(),
            cachedOperations(config.limits().cachedOperations()),
            new OverrideDecisions(
                Set.copyOf(config.override().labels()),
                () -> ThreadLocalRandom.current().nextDouble()),
            planning,
            reports);
    SupergraphReader reader = new SupergraphReader();
    EngineFactory engines =
        supergraph == null
            ? sdl -> Engine.build(sdl, reader, options.with(faults.nextPlanner()))
            : sdl -> withServices(Engine.build(sdl, reader, options), config, transports);
    LifecycleParts parts =
        new LifecycleParts(
            slot,
            engines,
            config.schema(),
            config.startup(),
            store,
            metrics,
            clock,
            pace,
            probation,
            faults);
    if (supergraph == null) {
      ServiceSetup setup = new ServiceSetup(config.services(), file, access(transports));
      SubgraphLifecycle composed =
          new SubgraphLifecycle(parts, setup, source, new IncrementalComposer()::compose);
      lifecycle = composed;
      watch = watch(config, file, composed);
    } else {
      lifecycle = new StaticLifecycle(parts, supergraph);
      watch = null;
    }
  }

  private @Nullable ConfigWatch watch(
      GatewayConfig config, @Nullable GatewayFile file, SubgraphLifecycle composed) {
    @Nullable Duration interval = config.watch().interval();
    return file == null || interval == null
        ? null
        : new ConfigWatch(
            file::content,
            composed::reconfigure,
            clock,
            look -> Thread.ofVirtual().name("config-watch").start(look),
            interval);
  }

  private static int cachedOperations(int wanted) {
    int fitting = CacheRoom.operations(wanted, Runtime.getRuntime().maxMemory());
    if (fitting < wanted) {
      LOG.atInfo().log("limits.cachedOperations: {}, the heap has room for {}", wanted, fitting);
    }
    return fitting;
  }

  private static SubgraphAccess access(SubgraphTransports transports) {
    return new SubgraphAccess() {
      @Override
      public void prepare(List<ServiceConfig> services) {
        transports.prepare(services);
      }

      @Override
      public void use(List<ServiceConfig> services) {
        transports.use(services);
      }
    };
  }

  /// Brings the first schema into service, and watches the file from then on.
  CompletionStage<ApplyAnswer> start() {
    CompletionStage<ApplyAnswer> first = lifecycle.start();
    if (watch != null) {
      watch.start();
    }
    return first;
  }

  EngineSlot slot() {
    return slot;
  }

  Lifecycle lifecycle() {
    return lifecycle;
  }

  SchemaStore store() {
    return store.store();
  }

  SystemEngineClock clock() {
    return clock;
  }

  /// Faults that may be injected; null unless the router was started for development.
  @Nullable InjectedFaults faults(GatewayConfig config) {
    return config.debug().faults() ? faults : null;
  }

  @Override
  public void close() {
    if (watch != null) {
      watch.close();
    }
    store.store().close();
    planning.close();
    clock.close();
  }

  /// A supergraph from a file says itself where its subgraphs are; `gateway.yaml` may say more
  /// about those that it names.
  private static Engine withServices(
      Engine engine, GatewayConfig config, SubgraphTransports transports) {
    transports.use(services(engine.supergraph(), config));
    return engine;
  }

  private static List<ServiceConfig> services(Supergraph supergraph, GatewayConfig config) {
    return supergraph.subgraphs().stream()
        .map(subgraph -> config.service(subgraph.name()).orElseGet(() -> serviceOf(subgraph)))
        .toList();
  }

  private static ServiceConfig serviceOf(Subgraph subgraph) {
    try {
      URI url = URI.create(subgraph.url());
      if (url.getHost() != null) {
        return ServiceConfig.of(subgraph.name(), url);
      }
    } catch (IllegalArgumentException e) {
      // The message below says what was expected.
    }
    throw new SupergraphException(
        SupergraphException.Code.INVALID_FEDERATION_SUPERGRAPH,
        "subgraph '%s': expected an http URL in @join__graph or in gateway.yaml, got '%s'"
            .formatted(subgraph.name(), subgraph.url()));
  }
}
