package io.interlock.router.lifecycle;

import io.interlock.router.engine.EngineStatus;
import io.interlock.router.engine.EpochCut;
import io.interlock.router.store.Quarantined;
import io.interlock.router.store.StoreResult;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/// Brings schemas into service and back out: start-up, apply, reload, rollback. Every method may be
/// called from any thread and never blocks; stages complete on the lifecycle's own threads, never
/// exceptionally.
public interface Lifecycle {
  /// Fetches, composes and activates the first schema. Called once. Unless started strictly, a
  /// failed start is tried again in the background until it succeeds.
  ///
  /// @return the first try's outcome
  CompletionStage<ApplyAnswer> start();

  /// Brings one service's newest schema into service.
  CompletionStage<ApplyAnswer> apply(ApplyRequest request);

  /// Fetches services anew and brings the result into service in one change.
  CompletionStage<ApplyAnswer> reload(ReloadRequest request);

  /// Makes a schema that served before serve again. Does not wait for other changes.
  CompletionStage<ApplyAnswer> rollback(RollbackRequest request);

  /// Gives all requests to the schema that has a share of them.
  CompletionStage<ApplyAnswer> promote(PromoteRequest request);

  History history();

  /// What has become of a call; empty when there was none of that id, or too long ago.
  Optional<Operation> operation(String operationId);

  LifecycleEvents events();

  /// Refuses applies and reloads from now on, unless they are forced.
  ///
  /// @param reason told to those who are refused
  void freeze(@Nullable String reason, Caller caller);

  /// Takes changes again.
  void unfreeze(@Nullable String reason, Caller caller);

  /// What is kept from serving since it did not prove itself, the oldest first.
  List<Quarantined> quarantine();

  /// Lets everything of that hash out of quarantine. May wait for a disk.
  ///
  /// @return how many that were
  StoreResult<Integer> lift(String hash, Caller caller);

  /// What serves; empty before the first activation.
  Optional<ServingSchema> serving();

  /// The epochs that are alive, the newest first.
  List<EngineStatus> engines();

  /// Ends the requests on a retired epoch before its deadline.
  ///
  /// @param reason goes to the audit
  EpochCut cut(long epoch, @Nullable String reason, Caller caller);

  List<ServiceStatus> services();

  GatewayHealth health();

  /// Refuses what comes from now on, abandons what is not yet active. Serving goes on until the
  /// HTTP server ends it.
  CompletionStage<Void> shutDown();
}
