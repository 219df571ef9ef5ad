package io.interlock.executor.subgraph;

import io.netty.buffer.ByteBuf;

/// One request to a subgraph.
///
/// @param subgraph the subgraph's name
/// @param body the GraphQL request as JSON, UTF-8; owned by the receiver
/// @param isMutation whether it must be sent at most once and never be shared with an equal one
public record SubgraphRequest(String subgraph, ByteBuf body, boolean isMutation) {}
