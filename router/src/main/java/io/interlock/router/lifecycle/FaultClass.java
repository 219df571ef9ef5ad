package io.interlock.router.lifecycle;

/// What can speak against a schema on probation.
public enum FaultClass {
  /// The engine was at fault.
  ENGINE_FAULT("engineFault"),
  /// An operation that was served has become invalid.
  LOST_OPERATION("lostOperation"),
  /// A subgraph found a request of a plan invalid.
  REJECTED_REQUEST("rejectedRequest"),
  /// A subgraph's answer breaks the schema.
  BROKEN_ANSWER("brokenAnswer"),
  /// Memory ran out.
  OUT_OF_MEMORY("outOfMemory"),
  /// Planning takes much longer than before: a warning, never more.
  SLOW_PLANNING("slowPlanning");

  private final String label;

  FaultClass(String label) {
    this.label = label;
  }

  /// As metrics and answers name it.
  public String label() {
    return label;
  }
}
