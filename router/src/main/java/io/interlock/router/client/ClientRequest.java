package io.interlock.router.client;

import io.netty.buffer.ByteBuf;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpMethod;
import java.time.Duration;

/// One request. `Host` and `Content-Length` are added by the client.
///
/// @param headers are only read, but not changed any more until the request has its answer
/// @param body owned by the client from now on
/// @param timeout for the whole exchange: waiting for a connection, connecting, sending, and the
///   answer to its last byte
/// @param maxResponseBytes longest body of the answer
/// @param isRepeatable whether the server may see it twice without harm
public record ClientRequest(
    HttpMethod method,
    HttpTarget target,
    HttpHeaders headers,
    ByteBuf body,
    Duration timeout,
    int maxResponseBytes,
    boolean isRepeatable) {}
