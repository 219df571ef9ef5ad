package io.interlock.router.lifecycle;

import static io.interlock.router.lifecycle.Refusals.notFetched;
import static io.interlock.router.lifecycle.SdlFetches.Fetch.arrived;
import static io.interlock.router.lifecycle.SdlFetches.Fetch.failed;

import io.interlock.router.config.ServiceConfig;
import io.interlock.router.config.StartupConfig;
import io.interlock.router.engine.EngineStatus;
import io.interlock.router.engine.EpochCut;
import io.interlock.router.sdl.SdlSource;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The lifecycle of a supergraph that is composed of running subgraphs.
public final class SubgraphLifecycle implements Lifecycle {
  private static final Logger LOG = LoggerFactory.getLogger(SubgraphLifecycle.class);
  private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(60);

  private final LifecycleParts parts;
  private final ServiceBook book;
  private final SdlFetches fetches;
  private final SubgraphChanges changes;
  private final LifecycleCore core;
  private final ApplyWork applies;
  private final @Nullable Polling polling;

  public SubgraphLifecycle(
      LifecycleParts parts, List<ServiceConfig> services, SdlSource source, Composing composing) {
    this.parts = parts;
    book = new ServiceBook(services);
    fetches = new SdlFetches(source, book, parts.clock());
    Quarantine quarantine = new Quarantine();
    changes =
        new SubgraphChanges(
            book.services(), composing, parts.engines(), quarantine, parts.faults());
    core = new LifecycleCore(parts, changes, quarantine);
    applies = new ApplyWork(core, book, fetches, parts.clock(), parts.schema().apply().timeout());
    polling = polling(parts);
  }

  private @Nullable Polling polling(LifecycleParts parts) {
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
    return tryToStart(FIRST_PAUSE);
  }

  @Override
  public CompletionStage<ApplyAnswer> apply(ApplyRequest request) {
    Cause cause = new Cause(Trigger.APPLY, request.reason(), request.release());
    List<String> names = request.services();
    Verdict.@Nullable Refused refused = refusal(names, request.force().contains(Force.FROZEN));
    if (refused != null) {
      return core.calls().refuse(cause, names, refused);
    }
    return core.calls().run(cause, names, request.until(), call -> applies.apply(call, request));
  }

  @Override
  public CompletionStage<ApplyAnswer> reload(ReloadRequest request) {
    Cause cause = new Cause(Trigger.RELOAD, request.reason());
    List<String> names = request.services().isEmpty() ? book.names() : request.services();
    Verdict.@Nullable Refused refused = refusal(names, false);
    if (refused != null) {
      return core.calls().refuse(cause, names, refused);
    }
    return core.calls().run(cause, names, request.until(), call -> reloaded(call, cause, names));
  }

  @Override
  public CompletionStage<ApplyAnswer> rollback(RollbackRequest request) {
    return core.rollBack(request);
  }

  @Override
  public CompletionStage<ApplyAnswer> promote(PromoteRequest request) {
    return core.promote(request);
  }

  @Override
  public History history() {
    return core.history();
  }

  @Override
  public Optional<Operation> operation(String operationId) {
    return core.calls().operations().find(operationId);
  }

  @Override
  public LifecycleEvents events() {
    return core.events();
  }

  @Override
  public void freeze(@Nullable String reason) {
    core.freeze(reason);
  }

  @Override
  public void unfreeze() {
    core.freeze().end();
  }

  @Override
  public Quarantine quarantine() {
    return core.quarantine();
  }

  @Override
  public Optional<ServingSchema> serving() {
    return core.serving();
  }

  @Override
  public List<EngineStatus> engines() {
    return core.engines();
  }

  @Override
  public EpochCut cut(long epoch, @Nullable String reason) {
    return core.cut(epoch, reason);
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
    return core.health(book.troubles(), services());
  }

  @Override
  public CompletionStage<Void> shutDown() {
    return core.shutDown();
  }

  private CompletionStage<ApplyAnswer> tryToStart(Duration pause) {
    Cause cause = new Cause(Trigger.STARTUP, null);
    return core.calls()
        .run(cause, book.names(), Wait.ACTIVE, call -> started(call, cause))
        .whenComplete((answer, impossible) -> afterTry(answer, pause));
  }

  private ApplyAnswer started(Call call, Cause cause) throws InterruptedException {
    List<SdlFetches.Fetch> all = fetches.fetch(book.services(), parts.startup().timeout(), call);
    LaneOutcome outcome = core.decide(Change.of(cause, arrived(all)));
    List<SdlFetches.Fetch.Failed> failed = failed(all);
    boolean isIncomplete =
        outcome.verdict() instanceof Verdict.Refused r && r.code() == FailureCode.SCHEMA_NOT_READY;
    return isIncomplete && !failed.isEmpty()
        ? call.refused(notFetched(failed))
        : call.answer(outcome, List.of());
  }

  private void afterTry(ApplyAnswer answer, Duration pause) {
    core.tried(answer instanceof ApplyAnswer.Failed f ? f.message() : null);
    boolean isOver = core.heads().current() != null || core.heads().isClosed();
    if (isOver || parts.startup().mode() == StartupConfig.Mode.STRICT) {
      return;
    }
    LOG.warn("nothing serves yet; trying again in {} s", pause.toSeconds());
    Duration longer = pause.multipliedBy(2);
    Duration next = longer.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : longer;
    parts.clock().after(pause, () -> tryAgain(next));
  }

  private void tryAgain(Duration pause) {
    if (core.heads().current() == null && !core.heads().isClosed()) {
      tryToStart(pause);
    }
  }

  /// A service that cannot be fetched keeps the schema that is known of it.
  private ApplyAnswer reloaded(Call call, Cause cause, List<String> names)
      throws InterruptedException {
    List<ServiceConfig> services =
        book.services().stream().filter(s -> names.contains(s.name())).toList();
    List<SdlFetches.Fetch> all = fetches.fetch(services, parts.schema().apply().timeout(), call);
    List<ReceivedSdl> arrived = arrived(all);
    if (arrived.isEmpty()) {
      return call.refused(notFetched(failed(all)));
    }
    LaneOutcome outcome = core.decide(Change.of(cause, arrived));
    return call.answer(outcome, stale(failed(all)));
  }

  private List<SubgraphChange> stale(List<SdlFetches.Fetch.Failed> failed) {
    @Nullable Head head = core.heads().current();
    SdlSet known = head == null ? changes.pending() : head.sdls();
    return failed.stream().map(f -> stale(f.service(), known)).toList();
  }

  private static SubgraphChange stale(String service, SdlSet known) {
    @Nullable String hash = known.of(service).map(ServiceSdl::schemaHash).orElse(null);
    return new SubgraphChange(service, hash, hash, "cached", SubgraphChange.Result.STALE);
  }

  private Verdict.@Nullable Refused refusal(List<String> names, boolean isForced) {
    if (core.heads().isClosed()) {
      return Verdict.Refused.of(FailureCode.SHUTTING_DOWN, "the router is shutting down");
    }
    if (!book.names().containsAll(names)) {
      return unknown(names);
    }
    return isForced ? null : core.freeze().refusal();
  }

  private Verdict.Refused unknown(List<String> names) {
    List<String> unknown = names.stream().filter(n -> !book.names().contains(n)).toList();
    return Verdict.Refused.of(
        FailureCode.UNKNOWN_SERVICE,
        "no service is named %s; known: %s"
            .formatted(String.join(", ", unknown), String.join(", ", book.names())));
  }
}
