package io.interlock.router.subgraph;

import io.netty.handler.codec.http.DefaultHttpHeaders;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaders;
import java.util.List;
import java.util.Set;

/// Which of a client's headers go on to the subgraphs. Immutable.
final class PropagatedHeaders {
  private static final String REQUEST_ID = "x-request-id";

  /// They belong to one connection or to one body (RFC 9110, 7.6.1), so they are never passed on,
  /// whatever is configured.
  private static final Set<String> NEVER =
      Set.of(
          "accept",
          "accept-encoding",
          "connection",
          "content-encoding",
          "content-length",
          "content-type",
          "expect",
          "host",
          "keep-alive",
          "proxy-authenticate",
          "proxy-authorization",
          "proxy-connection",
          "te",
          "trailer",
          "transfer-encoding",
          "upgrade");

  private final String[] names;
  private final boolean hasRequestId;

  /// @param names in lower case
  PropagatedHeaders(List<String> names) {
    this.hasRequestId = names.contains(REQUEST_ID);
    this.names =
        names.stream()
            .filter(name -> !NEVER.contains(name) && !name.equals(REQUEST_ID))
            .toArray(String[]::new);
  }

  /// Hot path: per request. What every request to a subgraph begins with.
  HttpHeaders of(HttpHeaders client, String requestId) {
    HttpHeaders passed =
        new DefaultHttpHeaders()
            .set(HttpHeaderNames.CONTENT_TYPE, "application/json")
            .set(HttpHeaderNames.ACCEPT, "application/graphql-response+json, application/json");
    for (String name : names) {
      if (client.contains(name)) {
        passed.set(name, client.getAll(name));
      }
    }
    if (hasRequestId) {
      passed.set(REQUEST_ID, requestId);
    }
    return passed;
  }
}
