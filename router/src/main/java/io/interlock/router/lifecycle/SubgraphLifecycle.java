package io.interlock.router.lifecycle;

import io.interlock.router.sdl.SdlSource;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The lifecycle of a supergraph that is composed of running subgraphs.
public final class SubgraphLifecycle extends OperatedLifecycle {
  private final ServiceBook book;
  private final SubgraphChanges changes;
  private final ApplyWork applies;
  private final StartUp start;
  private final Reconfiguration configuration;
  private final @Nullable Polling polling;

  public SubgraphLifecycle(
      LifecycleParts parts, ServiceSetup setup, SdlSource source, Composing composing) {
    ServiceBook book = new ServiceBook(setup.services(), setup.access());
    Quarantine quarantine = new Quarantine(parts.store().store());
    SubgraphChanges changes =
        new SubgraphChanges(book, composing, parts.engines(), quarantine, parts.faults());
    super(new LifecycleCore(parts, changes, quarantine, book::services));
    this.book = book;
    this.changes = changes;
    SdlFetches fetches = new SdlFetches(source, book, parts.clock());
    applies = new ApplyWork(core, book, fetches, parts.clock(), parts.schema().apply().timeout());
    ReloadWork reloads = new ReloadWork(core, fetches, changes, book);
    Healing healing = new Healing(core, book, reloads, parts.clock(), parts.startup().timeout());
    configuration =
        new Reconfiguration(
            setup.file(), core, book, reloads, healing, parts.schema().apply().timeout());
    start =
        new StartUp(
            core, book, changes, core.restoration(book.names()), reloads, healing, parts.startup());
    polling = polling(parts, fetches);
  }

  private @Nullable Polling polling(LifecycleParts parts, SdlFetches fetches) {
    @Nullable Duration interval = parts.schema().poll().interval();
    Duration limit = parts.schema().apply().timeout();
    return interval == null
        ? null
        : new Polling(
            core,
            book,
            fetches,
            parts.clock(),
            parts.metrics(),
            interval,
            limit,
            () -> ThreadLocalRandom.current().nextDouble());
  }

  @Override
  public CompletionStage<ApplyAnswer> start() {
    if (polling != null) {
      polling.start();
    }
    return start.begin();
  }

  @Override
  public CompletionStage<ApplyAnswer> apply(ApplyRequest request) {
    Cause cause = new Cause(Trigger.APPLY, request.reason(), request.release(), request.caller());
    List<String> names = request.services();
    Verdict.@Nullable Refused refused = refusal(names, request.force().contains(Force.FROZEN));
    if (refused != null) {
      return core.calls().refuse(cause, names, refused);
    }
    return core.calls().run(cause, names, request.until(), call -> applies.apply(call, request));
  }

  @Override
  public CompletionStage<ApplyAnswer> reload(ReloadRequest request) {
    Cause cause = new Cause(Trigger.RELOAD, request.reason(), Release.NONE, request.caller());
    List<String> names = request.services().isEmpty() ? book.names() : request.services();
    Verdict.@Nullable Refused refused = refusal(List.of(), false);
    if (refused != null) {
      return core.calls().refuse(cause, names, refused);
    }
    return core.calls()
        .run(cause, names, request.until(), call -> configuration.reload(call, request.services()));
  }

  /// Reads `gateway.yaml` again and brings its services into force, if they differ from those that
  /// are: it fetches what is new or has moved.
  public CompletionStage<ApplyAnswer> reconfigure() {
    Cause cause = new Cause(Trigger.CONFIG, null);
    Verdict.@Nullable Refused refused = refusal(List.of(), false);
    return refused == null
        ? core.calls().run(cause, List.of(), Wait.ACTIVE, configuration::reconfigure)
        : core.calls().refuse(cause, List.of(), refused);
  }

  @Override
  public List<ServiceStatus> services() {
    @Nullable Head head = core.heads().current();
    return head == null
        ? book.statuses(changes.pending(), false)
        : book.statuses(head.sdls(), true);
  }

  @Override
  public GatewayHealth health() {
    List<String> troubles = new ArrayList<>(book.troubles());
    Stream.of(start.trouble(), configuration.trouble())
        .filter(Objects::nonNull)
        .forEach(troubles::add);
    return core.health(troubles, services());
  }

  private Verdict.@Nullable Refused refusal(List<String> names, boolean isForced) {
    if (core.heads().isClosed()) {
      return Refusals.shuttingDown();
    }
    if (!book.names().containsAll(names)) {
      return Refusals.unknown(names, book.names());
    }
    return isForced ? null : core.freeze().refusal();
  }
}
