package io.interlock.router.lifecycle;

import io.interlock.router.engine.EngineStatus;
import io.interlock.router.engine.EpochCut;
import io.interlock.router.store.Quarantined;
import io.interlock.router.store.StoreResult;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/// What operators may do and see, which is the same wherever the supergraph comes from.
abstract class OperatedLifecycle implements Lifecycle {
  final LifecycleCore core;

  OperatedLifecycle(LifecycleCore core) {
    this.core = core;
  }

  @Override
  public final CompletionStage<ApplyAnswer> rollback(RollbackRequest request) {
    return core.rollBack(request);
  }

  @Override
  public final CompletionStage<ApplyAnswer> promote(PromoteRequest request) {
    return core.promote(request);
  }

  @Override
  public final History history() {
    return core.history();
  }

  @Override
  public final Optional<Operation> operation(String operationId) {
    return core.calls().operations().find(operationId);
  }

  @Override
  public final LifecycleEvents events() {
    return core.events();
  }

  @Override
  public final void freeze(@Nullable String reason, Caller caller) {
    core.freeze(reason, caller);
  }

  @Override
  public final void unfreeze(@Nullable String reason, Caller caller) {
    core.unfreeze(reason, caller);
  }

  @Override
  public final List<Quarantined> quarantine() {
    return core.quarantine().entries();
  }

  @Override
  public final StoreResult<Integer> lift(String hash, Caller caller) {
    return core.lift(hash, caller);
  }

  @Override
  public final Optional<ServingSchema> serving() {
    return core.serving();
  }

  @Override
  public final List<EngineStatus> engines() {
    return core.engines();
  }

  @Override
  public final EpochCut cut(long epoch, @Nullable String reason, Caller caller) {
    return core.cut(epoch, reason, caller);
  }

  @Override
  public final CompletionStage<Void> shutDown() {
    return core.shutDown();
  }
}
