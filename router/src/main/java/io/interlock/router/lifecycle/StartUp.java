package io.interlock.router.lifecycle;

import io.interlock.router.config.StartupConfig;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/// The way to the first schema: what the store has kept serves at once, and then the services are
/// asked, or without it at once.
final class StartUp {
  private final LifecycleCore core;
  private final ServiceBook book;
  private final SubgraphChanges changes;
  private final Restoration restoration;
  private final ReloadWork work;
  private final Healing healing;
  private final StartupConfig rules;

  StartUp(
      LifecycleCore core,
      ServiceBook book,
      SubgraphChanges changes,
      Restoration restoration,
      ReloadWork work,
      Healing healing,
      StartupConfig rules) {
    this.core = core;
    this.book = book;
    this.changes = changes;
    this.restoration = restoration;
    this.work = work;
    this.healing = healing;
    this.rules = rules;
  }

  /// @return what serves first, or why nothing does yet
  CompletionStage<ApplyAnswer> begin() {
    Cause cause = new Cause(Trigger.STARTUP, null);
    return core.calls().run(cause, book.names(), Wait.ACTIVE, this::first);
  }

  /// What is wrong with what the store has kept; null when nothing is.
  @Nullable String trouble() {
    return restoration.trouble();
  }

  private ApplyAnswer first(Call call) throws InterruptedException {
    core.openStore();
    @Nullable Activation restored = restoration.restore();
    changes.recall(restoration.known());
    if (restored == null) {
      return asked(call);
    }
    if (rules.source() == StartupConfig.Source.SUBGRAPHS) {
      var _ =
          core.calls()
              .run(new Cause(Trigger.STARTUP, null), book.names(), Wait.ACTIVE, this::asked);
    }
    return call.restored(restored);
  }

  private ApplyAnswer asked(Call call) throws InterruptedException {
    ReloadWork.Result result = work.reload(call, book.services(), rules.timeout());
    core.tried(result.answer());
    boolean isOver = core.heads().current() == null && rules.mode() == StartupConfig.Mode.STRICT;
    if (!isOver) {
      healing.takeOver(result);
    }
    return result.answer();
  }
}
