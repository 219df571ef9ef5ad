package io.interlock.router.lifecycle;

import io.interlock.router.config.ServiceConfig;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What a start, a reload and a repair do: fetch many services for one change and have the lane
/// decide. A service that cannot be had falls back as it is configured: to what is known of it, or
/// it is left out, or the change fails.
final class ReloadWork {
  private final LifecycleCore core;
  private final SdlFetches fetches;
  private final SubgraphChanges changes;
  private final ServiceBook book;

  ReloadWork(LifecycleCore core, SdlFetches fetches, SubgraphChanges changes, ServiceBook book) {
    this.core = core;
    this.fetches = fetches;
    this.changes = changes;
    this.book = book;
  }

  /// How it ended.
  ///
  /// @param unsettled services that are to be asked again: they could not be had, or what they
  ///   brought does not compose
  record Result(ApplyAnswer answer, Set<String> unsettled) {}

  /// What becomes of services that could not be had.
  private record Fallbacks(
      List<SdlFetches.Fetch.Failed> all, Set<String> dropped, List<SdlFetches.Fetch.Failed> fatal) {

    Set<String> names() {
      return all.stream().map(SdlFetches.Fetch.Failed::service).collect(Collectors.toSet());
    }
  }

  Result reload(Call call, List<ServiceConfig> services, Duration limit)
      throws InterruptedException {
    return reload(call, services, null, limit);
  }

  /// @param configured the services that are to be in force with the change; null for those that
  ///   are
  Result reload(
      Call call,
      List<ServiceConfig> services,
      @Nullable List<ServiceConfig> configured,
      Duration limit)
      throws InterruptedException {
    List<SdlFetches.Fetch> all = fetches.fetch(services, limit, call);
    List<ReceivedSdl> arrived = SdlFetches.Fetch.arrived(all);
    @Nullable Head head = core.heads().current();
    SdlSet known = head == null ? changes.pending() : head.sdls();
    Fallbacks fallbacks = fallbacks(services, SdlFetches.Fetch.failed(all), known);
    boolean isPointless =
        head != null && arrived.isEmpty() && fallbacks.dropped().isEmpty() && !all.isEmpty();
    if (!fallbacks.fatal().isEmpty() || isPointless) {
      changes.remember(arrived);
      List<SdlFetches.Fetch.Failed> why = isPointless ? fallbacks.all() : fallbacks.fatal();
      return new Result(call.refused(Refusals.notFetched(why)), fallbacks.names());
    }
    return decided(call, arrived, fallbacks, known, configured);
  }

  private Result decided(
      Call call,
      List<ReceivedSdl> arrived,
      Fallbacks fallbacks,
      SdlSet known,
      @Nullable List<ServiceConfig> configured)
      throws InterruptedException {
    Set<String> dropped = fallbacks.dropped();
    LaneOutcome outcome = core.decide(Change.of(call.cause(), arrived, dropped).with(configured));
    boolean isKeptInstead =
        isSchemaAtFault(outcome)
            && !dropped.isEmpty()
            && known.byService().keySet().containsAll(dropped);
    if (isKeptInstead) {
      outcome.nanos().forEach(call::took);
      dropped = Set.of();
      outcome = core.decide(Change.of(call.cause(), arrived, dropped).with(configured));
    }
    ApplyAnswer answer = call.answer(outcome, missing(fallbacks, dropped, known));
    Stream<String> again =
        isSchemaAtFault(outcome) ? call.services().stream() : fallbacks.names().stream();
    return new Result(answer, again.collect(Collectors.toSet()));
  }

  private static boolean isSchemaAtFault(LaneOutcome outcome) {
    return outcome.verdict() instanceof Verdict.Refused r && r.isSchemaAtFault();
  }

  private Fallbacks fallbacks(
      List<ServiceConfig> services, List<SdlFetches.Fetch.Failed> failed, SdlSet known) {
    List<SdlFetches.Fetch.Failed> fatal = new ArrayList<>();
    Set<String> dropped = new TreeSet<>();
    for (SdlFetches.Fetch.Failed one : failed) {
      ServiceConfig service =
          services.stream().filter(s -> s.name().equals(one.service())).findFirst().orElseThrow();
      boolean isKnown = known.of(service.name()).isPresent();
      if (book.isMoved(service)) {
        fatal.add(one); // what is known of it is known of another place
        continue;
      }
      switch (service.fallback()) {
        case FAIL -> fatal.add(one);
        case DROP -> dropped.add(one.service());
        case CACHED -> {
          if (!isKnown && service.isRequired()) {
            fatal.add(one);
          } else if (!isKnown) {
            dropped.add(one.service());
          }
        }
      }
    }
    return new Fallbacks(failed, dropped, fatal);
  }

  private static List<SubgraphChange> missing(
      Fallbacks fallbacks, Set<String> dropped, SdlSet known) {
    return fallbacks.all().stream()
        .map(f -> missing(f.service(), dropped.contains(f.service()), known))
        .toList();
  }

  private static SubgraphChange missing(String service, boolean isDropped, SdlSet known) {
    @Nullable String hash = known.of(service).map(ServiceSdl::schemaHash).orElse(null);
    return isDropped
        ? new SubgraphChange(service, null, hash, "none", SubgraphChange.Result.DROPPED)
        : new SubgraphChange(service, hash, hash, "cached", SubgraphChange.Result.STALE);
  }
}
