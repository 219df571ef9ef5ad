package io.interlock.router.lifecycle;

/// Where a fault can be injected into the loading of a schema.
public enum FaultPoint {
  COMPOSE("compose"),
  ENGINE_BUILD("engineBuild");

  private final String label;

  FaultPoint(String label) {
    this.label = label;
  }

  /// As the debug call names it.
  public String label() {
    return label;
  }
}
