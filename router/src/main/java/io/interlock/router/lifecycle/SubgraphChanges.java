package io.interlock.router.lifecycle;

import io.interlock.composer.CompositionResult;
import io.interlock.composer.SubgraphInput;
import io.interlock.router.config.ServiceConfig;
import io.interlock.router.engine.Engine;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/// Loads changes of subgraphs' SDLs: looks what has changed, composes, builds. Runs on the load
/// worker; activates nothing.
///
/// Used by one change at a time.
final class SubgraphChanges implements SchemaLoader {
  private final List<ServiceConfig> services;
  private final Composing composing;
  private final EngineFactory engines;
  private final InjectedFaults faults;

  /// The newest fetch of each service that was activated or found to change nothing.
  private final Map<String, Long> settled = new ConcurrentHashMap<>();

  /// What is known before the first activation.
  private volatile SdlSet pending = SdlSet.EMPTY;

  SubgraphChanges(
      List<ServiceConfig> services,
      Composing composing,
      EngineFactory engines,
      InjectedFaults faults) {
    this.services = services;
    this.composing = composing;
    this.engines = engines;
    this.faults = faults;
  }

  /// What is known before the first activation.
  SdlSet pending() {
    return pending;
  }

  @Override
  public Loaded load(@Nullable Head base, Change change, Timings timings) {
    List<ServiceSdl> arrived =
        timings.time(
            Step.COMPOSE,
            () -> change.updates().values().stream().map(ReceivedSdl::identified).toList());
    SdlSet known = base == null ? pending : base.sdls();
    SdlSet next = known.with(arrived.stream().filter(this::isNew).toList());
    List<SubgraphChange> changes = changes(known, next, arrived);
    if (base == null) {
      pending = next;
    } else if (!change.isRebuild() && next.differingFrom(known).isEmpty()) {
      settle(arrived);
      return new Loaded.Settled(new Verdict.Unchanged(base, changes));
    }
    List<String> missing = missing(next);
    return missing.isEmpty()
        ? compose(next, changes, timings)
        : new Loaded.Settled(notReady(missing));
  }

  @Override
  public void activated(Change change) {
    change.updates().values().forEach(u -> settled.merge(u.service(), u.sequence(), Math::max));
  }

  private Loaded compose(SdlSet sdls, List<SubgraphChange> changes, Timings timings) {
    CompositionResult result = timings.time(Step.COMPOSE, () -> composed(sdls));
    return switch (result) {
      case CompositionResult.Rejected r -> new Loaded.Settled(Refusals.rejected(r.errors()));
      case CompositionResult.Composed c ->
          new Loaded.Ready(
              timings.time(Step.BUILD, () -> built(c.supergraphSdl())), sdls, changes, hints(c));
    };
  }

  private CompositionResult composed(SdlSet sdls) {
    faults.pass(FaultPoint.COMPOSE);
    List<SubgraphInput> inputs = new ArrayList<>();
    for (ServiceConfig service : services) {
      sdls.of(service.name())
          .map(s -> new SubgraphInput(s.service(), service.url().toString(), s.received().sdl()))
          .ifPresent(inputs::add);
    }
    return composing.compose(inputs);
  }

  private Engine built(String supergraphSdl) {
    faults.pass(FaultPoint.ENGINE_BUILD);
    return engines.build(supergraphSdl);
  }

  /// A fetch that began before one that is settled is out of date, however late it ends.
  private boolean isNew(ServiceSdl sdl) {
    return sdl.received().sequence() >= settled.getOrDefault(sdl.service(), 0L);
  }

  private void settle(Collection<ServiceSdl> sdls) {
    sdls.forEach(s -> settled.merge(s.service(), s.received().sequence(), Math::max));
  }

  private List<String> missing(SdlSet sdls) {
    return services.stream()
        .map(ServiceConfig::name)
        .filter(name -> sdls.of(name).isEmpty())
        .toList();
  }

  private static Verdict.Refused notReady(List<String> missing) {
    return Verdict.Refused.of(
        FailureCode.SCHEMA_NOT_READY,
        "nothing serves yet: the SDL of " + String.join(", ", missing) + " is still missing");
  }

  private List<SubgraphChange> changes(SdlSet before, SdlSet after, List<ServiceSdl> arrived) {
    List<String> differing = after.differingFrom(before);
    return arrived.stream()
        .map(sdl ->
            new SubgraphChange(
                sdl.service(),
                hash(after, sdl.service()),
                hash(before, sdl.service()),
                isNew(sdl) ? sdl.received().source().label() : "superseded",
                differing.contains(sdl.service())
                    ? SubgraphChange.Result.UPDATED
                    : SubgraphChange.Result.UNCHANGED))
        .toList();
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
