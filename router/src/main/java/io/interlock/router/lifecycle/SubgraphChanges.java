package io.interlock.router.lifecycle;

import io.interlock.composer.CompositionResult;
import io.interlock.composer.SubgraphInput;
import io.interlock.router.config.ServiceConfig;
import io.interlock.router.engine.Engine;
import io.interlock.supergraph.schema.Sha256;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/// Loads changes of subgraphs' SDLs: looks what has changed, composes, builds. Runs on the load
/// worker; activates nothing.
///
/// Used by one change at a time.
final class SubgraphChanges implements SchemaLoader {
  private final ServiceBook book;
  private final Composing composing;
  private final EngineFactory engines;
  private final Quarantine quarantine;
  private final InjectedFaults faults;

  /// The newest fetch of each service that was activated or found to change nothing.
  private final Map<String, Long> settled = new ConcurrentHashMap<>();

  /// What is known before the first activation.
  private volatile SdlSet pending = SdlSet.EMPTY;

  SubgraphChanges(
      ServiceBook book,
      Composing composing,
      EngineFactory engines,
      Quarantine quarantine,
      InjectedFaults faults) {
    this.book = book;
    this.composing = composing;
    this.engines = engines;
    this.quarantine = quarantine;
    this.faults = faults;
  }

  /// What is known before the first activation.
  SdlSet pending() {
    return pending;
  }

  /// Takes up what the store has kept, before anything is loaded.
  synchronized void recall(SdlSet known) {
    pending = known;
  }

  /// Keeps what came in before there is enough for a first activation.
  synchronized void remember(List<ReceivedSdl> arrived) {
    pending = pending.with(arrived.stream().map(ReceivedSdl::identified).toList());
  }

  @Override
  public Loaded load(@Nullable Head base, Change change, Timings timings) {
    List<ServiceSdl> arrived =
        timings.time(
            Step.COMPOSE,
            () -> change.updates().values().stream().map(ReceivedSdl::identified).toList());
    Verdict.@Nullable Refused quarantined = quarantined(change, arrived);
    if (quarantined != null) {
      return new Loaded.Settled(quarantined);
    }
    SdlSet known = base == null ? pending : base.sdls();
    List<ServiceConfig> services = services(change);
    SdlSet next =
        known
            .with(arrived.stream().filter(sdl -> isTaken(change, sdl)).toList())
            .without(change.dropped())
            .of(services);
    List<SubgraphChange> changes = changes(known, next, arrived);
    changes.addAll(removed(known, services));
    if (base == null) {
      keep(arrived, change);
    } else if (!change.forces(Force.REBUILD) && isSame(base, next, services)) {
      settle(arrived);
      take(change);
      return new Loaded.Settled(new Verdict.Unchanged(base, changes));
    }
    List<String> missing = base == null ? missing(services, next, change.dropped()) : List.of();
    return missing.isEmpty()
        ? compose(change, next, changes, timings)
        : new Loaded.Settled(notReady(missing));
  }

  @Override
  public void activated(Change change) {
    change.updates().values().forEach(u -> settled.merge(u.service(), u.sequence(), Math::max));
    take(change);
  }

  private List<ServiceConfig> services(Change change) {
    @Nullable List<ServiceConfig> configured = change.configured();
    return configured == null ? book.services() : configured;
  }

  private void take(Change change) {
    @Nullable List<ServiceConfig> configured = change.configured();
    if (configured != null) {
      book.take(configured);
    }
  }

  private static boolean isSame(Head base, SdlSet next, List<ServiceConfig> services) {
    return next.differingFrom(base.sdls()).isEmpty() && !Addresses.differ(base.engine(), services);
  }

  private Loaded compose(
      Change change, SdlSet sdls, List<SubgraphChange> changes, Timings timings) {
    CompositionResult result = timings.time(Step.COMPOSE, () -> composed(services(change), sdls));
    return switch (result) {
      case CompositionResult.Rejected r -> new Loaded.Settled(Refusals.rejected(r.errors()));
      case CompositionResult.Composed c when isQuarantined(change, c) ->
          new Loaded.Settled(
              Verdict.Refused.of(
                  FailureCode.QUARANTINED,
                  "this supergraph was rolled back before: it did not prove itself"));
      case CompositionResult.Composed c ->
          new Loaded.Ready(
              timings.time(Step.BUILD, () -> built(services(change), c.supergraphSdl())),
              sdls,
              changes,
              hints(c));
    };
  }

  private CompositionResult composed(List<ServiceConfig> services, SdlSet sdls) {
    faults.pass(FaultPoint.COMPOSE);
    List<SubgraphInput> inputs = new ArrayList<>();
    for (ServiceConfig service : services) {
      sdls.of(service.name())
          .map(s -> new SubgraphInput(s.service(), service.url().toString(), s.received().sdl()))
          .ifPresent(inputs::add);
    }
    return composing.compose(inputs);
  }

  private Engine built(List<ServiceConfig> services, String supergraphSdl) {
    faults.pass(FaultPoint.ENGINE_BUILD);
    book.expect(services);
    return Addresses.of(services, engines.build(supergraphSdl));
  }

  private boolean isQuarantined(Change change, CompositionResult.Composed composed) {
    return !change.forces(Force.QUARANTINE)
        && quarantine.holdsSupergraph(Sha256.of(composed.supergraphSdl()));
  }

  /// A caller who asks for one schema is told; what only comes along is left out.
  private Verdict.@Nullable Refused quarantined(Change change, List<ServiceSdl> arrived) {
    if (change.cause().trigger() != Trigger.APPLY || change.forces(Force.QUARANTINE)) {
      return null;
    }
    return arrived.stream()
        .filter(quarantine::holds)
        .findFirst()
        .map(sdl ->
            Verdict.Refused.of(
                FailureCode.QUARANTINED,
                "the schema %s of %s was rolled back before: it did not prove itself"
                    .formatted(sdl.schemaHash(), sdl.service())))
        .orElse(null);
  }

  private boolean isTaken(Change change, ServiceSdl sdl) {
    return isNew(sdl) && (change.forces(Force.QUARANTINE) || !quarantine.holds(sdl));
  }

  /// A fetch that began before one that is settled is out of date, however late it ends.
  private boolean isNew(ServiceSdl sdl) {
    return sdl.received().sequence() >= settled.getOrDefault(sdl.service(), 0L);
  }

  private void settle(Collection<ServiceSdl> sdls) {
    sdls.forEach(s -> settled.merge(s.service(), s.received().sequence(), Math::max));
  }

  private synchronized void keep(List<ServiceSdl> arrived, Change change) {
    pending = pending.with(arrived.stream().filter(sdl -> isTaken(change, sdl)).toList());
  }

  private static List<String> missing(
      List<ServiceConfig> services, SdlSet sdls, Set<String> dropped) {
    return services.stream()
        .map(ServiceConfig::name)
        .filter(name -> sdls.of(name).isEmpty() && !dropped.contains(name))
        .toList();
  }

  private static Verdict.Refused notReady(List<String> missing) {
    return Verdict.Refused.of(
        FailureCode.SCHEMA_NOT_READY,
        "nothing serves yet: the SDL of " + String.join(", ", missing) + " is still missing");
  }

  /// Services that served and are not configured any more.
  private static List<SubgraphChange> removed(SdlSet known, List<ServiceConfig> services) {
    return known
        .without(services.stream().map(ServiceConfig::name).toList())
        .hashes()
        .entrySet()
        .stream()
        .map(e ->
            new SubgraphChange(
                e.getKey(), null, e.getValue(), "none", SubgraphChange.Result.REMOVED))
        .toList();
  }

  private List<SubgraphChange> changes(SdlSet before, SdlSet after, List<ServiceSdl> arrived) {
    List<String> differing = after.differingFrom(before);
    List<SubgraphChange> changes = new ArrayList<>();
    arrived.stream()
        .map(sdl ->
            new SubgraphChange(
                sdl.service(),
                hash(after, sdl.service()),
                hash(before, sdl.service()),
                isNew(sdl) ? sdl.received().source().label() : "superseded",
                result(after, differing, sdl)))
        .forEach(changes::add);
    return changes;
  }

  private static SubgraphChange.Result result(
      SdlSet after, List<String> differing, ServiceSdl sdl) {
    if (differing.contains(sdl.service())) {
      return SubgraphChange.Result.UPDATED;
    }
    boolean isKept = !sdl.schemaHash().equals(hash(after, sdl.service()));
    return isKept ? SubgraphChange.Result.KEPT : SubgraphChange.Result.UNCHANGED;
  }

  private static @Nullable String hash(SdlSet sdls, String service) {
    return sdls.of(service).map(ServiceSdl::schemaHash).orElse(null);
  }

  private static List<SchemaHint> hints(CompositionResult.Composed composed) {
    return composed.hints().stream()
        .map(h -> new SchemaHint(h.code().name(), h.level().name(), h.message()))
        .toList();
  }
}
