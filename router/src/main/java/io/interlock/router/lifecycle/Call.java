package io.interlock.router.lifecycle;

import io.interlock.router.engine.EngineClock;
import io.interlock.router.store.AuditEntry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/// One call on its way to its answer: what it asked for, what it tried, how long it took.
///
/// Thread-safe: the answer may be made while the call still runs.
final class Call {
  private final String operationId;
  private final Cause cause;
  private final List<String> services;
  private final Heads heads;
  private final EngineClock clock;
  private final long startNanos;
  private final long parent;
  private final List<Attempt> attempts = new CopyOnWriteArrayList<>();
  private final Map<Step, Long> nanos = new ConcurrentHashMap<>();
  private volatile Set<Force> forced = Set.of();

  Call(String operationId, Cause cause, List<String> services, Heads heads, EngineClock clock) {
    this.operationId = operationId;
    this.cause = cause;
    this.services = List.copyOf(services);
    this.heads = heads;
    this.clock = clock;
    startNanos = clock.nanoTime();
    @Nullable Head serving = heads.current();
    parent = serving == null ? 0 : serving.revision();
  }

  String operationId() {
    return operationId;
  }

  Cause cause() {
    return cause;
  }

  List<String> services() {
    return services;
  }

  List<Attempt> attempts() {
    return attempts;
  }

  Map<Step, Long> nanos() {
    return nanos;
  }

  long elapsedNanos() {
    return clock.nanoTime() - startNanos;
  }

  /// What the caller insists on.
  void insistsOn(Set<Force> force) {
    forced = force;
  }

  /// This call as the audit keeps it.
  AuditEntry entry(ApplyAnswer answer) {
    return switch (answer) {
      case ApplyAnswer.Succeeded s ->
          entry(s.verdict(), s.revision(), s.supergraphHash(), hashes(s), null, null);
      case ApplyAnswer.Failed f ->
          entry(f.verdict(), f.revision(), null, new TreeMap<>(), f.code().name(), f.message());
    };
  }

  /// This call as the audit keeps it, when it has changed no schema.
  AuditEntry entryOfDone() {
    return entry("DONE", parent, null, new TreeMap<>(), null, null);
  }

  private static SortedMap<String, String> hashes(ApplyAnswer.Succeeded answer) {
    SortedMap<String, String> hashes = new TreeMap<>();
    for (SubgraphChange change : answer.subgraphs()) {
      @Nullable String hash = change.schemaHash();
      if (hash != null) {
        hashes.put(change.name(), hash);
      }
    }
    return hashes;
  }

  private AuditEntry entry(
      String verdict,
      long revision,
      @Nullable String supergraphHash,
      SortedMap<String, String> hashes,
      @Nullable String code,
      @Nullable String error) {
    return new AuditEntry(
        clock.now(),
        operationId,
        cause.caller().actor(),
        cause.caller().remoteAddress(),
        cause.trigger().label(),
        services,
        parent,
        revision,
        supergraphHash,
        hashes,
        verdict,
        code,
        error,
        forced.stream().map(Force::label).sorted().toList(),
        cause.reason(),
        cause.release().version(),
        cause.release().labels(),
        Duration.ofNanos(elapsedNanos()));
  }

  /// Notes tries to fetch; they are numbered on from earlier ones of the same service.
  void tried(List<Attempt> more) {
    for (Attempt attempt : more) {
      int n = 1 + attempts(attempt.service());
      attempts.add(new Attempt(attempt.service(), n, attempt.outcome(), attempt.ms()));
    }
  }

  /// How often a service was tried.
  int attempts(String service) {
    return (int) attempts.stream().filter(a -> a.service().equals(service)).count();
  }

  void took(Step step, long stepNanos) {
    nanos.merge(step, stepNanos, Long::sum);
  }

  /// The answer to what the lane decided.
  ApplyAnswer answer(LaneOutcome outcome, List<SubgraphChange> more) {
    outcome.nanos().forEach(this::took);
    return switch (outcome.verdict()) {
      case Verdict.Activated a -> activated(a, more);
      case Verdict.Unchanged u -> unchanged(u, more);
      case Verdict.Valid v -> valid(v, more);
      case Verdict.Refused r -> refused(r);
    };
  }

  ApplyAnswer.Failed refused(Verdict.Refused refused) {
    @Nullable Head head = heads.current();
    return new ApplyAnswer.Failed(
        refused.code(),
        refused.message(),
        operationId,
        services,
        head == null ? 0 : head.revision(),
        head == null ? 0 : head.epoch(),
        refused.errors(),
        refused.impact(),
        List.copyOf(attempts),
        timings());
  }

  /// The answer to a start from the store.
  ApplyAnswer.Succeeded restored(Activation activation) {
    return activated(
        ApplyAnswer.Status.RESTORED, activation, List.of(), List.of(), Impact.NONE, List.of());
  }

  /// The answer to a rollback.
  ApplyAnswer.Succeeded rolledBack(Activation activation, List<String> ahead) {
    return activated(ApplyAnswer.Status.ROLLED_BACK, activation, List.of(), List.of(), null, ahead);
  }

  /// The answer to a promotion.
  ApplyAnswer.Succeeded promoted(Head head, @Nullable OnProbation probation) {
    return standing(
        ApplyAnswer.Status.PROMOTED,
        head,
        List.of(),
        List.of(),
        head.engine().supergraphHash(),
        null,
        probation);
  }

  /// The answer to a call that is not waited for.
  ApplyAnswer.Succeeded queued() {
    return standing(
        ApplyAnswer.Status.QUEUED, heads.current(), List.of(), List.of(), null, null, null);
  }

  private ApplyAnswer activated(Verdict.Activated verdict, List<SubgraphChange> more) {
    return activated(
        ApplyAnswer.Status.ACTIVATED,
        verdict.activation(),
        joined(verdict.changes(), more),
        verdict.hints(),
        verdict.impact(),
        List.of());
  }

  /// An answer after which something else serves.
  private ApplyAnswer.Succeeded activated(
      ApplyAnswer.Status status,
      Activation activation,
      List<SubgraphChange> changes,
      List<SchemaHint> hints,
      @Nullable Impact impact,
      List<String> ahead) {
    return new ApplyAnswer.Succeeded(
        status,
        operationId,
        services,
        activation.after().revision(),
        activation.previousRevision(),
        activation.after().epoch(),
        activation.after().engine().supergraphHash(),
        changes,
        hints,
        List.copyOf(attempts),
        timings(),
        impact,
        activation.swap().drain(),
        activation.trial() == null ? null : activation.trial().description(),
        activation.restores(),
        ahead);
  }

  private ApplyAnswer unchanged(Verdict.Unchanged verdict, List<SubgraphChange> more) {
    return standing(
        ApplyAnswer.Status.UNCHANGED,
        verdict.serving(),
        joined(verdict.changes(), more),
        List.of(),
        verdict.serving().engine().supergraphHash(),
        null,
        null);
  }

  private ApplyAnswer valid(Verdict.Valid verdict, List<SubgraphChange> more) {
    return standing(
        ApplyAnswer.Status.VALID,
        heads.current(),
        joined(verdict.changes(), more),
        verdict.hints(),
        verdict.supergraphHash(),
        verdict.impact(),
        null);
  }

  /// An answer that leaves what serves as it is.
  private ApplyAnswer.Succeeded standing(
      ApplyAnswer.Status status,
      @Nullable Head head,
      List<SubgraphChange> changes,
      List<SchemaHint> hints,
      @Nullable String supergraphHash,
      @Nullable Impact impact,
      @Nullable OnProbation probation) {
    long revision = head == null ? 0 : head.revision();
    return new ApplyAnswer.Succeeded(
        status,
        operationId,
        services,
        revision,
        revision,
        head == null ? 0 : head.epoch(),
        supergraphHash,
        changes,
        hints,
        List.copyOf(attempts),
        timings(),
        impact,
        null,
        probation,
        null,
        List.of());
  }

  /// Milliseconds, rounded down, in the order of the steps.
  private Map<Step, Long> timings() {
    Map<Step, Long> millis = new EnumMap<>(Step.class);
    nanos.forEach((step, n) -> millis.put(step, n / 1_000_000));
    millis.put(Step.TOTAL, elapsedNanos() / 1_000_000);
    return millis;
  }

  private static List<SubgraphChange> joined(List<SubgraphChange> a, List<SubgraphChange> b) {
    List<SubgraphChange> all = new ArrayList<>(a);
    all.addAll(b);
    return List.copyOf(all);
  }
}
