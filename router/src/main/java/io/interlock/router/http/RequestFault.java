package io.interlock.router.http;

import io.netty.handler.codec.http.TooLongHttpHeaderException;
import io.netty.handler.codec.http.TooLongHttpLineException;
import java.time.Duration;

/// What the bytes of a request can be guilty of.
final class RequestFault {
  private RequestFault() {}

  /// Why the decoder gave a head up.
  static HttpProblem of(Throwable cause, HttpServerOptions options) {
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
