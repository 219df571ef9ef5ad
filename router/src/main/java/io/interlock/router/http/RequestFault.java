package io.interlock.router.http;

import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpUtil;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.TooLongHttpHeaderException;
import io.netty.handler.codec.http.TooLongHttpLineException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// What the bytes of a request can be guilty of.
final class RequestFault {
  private RequestFault() {}

  /// What is wrong with a head; null when nothing is.
  static @Nullable HttpProblem inHead(HttpRequest request, HttpServerOptions options) {
    if (request.decoderResult().isFailure()) {
      return undecodable(request.decoderResult().cause(), options);
    }
    if (request.headers().getAll(HttpHeaderNames.HOST).size() != 1
        && request.protocolVersion().equals(HttpVersion.HTTP_1_1)) {
      return new HttpProblem(400, "BAD_REQUEST", "expected exactly one Host header");
    }
    return HttpUtil.getContentLength(request, 0L) > options.maxRequestBytes()
        ? bodyTooLong(options)
        : null;
  }

  private static HttpProblem undecodable(Throwable cause, HttpServerOptions options) {
    return switch (cause) {
      case TooLongHttpLineException _ ->
          new HttpProblem(
              414,
              "URI_TOO_LONG",
              "the request line is longer than "
                  + options.maxRequestLineBytes()
                  + " bytes; send the operation by POST");
      case TooLongHttpHeaderException _ ->
          new HttpProblem(
              431,
              "REQUEST_HEADER_FIELDS_TOO_LARGE",
              "the headers are longer than " + options.maxHeaderBytes() + " bytes");
      default -> new HttpProblem(400, "BAD_REQUEST", "not an HTTP/1.1 request");
    };
  }

  static HttpProblem bodyTooLong(HttpServerOptions options) {
    return new HttpProblem(
        413,
        "PAYLOAD_TOO_LARGE",
        "the body is longer than " + options.maxRequestBytes() + " bytes");
  }

  static HttpProblem late(String part, Duration timeout) {
    return new HttpProblem(
        408,
        "REQUEST_TIMEOUT",
        "the request's " + part + " was not complete after " + timeout.toMillis() + " ms");
  }
}
