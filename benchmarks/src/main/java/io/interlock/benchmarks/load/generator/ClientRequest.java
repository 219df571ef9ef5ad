package io.interlock.benchmarks.load.generator;

/// What a client sends, and what must come back.
///
/// @param body a GraphQL request as JSON
public record ClientRequest(byte[] body, ExpectedAnswer answer) {}
