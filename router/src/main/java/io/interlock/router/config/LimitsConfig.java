package io.interlock.router.config;

import java.time.Duration;

/// What one request, one answer and one connection may use at most.
///
/// @param maxRequestBytes the body of a client's request
/// @param maxHeaderBytes the request line and headers of a client's request
/// @param maxSubgraphResponseBytes the body of a subgraph's answer
/// @param maxOperationTokens tokens in a GraphQL document
/// @param maxConnectionsPerSubgraph connections that one event loop opens to one subgraph
/// @param cachedOperations prepared operations that an engine keeps
/// @param idleTimeout how long a connection of a client may lie idle; longer than the 60 s of most
///   load balancers
/// @param connectTimeout how long opening a connection to a subgraph may take
public record LimitsConfig(
    int maxRequestBytes,
    int maxHeaderBytes,
    int maxSubgraphResponseBytes,
    int maxOperationTokens,
    int maxConnectionsPerSubgraph,
    int cachedOperations,
    Duration idleTimeout,
    Duration connectTimeout) {

  public LimitsConfig {
    Checks.positive("maxRequestBytes", maxRequestBytes);
    Checks.positive("maxHeaderBytes", maxHeaderBytes);
    Checks.positive("maxSubgraphResponseBytes", maxSubgraphResponseBytes);
    Checks.positive("maxOperationTokens", maxOperationTokens);
    Checks.positive("maxConnectionsPerSubgraph", maxConnectionsPerSubgraph);
    Checks.positive("cachedOperations", cachedOperations);
    Checks.positive("idleTimeout", idleTimeout);
    Checks.positive("connectTimeout", connectTimeout);
  }
}
