package io.interlock.router.config;

/// What requests that are in flight at the same time have to do with one another.
///
/// @param dedupesSubgraphs whether identical queries to a subgraph that are in flight at once are
///   sent once, unless the service says otherwise
public record TrafficConfig(boolean dedupesSubgraphs) {
  /// Whether identical queries to this service are sent once.
  public boolean dedupes(ServiceConfig service) {
    Boolean own = service.dedupe();
    return own == null ? dedupesSubgraphs : own;
  }
}
