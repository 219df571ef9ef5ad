package io.interlock.supergraph.diff;

/// What a change does to clients that are written for the schema before it.
public enum Criticality {
  /// There are operations that were answered before and are refused now, or whose answers no longer
  /// keep what the schema promised.
  BREAKING,

  /// Almost every operation stays valid and keeps its promises, but what is answered may change, or
  /// a rare operation is refused.
  DANGEROUS,

  /// Clients need not notice.
  SAFE
}
