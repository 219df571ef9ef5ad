package io.interlock.router.telemetry;

import org.jspecify.annotations.Nullable;

/// What the log says about one client request. Holds no variables, headers or tokens.
///
/// @param requestId the id that the answer carries too
/// @param method the HTTP method
/// @param path the path without the query string
/// @param status the HTTP status that was sent; 499 when the client left before
/// @param operationName the operation's name, where it has one
/// @param operationHash the hash of the operation's text, where there was one
/// @param nanos from the request's first byte to the answer's last
/// @param requestBytes the size of the request's body
/// @param responseBytes the size of the answer's body
/// @param errors GraphQL errors in the answer
/// @param subgraphRequests requests to subgraphs that it took
/// @param sharedWith the id of the request whose execution it shared, where it did
/// @param epoch the engine's epoch; 0 when none was involved
/// @param remoteAddress the address that the connection came from
/// @param code the code of the error that ended the request early, where one did
public record RequestEntry(
    String requestId,
    String method,
    String path,
    int status,
    RequestKind kind,
    @Nullable String operationName,
    @Nullable String operationHash,
    long nanos,
    long requestBytes,
    long responseBytes,
    int errors,
    int subgraphRequests,
    @Nullable String sharedWith,
    long epoch,
    String remoteAddress,
    @Nullable String code) {}
