package io.interlock.router.config;

/// What clients see of a subgraph's errors.
///
/// @param maskSubgraphErrors whether the messages and extensions of subgraph errors are replaced by
///   a neutral text
public record ErrorsConfig(boolean maskSubgraphErrors) {}
