package io.interlock.router.lifecycle;

import io.interlock.router.engine.Drain;
import io.interlock.router.engine.EngineClock;
import io.interlock.router.telemetry.Metrics;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Sees every call through: a virtual thread that may block, exactly one answer, one entry in the
/// history, one line in the log. A caller that has left, or whose time is up, cancels nothing.
final class Calls {
  private static final Logger LOG = LoggerFactory.getLogger(Calls.class);

  /// Calls that fetch while the lane is busy are bounded too: as many times the lane's room.
  private static final int CALLS_PER_PLACE = 4;

  /// A line of the log names so many services and counts more.
  private static final int NAMED = 8;

  private final Heads heads;
  private final History history;
  private final Metrics metrics;
  private final EngineClock clock;
  private final Duration limit;
  private final int maxRunning;
  private final OperationIds ids;
  private final Operations operations = new Operations();
  private final AtomicInteger running = new AtomicInteger();

  Calls(
      Heads heads,
      History history,
      Metrics metrics,
      EngineClock clock,
      Duration limit,
      int laneCapacity) {
    this.heads = heads;
    this.history = history;
    this.metrics = metrics;
    this.clock = clock;
    this.limit = limit;
    maxRunning = CALLS_PER_PLACE * laneCapacity;
    ids = new OperationIds(clock);
  }

  /// What a call does; may block.
  @FunctionalInterface
  interface Work {
    ApplyAnswer run(Call call) throws InterruptedException;
  }

  Operations operations() {
    return operations;
  }

  /// Runs a call, if there is room for it; for the way back there always is.
  CompletionStage<ApplyAnswer> run(Cause cause, List<String> services, Wait until, Work work) {
    return run(cause, services, until, answer -> true, work);
  }

  /// Runs a call of which nothing is noted unless its answer is news.
  CompletionStage<ApplyAnswer> run(
      Cause cause, List<String> services, Wait until, Predicate<ApplyAnswer> isNews, Work work) {
    Call call = new Call(ids.next(), cause, services, heads, clock);
    if (running.incrementAndGet() > maxRunning && !cause.trigger().isWayBack()) {
      running.decrementAndGet();
      return refuse(call, FailureCode.LANE_BUSY, maxRunning + " calls are running already");
    }
    operations.began(call.operationId());
    CompletableFuture<ApplyAnswer> answer = new CompletableFuture<>();
    if (until == Wait.NONE) {
      answer.complete(call.queued());
    }
    EngineClock.Alarm alarm = clock.after(limit, () -> answer.complete(outOfTime(call)));
    Thread.ofVirtual()
        .name("schema-call-" + call.operationId())
        .start(() -> {
          ApplyAnswer end = worked(call, work);
          operations.ended(end);
          if (isNews.test(end)) {
            note(call, end);
          }
          running.decrementAndGet();
          alarm.cancel();
          hand(call, answer, end, until);
        });
    return answer.minimalCompletionStage();
  }

  /// For work that leaves no trace.
  Call unnoted(Cause cause) {
    return new Call(ids.next(), cause, List.of(), heads, clock);
  }

  /// Answers at once that it cannot be.
  CompletionStage<ApplyAnswer> refuse(Cause cause, List<String> services, Verdict.Refused why) {
    Call call = new Call(ids.next(), cause, services, heads, clock);
    return refuse(call, why);
  }

  private CompletionStage<ApplyAnswer> refuse(Call call, FailureCode code, String message) {
    return refuse(call, Verdict.Refused.of(code, message));
  }

  private CompletionStage<ApplyAnswer> refuse(Call call, Verdict.Refused why) {
    ApplyAnswer answer = call.refused(why);
    note(call, answer);
    return CompletableFuture.completedStage(answer);
  }

  /// Notes what an operator has done that changes no schema by itself.
  void noteDone(Cause cause) {
    Call call = new Call(ids.next(), cause, List.of(), heads, clock);
    history.note(call.entryOfDone());
    LOG.info("{} by {} ({})", cause.trigger().label(), cause.caller().actor(), call.operationId());
  }

  private ApplyAnswer worked(Call call, Work work) {
    try {
      return work.run(call);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return call.refused(Refusals.shuttingDown());
    } catch (Throwable e) {
      LOG.error("schema change {} failed outside of its steps", call.operationId(), e);
      return call.refused(Refusals.panic(null, e));
    }
  }

  private ApplyAnswer outOfTime(Call call) {
    return call.refused(
        Verdict.Refused.of(
            FailureCode.LANE_BUSY,
            "no verdict after %d ms; the change %s runs on and will be in the history"
                .formatted(limit.toMillis(), call.operationId())));
  }

  /// Answers at once, or when that has ended which the caller waits for.
  private void hand(Call call, CompletableFuture<ApplyAnswer> answer, ApplyAnswer end, Wait until) {
    if (until == Wait.DRAINED && end instanceof ApplyAnswer.Succeeded s && s.drain() != null) {
      whenDrained(s.drain(), () -> answer.complete(end));
    } else if (until == Wait.PROBATION
        && end instanceof ApplyAnswer.Succeeded s
        && s.probation() != null) {
      var _ = s.probation().end().thenAccept(how -> answer.complete(proven(call, end, how)));
    } else {
      answer.complete(end);
    }
  }

  /// The old engine's deadline bounds the time.
  private void whenDrained(Drain drain, Runnable then) {
    Duration left = Duration.between(clock.now(), drain.deadline()).plusSeconds(1);
    EngineClock.Alarm alarm = clock.after(left, then);
    drain
        .ended()
        .thenRun(() -> {
          alarm.cancel();
          then.run();
        });
  }

  private static ApplyAnswer proven(Call call, ApplyAnswer end, TrialEnd how) {
    return how == TrialEnd.ROLLED_BACK
        ? call.refused(
            Verdict.Refused.of(
                FailureCode.ROLLED_BACK,
                "revision %d was activated and rolled back; the history says why"
                    .formatted(end.revision())))
        : end;
  }

  private void note(Call call, ApplyAnswer answer) {
    history.note(call.entry(answer));
    count(call, answer);
    log(call, answer);
  }

  private void count(Call call, ApplyAnswer answer) {
    String service = call.services().size() == 1 ? call.services().getFirst() : "*";
    boolean isKnown =
        !(answer instanceof ApplyAnswer.Failed f && f.code() == FailureCode.UNKNOWN_SERVICE);
    String trigger = call.cause().trigger().label();
    metrics.applyFinished(isKnown ? service : "unknown", trigger, answer.verdict());
    call.nanos().forEach((step, nanos) -> metrics.applyStep(step.label(), nanos));
    metrics.applyStep(Step.TOTAL.label(), call.elapsedNanos());
  }

  private static void log(Call call, ApplyAnswer answer) {
    switch (answer) {
      case ApplyAnswer.Succeeded s ->
          LOG.info(
              "{}: {}, {} ({})",
              subject(call),
              s.verdict(),
              serving(s.revision()),
              s.operationId());
      case ApplyAnswer.Failed f -> {
        LOG.warn(
            "{}: {}: {}; {} ({})",
            subject(call),
            f.verdict(),
            f.message(),
            serving(f.revision()),
            f.operationId());
        f.errors().stream()
            .filter(e -> !f.message().contains(e.message()))
            .forEach(e -> LOG.warn("  {}: {} {}", e.code(), e.message(), places(e)));
      }
    }
  }

  private static String serving(long revision) {
    return revision == 0 ? "nothing serves yet" : "revision " + revision + " serves";
  }

  private static String subject(Call call) {
    String trigger = call.cause().trigger().label();
    if (call.services().isEmpty()) {
      return trigger;
    }
    return call.services().size() > NAMED
        ? "%s of %d services".formatted(trigger, call.services().size())
        : trigger + " of " + String.join(", ", call.services());
  }

  private static List<String> places(SchemaError error) {
    return error.locations().stream()
        .map(l -> l.subgraph() + ":" + l.line() + ":" + l.column())
        .toList();
  }
}
