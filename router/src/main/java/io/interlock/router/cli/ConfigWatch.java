package io.interlock.router.cli;

import io.interlock.router.engine.EngineClock;
import io.interlock.router.lifecycle.ApplyAnswer;
import io.interlock.router.lifecycle.BackOff;
import io.interlock.router.lifecycle.FailureCode;
import java.time.Duration;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.function.Supplier;

/// Looks whether a file has changed, by its content: that sees through symbolic links that are
/// swapped, as Kubernetes does it with a ConfigMap, and through editors that replace the file. New
/// content is taken when it is the same at two looks, so never half of it, and a file that is away
/// for a moment is not missed.
///
/// What was refused for a reason that lies outside of the file is tried again, with growing pauses.
///
/// One look at a time.
final class ConfigWatch {
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(60);

  private final Supplier<String> content;
  private final Supplier<CompletionStage<ApplyAnswer>> change;
  private final EngineClock clock;
  private final Executor looks;
  private final Duration interval;
  private String taken;
  private String seen;
  private boolean isRefused;
  private Duration pause;
  private Duration waited = Duration.ZERO;
  private volatile boolean isClosed;

  /// @param content identifies the file's content
  /// @param change takes the content that is there
  /// @param looks runs what may wait for a disk
  ConfigWatch(
      Supplier<String> content,
      Supplier<CompletionStage<ApplyAnswer>> change,
      EngineClock clock,
      Executor looks,
      Duration interval) {
    this.content = content;
    this.change = change;
    this.clock = clock;
    this.looks = looks;
    this.interval = interval;
    taken = content.get();
    seen = taken;
    pause = interval;
  }

  void start() {
    later();
  }

  void close() {
    isClosed = true;
  }

  private void later() {
    if (isClosed) {
      return;
    }
    clock.after(
        interval,
        () -> {
          if (!isClosed) {
            looks.execute(this::look);
          }
        });
  }

  private void look() {
    String now = content.get();
    boolean isSettled = now.equals(seen);
    boolean isNew = isSettled && !now.equals(taken);
    seen = now;
    waited = waited.plus(interval);
    if (isNew) {
      take(now, interval);
    } else if (isSettled && isRefused && waited.compareTo(pause) >= 0) {
      take(now, BackOff.after(pause, LONGEST_PAUSE));
    } else {
      later();
    }
  }

  private void take(String now, Duration next) {
    taken = now;
    pause = next;
    waited = Duration.ZERO;
    var _ =
        change
            .get()
            .whenComplete((answer, impossible) -> {
              isRefused = isWorthAnotherTry(answer);
              later();
            });
  }

  /// What is wrong in the file stays wrong until it is another.
  private static boolean isWorthAnotherTry(ApplyAnswer answer) {
    return answer instanceof ApplyAnswer.Failed failed
        && failed.code() != FailureCode.INVALID_CONFIG;
  }
}
