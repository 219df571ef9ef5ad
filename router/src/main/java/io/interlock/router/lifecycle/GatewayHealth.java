package io.interlock.router.lifecycle;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The router as operators see it.
///
/// @param reasons why it is not SERVING; one sentence each
/// @param revision the revision that serves; 0 when none does
/// @param epoch the epoch that serves; 0 when none does
/// @param standbyRevision the revision that a rollback would restore; null when there is none
/// @param probation of what serves; null when it has proven itself
/// @param retiredEngines retired epochs that requests still hold
/// @param isApplyRunning whether a change is in the lane
/// @param queuedApplies changes that wait for the lane
/// @param storeKind `sqlite` or `memory`
/// @param isStoreWell whether all that was activated and asked for is stored
public record GatewayHealth(
    GatewayState state,
    List<String> reasons,
    long revision,
    long epoch,
    Duration uptime,
    @Nullable Long standbyRevision,
    @Nullable OnProbation probation,
    int retiredEngines,
    boolean isApplyRunning,
    int queuedApplies,
    String storeKind,
    boolean isStoreWell,
    List<ServiceStatus> services) {
  public GatewayHealth {
    reasons = List.copyOf(reasons);
    services = List.copyOf(services);
  }
}
