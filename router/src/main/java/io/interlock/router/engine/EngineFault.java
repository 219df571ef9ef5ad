package io.interlock.router.engine;

/// A fault of the engine itself, never of a client or a subgraph.
///
/// @param stage what the engine was doing, for example `prepare`
/// @param operationHash of the operation it happened to
public record EngineFault(String stage, String operationHash, Throwable cause) {}
