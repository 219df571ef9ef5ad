package io.interlock.router.subgraph;

import io.netty.handler.codec.http.DefaultHttpHeaders;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.ReadOnlyHttpHeaders;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/// Which of a client's headers go on to the subgraphs. Immutable.
final class PropagatedHeaders {
  private static final String REQUEST_ID = "x-request-id";
  private static final String AUTHORIZATION = "authorization";

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

  /// They name one request or one trace and differ from request to request, so they cannot make
  /// requests different. Those of the request that is sent are the ones that subgraphs see.
  private static final Set<String> IDS =
      Set.of(
          REQUEST_ID,
          "b3",
          "traceparent",
          "tracestate",
          "uber-trace-id",
          "x-amzn-trace-id",
          "x-b3-flags",
          "x-b3-parentspanid",
          "x-b3-sampled",
          "x-b3-spanid",
          "x-b3-traceid",
          "x-cloud-trace-context",
          "x-correlation-id",
          "x-datadog-parent-id",
          "x-datadog-sampling-priority",
          "x-datadog-tags",
          "x-datadog-trace-id");

  /// What no value of a header can be, put before each name.
  private static final String END_OF_VALUES = "\n";

  private static final HttpHeaders ALWAYS =
      new ReadOnlyHttpHeaders(
          false,
          HttpHeaderNames.CONTENT_TYPE,
          "application/json",
          HttpHeaderNames.ACCEPT,
          "application/graphql-response+json, application/json");

  private final String[] names;
  private final String[] identifying;
  private final boolean hasRequestId;

  /// @param names in lower case
  PropagatedHeaders(List<String> names) {
    this.hasRequestId = names.contains(REQUEST_ID);
    this.names =
        names.stream()
            .filter(name -> !NEVER.contains(name) && !name.equals(REQUEST_ID))
            .toArray(String[]::new);
    this.identifying =
        Stream.concat(Stream.of(AUTHORIZATION), Arrays.stream(this.names))
            .filter(name -> !IDS.contains(name))
            .distinct()
            .toArray(String[]::new);
  }

  /// Hot path: per request. What every request to a subgraph begins with.
  HttpHeaders of(HttpHeaders client, String requestId) {
    if (names.length == 0 && !hasRequestId) {
      return ALWAYS;
    }
    HttpHeaders passed = new DefaultHttpHeaders().set(ALWAYS);
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

  /// Hot path: per request. What of the client's headers can make a subgraph answer otherwise: all
  /// that go on but ids of requests and traces. `Authorization` always counts, so that clients with
  /// different rights share nothing, whoever looks at them. Equal for clients that can be told
  /// apart by nothing else.
  List<String> identity(HttpHeaders client) {
    List<String> identity = List.of();
    for (String name : identifying) {
      if (client.contains(name)) {
        identity = identity.isEmpty() ? new ArrayList<>() : identity;
        identity.add(END_OF_VALUES);
        identity.add(name);
        identity.addAll(client.getAll(name));
      }
    }
    return identity;
  }
}
