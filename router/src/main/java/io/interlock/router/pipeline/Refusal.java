package io.interlock.router.pipeline;

import io.interlock.executor.error.GraphqlError;
import io.netty.handler.codec.http.DefaultHttpHeaders;
import io.netty.handler.codec.http.EmptyHttpHeaders;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaders;
import java.util.List;

/// The answer to a request that is not executed.
///
/// @param status the HTTP status; {@link #BY_MEDIA_TYPE} leaves it to what the client accepts
/// @param code of the request as a whole, for the log
/// @param errors at least one
/// @param headers that belong to this answer
record Refusal(int status, String code, List<GraphqlError> errors, HttpHeaders headers) {
  /// A request that HTTP has nothing to say against, but GraphQL has: `application/json` answers it
  /// with 200, `application/graphql-response+json` with 400.
  static final int BY_MEDIA_TYPE = 0;

  static Refusal of(int status, String code, String message) {
    return of(status, code, message, EmptyHttpHeaders.INSTANCE);
  }

  static Refusal of(int status, String code, String message, HttpHeaders headers) {
    return new Refusal(status, code, List.of(GraphqlError.of(code, message)), headers);
  }

  static Refusal ofGraphql(String code, List<GraphqlError> errors) {
    return new Refusal(BY_MEDIA_TYPE, code, errors, EmptyHttpHeaders.INSTANCE);
  }

  static Refusal ofGraphql(String code, String message) {
    return ofGraphql(code, List.of(GraphqlError.of(code, message)));
  }

  static Refusal badRequest(String message) {
    return of(400, "BAD_REQUEST", message);
  }

  static Refusal methodNotAllowed(String code, String message, String allow) {
    return of(405, code, message, new DefaultHttpHeaders().set(HttpHeaderNames.ALLOW, allow));
  }

  /// 503, and the client may come back in a second.
  static Refusal unavailable(String code, String message) {
    return of(503, code, message, new DefaultHttpHeaders().set(HttpHeaderNames.RETRY_AFTER, "1"));
  }

  static Refusal fault() {
    return of(500, "INTERNAL_SERVER_ERROR", "Internal server error");
  }
}
