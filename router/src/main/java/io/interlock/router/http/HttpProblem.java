package io.interlock.router.http;

import io.netty.buffer.ByteBufUtil;
import io.netty.handler.codec.http.DefaultHttpHeaders;
import io.netty.handler.codec.http.EmptyHttpHeaders;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaders;

/// An error that is found before anybody has looked at a request's meaning. Its body has the form
/// of a GraphQL error, so that GraphQL clients show the message:
/// `{"errors":[{"message":"…","extensions":{"code":"…"}}]}`.
///
/// @param status the HTTP status
/// @param code goes to `extensions.code`
/// @param message what was expected, and what came
public record HttpProblem(int status, String code, String message) {
  /// Answers an exchange with this problem.
  public void answer(HttpExchange exchange) {
    answer(exchange, EmptyHttpHeaders.INSTANCE);
  }

  /// Answers an exchange with this problem and more headers.
  public void answer(HttpExchange exchange, HttpHeaders more) {
    HttpHeaders headers =
        new DefaultHttpHeaders()
            .set(HttpHeaderNames.CONTENT_TYPE, "application/json; charset=utf-8")
            .add(more);
    exchange.respond(status, headers, ByteBufUtil.writeUtf8(exchange.allocator(), json()));
  }

  String json() {
    StringBuilder json =
        new StringBuilder(64 + message.length()).append("{\"errors\":[{\"message\":");
    appendString(json, message);
    json.append(",\"extensions\":{\"code\":");
    appendString(json, code);
    return json.append("}}]}").toString();
  }

  private static void appendString(StringBuilder json, String text) {
    json.append('"');
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '"' || c == '\\') {
        json.append('\\').append(c);
      } else if (c < ' ' || Character.isSurrogate(c)) {
        json.append("\\u").append(Character.forDigit(c >> 12, 16));
        json.append(Character.forDigit((c >> 8) & 15, 16));
        json.append(Character.forDigit((c >> 4) & 15, 16)).append(Character.forDigit(c & 15, 16));
      } else {
        json.append(c);
      }
    }
    json.append('"');
  }
}
