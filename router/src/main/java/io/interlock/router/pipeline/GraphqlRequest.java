package io.interlock.router.pipeline;

import io.netty.buffer.ByteBuf;
import org.jspecify.annotations.Nullable;

/// What a client asks for.
///
/// @param query the GraphQL document
/// @param operationName which of its operations; null: the only one
/// @param variables the JSON object of the variables, not copied: it lives as long as the exchange;
///   null when there are none
/// @param isGet whether it came in a URL, where nothing may be changed
record GraphqlRequest(
    String query, @Nullable String operationName, @Nullable ByteBuf variables, boolean isGet) {}
