package io.interlock.router.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import io.interlock.router.config.ConfigOutcome;
import io.interlock.router.config.RetryConfig;
import io.interlock.router.config.SchemaConfig;
import io.interlock.router.config.ServiceConfig;
import io.interlock.router.config.StartupConfig;
import io.interlock.router.config.StoreConfig;
import io.interlock.router.engine.DrainPolicy;
import io.interlock.router.engine.Engine;
import io.interlock.router.engine.EngineObserver;
import io.interlock.router.engine.EngineSlot;
import io.interlock.router.engine.Evidence;
import io.interlock.router.engine.Lease;
import io.interlock.router.engine.ManualClock;
import io.interlock.router.engine.TestEngines;
import io.interlock.router.sdl.SdlFailure;
import io.interlock.router.sdl.SdlOutcome;
import io.interlock.router.store.AuditEntry;
import io.interlock.router.store.AuditLine;
import io.interlock.router.store.SchemaStore;
import io.interlock.router.store.StoreFault;
import io.interlock.router.store.StoreResult;
import io.interlock.router.store.Stores;
import io.interlock.router.telemetry.Metrics;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// A lifecycle of the services `a` and `b`, with everything around it in the test's hand.
public final class TestGateway {
  private static final SchemaConfig.Probation PROBATION =
      new SchemaConfig.Probation(Duration.ofSeconds(60), 20, Duration.ofMinutes(10), true, 100);

  final ManualClock clock = new ManualClock();
  final ScriptedSource source = new ScriptedSource();
  final LineComposer composer = new LineComposer();
  final InjectedFaults faults = new InjectedFaults();
  final Metrics metrics = Metrics.create();
  final Probation probation = new Probation(PROBATION, clock, metrics);
  final EngineSlot slot;
  volatile EngineFactory engines = sdl -> TestEngines.of(sdl, EngineObserver.NONE);
  final SubgraphLifecycle lifecycle;
  private final Setup setup;

  TestGateway() {
    this(new Setup());
  }

  TestGateway(StartupConfig.Mode mode, int queue, int attempts) {
    this(new Setup().mode(mode).queue(queue).attempts(attempts));
  }

  TestGateway(Setup setup) {
    this.setup = setup;
    slot =
        new EngineSlot(
            new DrainPolicy(Duration.ofSeconds(35), 4), setup.canary, clock, EngineObserver.NONE);
    lifecycle =
        new SubgraphLifecycle(
            parts(),
            new ServiceSetup(setup.services(), setup.file, setup.access),
            source,
            composer);
  }

  /// What a gateway is made with; everything but what a test says is as usual.
  static final class Setup {
    private StartupConfig.Mode mode = StartupConfig.Mode.TOLERANT;
    private StartupConfig.Source startFrom = StartupConfig.Source.SUBGRAPHS;
    private int queue = 32;
    private int attempts = 1;
    private @Nullable Duration poll;
    private SchemaStore store =
        Stores.inMemory(
            new StoreConfig("memory", 100, Duration.ofDays(90), false),
            InstantSource.fixed(Instant.EPOCH));
    private List<SchemaConfig.CanaryStep> canary = List.of();
    private boolean isStoreOptional;
    private @Nullable String storeTrouble;
    private boolean isRequired = true;
    private ServiceConfig.Fallback fallback = ServiceConfig.Fallback.CACHED;
    private List<String> services = List.of("a", "b");
    private @Nullable Supplier<ConfigOutcome> file;
    private SubgraphAccess access = SubgraphAccess.NONE;

    Setup mode(StartupConfig.Mode mode) {
      this.mode = mode;
      return this;
    }

    Setup startFrom(StartupConfig.Source source) {
      startFrom = source;
      return this;
    }

    Setup queue(int queue) {
      this.queue = queue;
      return this;
    }

    Setup attempts(int attempts) {
      this.attempts = attempts;
      return this;
    }

    Setup poll(Duration interval) {
      poll = interval;
      return this;
    }

    Setup canary(SchemaConfig.CanaryStep... steps) {
      canary = List.of(steps);
      return this;
    }

    Setup store(SchemaStore store) {
      this.store = store;
      return this;
    }

    /// A change is activated also when it cannot be stored.
    Setup storeIsOptional() {
      isStoreOptional = true;
      return this;
    }

    Setup storeTrouble(String trouble) {
      storeTrouble = trouble;
      return this;
    }

    /// Of service `b`.
    Setup optional(ServiceConfig.Fallback fallback) {
      isRequired = false;
      this.fallback = fallback;
      return this;
    }

    /// Of service `b`.
    Setup fallback(ServiceConfig.Fallback fallback) {
      this.fallback = fallback;
      return this;
    }

    Setup services(String... names) {
      services = List.of(names);
      return this;
    }

    /// Started from a `gateway.yaml`.
    Setup file(Supplier<ConfigOutcome> file, SubgraphAccess access) {
      this.file = file;
      this.access = access;
      return this;
    }

    private List<ServiceConfig> services() {
      return services.stream().map(this::service).toList();
    }

    private ServiceConfig service(String name) {
      boolean isPlain = !name.equals("b");
      return new ServiceConfig(
          name,
          URI.create("http://localhost:4001/" + name),
          Map.of(),
          Duration.ofSeconds(30),
          new RetryConfig(
              attempts, Duration.ofSeconds(5), Duration.ofMillis(200), Duration.ofSeconds(5), 1),
          isPlain || isRequired,
          isPlain ? ServiceConfig.Fallback.CACHED : fallback,
          null);
    }
  }

  /// A gateway that has not started.
  public static TestGateway resting() {
    return new TestGateway();
  }

  /// A gateway that serves the fields `a1` and `b1` as revision 1.
  public static TestGateway serving() {
    return serving(32, 1);
  }

  static TestGateway serving(int queue, int attempts) {
    return started(new TestGateway(StartupConfig.Mode.TOLERANT, queue, attempts));
  }

  /// Serves, and looks for newer schemas.
  static TestGateway polling(Duration interval) {
    return started(new TestGateway(new Setup().poll(interval)));
  }

  /// Serves, and gives newer schemas a share of the requests first.
  public static TestGateway withCanary(SchemaConfig.CanaryStep... steps) {
    return started(new TestGateway(new Setup().canary(steps)));
  }

  /// Serves, and can neither read nor write its store any more.
  public static TestGateway withoutStore() {
    BrittleStore store = new BrittleStore();
    TestGateway gateway = started(new TestGateway(new Setup().store(store).storeIsOptional()));
    store.isGone = true;
    return gateway;
  }

  /// Another process with the store of this one, which has ended.
  public TestGateway restarted() {
    lifecycle.shutDown();
    return started(new TestGateway(new Setup().store(setup.store)));
  }

  /// The revisions below `before`, the newest first.
  List<Revision> revisions(int limit, long before) {
    return done(lifecycle.history().revisions(limit, before));
  }

  /// The calls, the newest first.
  public List<AuditEntry> calls(int limit) {
    return done(lifecycle.history().calls(limit, Long.MAX_VALUE)).stream()
        .map(AuditLine::entry)
        .toList();
  }

  static <T> T done(StoreResult<T> result) {
    return switch (result) {
      case StoreResult.Done<T>(T value) -> value;
      case StoreResult.Failed<T>(StoreFault why) -> throw new AssertionError(why);
    };
  }

  static TestGateway started(TestGateway gateway) {
    gateway.source.serve("a", LineComposer.sdl("a1"));
    gateway.source.serve("b", LineComposer.sdl("b1"));
    succeeded(gateway.lifecycle.start());
    return gateway;
  }

  public SchemaStore store() {
    return setup.store;
  }

  public Lifecycle lifecycle() {
    return lifecycle;
  }

  public Metrics metrics() {
    return metrics;
  }

  public InjectedFaults faults() {
    return faults;
  }

  public ManualClock clock() {
    return clock;
  }

  /// From now on the service has an SDL with this one field; a name that begins with `bad` does not
  /// compose.
  public void serve(String service, String field) {
    source.serve(service, LineComposer.sdl(field));
  }

  /// From now on the service cannot be fetched.
  public void fail(String service, SdlFailure code) {
    source.fail(service, code);
  }

  /// How often a service was fetched.
  public int fetches(String service) {
    return source.fetches(service);
  }

  /// A request that has begun and does not end.
  public Lease request() {
    return slot.lease();
  }

  /// The next fetch of a service hangs until the returned action is run; then it gets an SDL.
  public Runnable holdFetch(String service) {
    CompletableFuture<SdlOutcome> held = source.hang(service);
    return () -> held.complete(ScriptedSource.fetched(service, LineComposer.sdl("held")));
  }

  /// Applies a schema of service `a`, lets it fail its probation and waits until it is taken back.
  public void quarantine(String field) {
    serve("a", field);
    long bad = succeeded(lifecycle.apply(ApplyRequest.of("a"))).revision();
    Engine engine = lifecycle.serving().orElseThrow().engine();
    for (int i = 0; i < 3; i++) {
      probation.suspected(engine, new Evidence.Rescued("sha256:" + i));
    }
    await(
        CompletableFuture.runAsync(() -> {
          while (lifecycle.health().revision() == bad || lifecycle.quarantine().isEmpty()) {
            LockSupport.parkNanos(1_000_000);
          }
        }));
  }

  LifecycleParts parts() {
    return parts(SchemaConfig.OnBreaking.WARN);
  }

  LifecycleParts parts(SchemaConfig.OnBreaking onBreaking) {
    return new LifecycleParts(
        slot,
        sdl -> engines.build(sdl),
        new SchemaConfig(
            new SchemaConfig.Compose(Duration.ofSeconds(30), 4 << 20),
            onBreaking,
            new SchemaConfig.WarmUp(500, Duration.ofSeconds(10)),
            new SchemaConfig.Drain(Duration.ofSeconds(5), 4),
            new SchemaConfig.Apply(Duration.ofSeconds(120), setup.queue, null),
            PROBATION,
            new SchemaConfig.Poll(setup.poll),
            List.of()),
        new StartupConfig(setup.mode, setup.startFrom, Duration.ofSeconds(60)),
        new StoreUse(setup.store, "memory", setup.isStoreOptional, setup.storeTrouble),
        metrics,
        clock,
        () -> {},
        probation,
        faults);
  }

  /// The root fields of what serves, in order.
  List<String> fields() {
    try (Lease lease = slot.lease()) {
      return lease.engine().supergraph().view().fieldNames("Query");
    }
  }

  static ApplyAnswer.Succeeded succeeded(CompletionStage<ApplyAnswer> answer) {
    return (ApplyAnswer.Succeeded) await(answer);
  }

  static ApplyAnswer.Failed failed(CompletionStage<ApplyAnswer> answer) {
    return (ApplyAnswer.Failed) await(answer);
  }

  /// What runs on a thread of its own comes within a minute.
  static <T> void eventually(Supplier<T> actual, T expected) {
    CompletionStage<Void> reached =
        CompletableFuture.runAsync(() -> {
          while (!expected.equals(actual.get())) {
            LockSupport.parkNanos(1_000_000);
          }
        });
    await(reached);
    assertThat(actual.get()).isEqualTo(expected);
  }

  /// A minute: nothing here takes a second, but machines are slow and a bug must not hang a build.
  static <T> T await(CompletionStage<T> stage) {
    try {
      return stage.toCompletableFuture().get(60, TimeUnit.SECONDS);
    } catch (InterruptedException | ExecutionException | TimeoutException e) {
      throw new AssertionError("no answer", e);
    }
  }

  List<ServiceConfig> services() {
    return setup.services();
  }
}
