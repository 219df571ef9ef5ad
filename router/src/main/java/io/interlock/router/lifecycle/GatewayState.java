package io.interlock.router.lifecycle;

/// What the router as a whole can do. From SERVING or DEGRADED there is no way back to NO_SCHEMA: a
/// working schema is never given up.
public enum GatewayState {
  /// The first try to get a schema has not ended.
  STARTING,
  /// There is no schema; it is tried again and again.
  NO_SCHEMA,
  /// Serving, everything as it should be.
  SERVING,
  /// Serving, but something needs an operator's eye.
  DEGRADED,
  /// Finishing what is in flight.
  SHUTTING_DOWN;

  /// Whether clients' requests are answered.
  public boolean isReady() {
    return this == SERVING || this == DEGRADED;
  }
}
