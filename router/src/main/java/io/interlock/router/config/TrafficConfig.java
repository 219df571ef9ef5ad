package io.interlock.router.config;

/// What requests that are in flight at the same time have to do with one another.
///
/// @param dedupesSubgraphs whether identical queries to a subgraph that are in flight at once are
///   sent once, unless the service says otherwise
/// @param dedupesClients whether identical queries of clients that are in flight at once are
///   executed once
public record TrafficConfig(boolean dedupesSubgraphs, boolean dedupesClients) {
  /// Whether identical queries to this service are sent once.
  public boolean dedupes(ServiceConfig service) {
    Boolean own = service.dedupe();
    return own == null ? dedupesSubgraphs : own;
  }
}
