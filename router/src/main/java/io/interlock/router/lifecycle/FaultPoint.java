package io.interlock.router.lifecycle;

/// Where a fault can be injected into a schema change.
public enum FaultPoint {
  COMPOSE("compose"),
  ENGINE_BUILD("engineBuild"),
  /// Strikes the next engine that is built, each time that it prepares an operation which it does
  /// not know yet.
  PLANNER("planner");

  private final String label;

  FaultPoint(String label) {
    this.label = label;
  }

  /// As the debug call names it.
  public String label() {
    return label;
  }
}
