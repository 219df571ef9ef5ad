package io.interlock.router.lifecycle;

import io.interlock.router.config.ServiceConfig;
import io.interlock.router.engine.EngineClock;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Asks again for what a start or a reload could not have, with growing pauses, until nothing is
/// missing. What comes then goes the way of every change.
///
/// A try that ends like the one before it leaves no trace in the audit.
///
/// Thread-safe.
final class Healing {
  private static final Logger LOG = LoggerFactory.getLogger(Healing.class);
  private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(60);

  private final LifecycleCore core;
  private final ServiceBook book;
  private final ReloadWork work;
  private final EngineClock clock;
  private final Duration limit;

  // guarded by this
  private final Set<String> awaited = new TreeSet<>();
  private boolean isUnderWay;
  private String lastOutcome = "";

  /// @param limit the most time of fetching for one try
  Healing(
      LifecycleCore core, ServiceBook book, ReloadWork work, EngineClock clock, Duration limit) {
    this.core = core;
    this.book = book;
    this.work = work;
    this.clock = clock;
    this.limit = limit;
  }

  /// Takes care of what a start or a reload has left.
  synchronized void takeOver(ReloadWork.Result result) {
    awaited.addAll(result.unsettled());
    lastOutcome = outcome(result.answer());
    if (!awaited.isEmpty() && !isUnderWay) {
      isUnderWay = true;
      later(FIRST_PAUSE);
    }
  }

  private synchronized void later(Duration pause) {
    LOG.info("{} tried again in {} s", String.join(", ", awaited), pause.toSeconds());
    clock.after(pause, () -> tryAgain(pause));
  }

  private void tryAgain(Duration pause) {
    Duration next = BackOff.after(pause, LONGEST_PAUSE);
    if (core.heads().isClosed()) {
      return;
    }
    if (core.freeze().frozen() != null) {
      later(next);
      return;
    }
    List<ServiceConfig> services = services();
    boolean isServing = core.heads().current() != null;
    Cause cause = new Cause(isServing ? Trigger.HEAL : Trigger.STARTUP, null);
    AtomicBoolean hasEnded = new AtomicBoolean();
    core.calls()
        .run(
            cause,
            services.stream().map(ServiceConfig::name).toList(),
            Wait.ACTIVE,
            isNews(),
            call -> {
              ReloadWork.Result result = work.reload(call, services, limit);
              hasEnded.set(true);
              return ended(result, next);
            })
        .whenComplete((answer, impossible) -> {
          if (!hasEnded.get()) {
            later(next);
          }
        });
  }

  /// Before anything serves all services are wanted: what came in is fetched again too, it may have
  /// changed.
  private synchronized List<ServiceConfig> services() {
    boolean isServing = core.heads().current() != null;
    return book.services().stream().filter(s -> !isServing || awaited.contains(s.name())).toList();
  }

  private ApplyAnswer ended(ReloadWork.Result result, Duration next) {
    core.tried(result.answer());
    synchronized (this) {
      awaited.clear();
      awaited.addAll(result.unsettled());
      isUnderWay = !awaited.isEmpty();
      if (isUnderWay) {
        later(next);
      }
    }
    return result.answer();
  }

  private Predicate<ApplyAnswer> isNews() {
    return answer -> {
      synchronized (this) {
        boolean isNew = !outcome(answer).equals(lastOutcome);
        lastOutcome = outcome(answer);
        return isNew;
      }
    };
  }

  private static String outcome(ApplyAnswer answer) {
    return answer instanceof ApplyAnswer.Failed f
        ? f.verdict() + " " + f.message() + f.errors()
        : answer.verdict();
  }
}
