package io.interlock.router.lifecycle;

import io.interlock.router.engine.EngineClock;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
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
  private final List<Attempt> attempts = new CopyOnWriteArrayList<>();
  private final Map<Step, Long> nanos = new ConcurrentHashMap<>();

  Call(String operationId, Cause cause, List<String> services, Heads heads, EngineClock clock) {
    this.operationId = operationId;
    this.cause = cause;
    this.services = List.copyOf(services);
    this.heads = heads;
    this.clock = clock;
    startNanos = clock.nanoTime();
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

  /// The answer to a rollback.
  ApplyAnswer.Succeeded rolledBack(Activation activation, List<String> ahead) {
    return new ApplyAnswer.Succeeded(
        ApplyAnswer.Status.ROLLED_BACK,
        operationId,
        services,
        activation.after().revision(),
        activation.previousRevision(),
        activation.after().epoch(),
        activation.after().engine().supergraphHash(),
        List.of(),
        List.of(),
        List.of(),
        timings(),
        null,
        activation.swap().drain(),
        null,
        activation.restores(),
        ahead);
  }

  /// The answer to a promotion.
  ApplyAnswer.Succeeded promoted(Head head, @Nullable OnProbation probation) {
    return new ApplyAnswer.Succeeded(
        ApplyAnswer.Status.PROMOTED,
        operationId,
        services,
        head.revision(),
        head.revision(),
        head.epoch(),
        head.engine().supergraphHash(),
        List.of(),
        List.of(),
        List.of(),
        timings(),
        null,
        null,
        probation,
        null,
        List.of());
  }

  /// The answer to a call that is not waited for.
  ApplyAnswer.Succeeded queued() {
    return standing(ApplyAnswer.Status.QUEUED, heads.current(), List.of(), List.of(), null, null);
  }

  private ApplyAnswer activated(Verdict.Activated verdict, List<SubgraphChange> more) {
    Activation activation = verdict.activation();
    return new ApplyAnswer.Succeeded(
        ApplyAnswer.Status.ACTIVATED,
        operationId,
        services,
        activation.after().revision(),
        activation.previousRevision(),
        activation.after().epoch(),
        activation.after().engine().supergraphHash(),
        joined(verdict.changes(), more),
        verdict.hints(),
        List.copyOf(attempts),
        timings(),
        verdict.impact(),
        activation.swap().drain(),
        activation.trial() == null ? null : activation.trial().description(),
        null,
        List.of());
  }

  private ApplyAnswer unchanged(Verdict.Unchanged verdict, List<SubgraphChange> more) {
    return standing(
        ApplyAnswer.Status.UNCHANGED,
        verdict.serving(),
        joined(verdict.changes(), more),
        List.of(),
        verdict.serving().engine().supergraphHash(),
        null);
  }

  private ApplyAnswer valid(Verdict.Valid verdict, List<SubgraphChange> more) {
    return standing(
        ApplyAnswer.Status.VALID,
        heads.current(),
        joined(verdict.changes(), more),
        verdict.hints(),
        verdict.supergraphHash(),
        verdict.impact());
  }

  /// An answer that leaves what serves as it is.
  private ApplyAnswer.Succeeded standing(
      ApplyAnswer.Status status,
      @Nullable Head head,
      List<SubgraphChange> changes,
      List<SchemaHint> hints,
      @Nullable String supergraphHash,
      @Nullable Impact impact) {
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
        null,
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
