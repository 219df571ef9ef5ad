package io.interlock.router.subgraph;

import java.util.List;

/// On whose behalf subgraphs are asked: one client request on one engine. Immutable.
///
/// @param engine the engine that asks, compared by identity
/// @param identity what of the client's headers can make a subgraph answer otherwise, see {@link
///   PropagatedHeaders#identity}
/// @param requestId the client request's id, for the log
record Asker(Object engine, List<String> identity, String requestId) {
  /// Whether a subgraph cannot tell the two apart, but by ids.
  boolean isAlike(Asker other) {
    return engine == other.engine && identity.equals(other.identity);
  }
}
