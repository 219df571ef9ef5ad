package io.interlock.router.pipeline;

import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.ReadOnlyHttpHeaders;
import io.netty.util.AsciiString;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// The media types of an answer, and the status that each gives to a request which fails before it
/// is executed (GraphQL over HTTP, 6.4).
@SuppressWarnings("ImmutableEnumChecker") // the headers are never changed
enum ResponseMediaType {
  /// Older than the specification: 200 for every well-formed request.
  JSON("application/json", 200),
  /// Statuses as HTTP means them.
  GRAPHQL_RESPONSE("application/graphql-response+json", 400);

  private final String name;
  private final HttpHeaders headers;
  private final int requestErrorStatus;

  ResponseMediaType(String name, int requestErrorStatus) {
    this.name = name;
    this.headers =
        new ReadOnlyHttpHeaders(
            false, HttpHeaderNames.CONTENT_TYPE, new AsciiString(name + "; charset=utf-8"));
    this.requestErrorStatus = requestErrorStatus;
  }

  /// The header `Content-Type` alone. Never changed.
  HttpHeaders headers() {
    return headers;
  }

  /// For a request that cannot be parsed, validated or coerced.
  int requestErrorStatus() {
    return requestErrorStatus;
  }

  /// The type that the client likes best; the earlier one when it likes two equally. A wildcard
  /// means {@link #JSON}, and so does no `Accept` at all. Null when none is acceptable.
  static @Nullable ResponseMediaType preferred(HttpHeaders headers) {
    List<String> accepts = headers.getAll(HttpHeaderNames.ACCEPT);
    if (accepts.isEmpty()) {
      return JSON;
    }
    if (accepts.size() == 1 && accepts.getFirst().equals("application/json")) {
      return JSON;
    }
    ResponseMediaType best = null;
    double bestQuality = 0;
    for (String range : String.join(",", accepts).split(",")) {
      ResponseMediaType type = ofRange(range);
      double quality = type == null ? 0 : quality(range);
      if (quality > bestQuality) {
        best = type;
        bestQuality = quality;
      }
    }
    return best;
  }

  private static @Nullable ResponseMediaType ofRange(String range) {
    int parameters = range.indexOf(';');
    String type = parameters < 0 ? range : range.substring(0, parameters);
    return switch (type.strip().toLowerCase(Locale.ROOT)) {
      case "*/*", "application/*", "application/json" -> JSON;
      case "application/graphql-response+json" -> GRAPHQL_RESPONSE;
      default -> null;
    };
  }

  /// The weight `q`, 1 without one; 0, not acceptable, when it is no number.
  private static double quality(String range) {
    for (String parameter : range.split(";")) {
      String text = parameter.strip();
      if (text.startsWith("q=") || text.startsWith("Q=")) {
        return parsed(text.substring(2));
      }
    }
    return 1;
  }

  private static double parsed(String number) {
    try {
      return Double.parseDouble(number);
    } catch (NumberFormatException e) {
      return 0;
    }
  }

  @Override
  public String toString() {
    return name;
  }
}
