package io.interlock.supergraph.graph;

import io.interlock.supergraph.fieldset.FieldSet;

/// A jump into another subgraph: it resolves `to` once the fields of `key` are known. The key is
/// empty for a root type, which every subgraph resolves without being told anything.
///
/// @param to never a node with provided fields
public record KeyEdge(GraphNode to, FieldSet key) {
  /// Whether the jump re-enters a root type.
  public boolean isRoot() {
    return key.selections().isEmpty();
  }
}
