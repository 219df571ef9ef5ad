package io.interlock.router.pipeline;

import io.interlock.router.http.HttpExchange;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpMethod;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Finds the GraphQL request in an HTTP request: in the body of a POST, or in the URL of a GET.
///
/// A body must be JSON by its content type. A web page can send forms and plain text to any site
/// without asking; JSON it can only send after a preflight, which CORS decides about.
final class RequestDecoder {
  private RequestDecoder() {}

  /// Hot path: per request.
  static Decoding decode(HttpExchange exchange) {
    if (exchange.method().equals(HttpMethod.POST)) {
      return decodePost(exchange);
    }
    if (exchange.method().equals(HttpMethod.GET)) {
      return decodeGet(exchange);
    }
    String message = "expected GET or POST, got " + exchange.method();
    return Decoding.refused(Refusal.methodNotAllowed("METHOD_NOT_ALLOWED", message, "GET, POST"));
  }

  private static Decoding decodePost(HttpExchange exchange) {
    Refusal refusal = refusalOfContentType(exchange.headers());
    return refusal == null ? BodyDecoder.decode(exchange.body()) : Decoding.refused(refusal);
  }

  private static @Nullable Refusal refusalOfContentType(HttpHeaders headers) {
    String sent = headers.get(HttpHeaderNames.CONTENT_TYPE);
    if (sent == null) {
      return Refusal.of(
          415,
          "MISSING_CONTENT_TYPE_HEADER",
          "expected the header Content-Type: application/json, got none");
    }
    String encoding = headers.get(HttpHeaderNames.CONTENT_ENCODING, "identity");
    if (!encoding.equalsIgnoreCase("identity")) {
      return unsupported("expected a body without Content-Encoding, got " + cut(encoding));
    }
    return sent.equals("application/json") ? null : refusalOfContentType(sent);
  }

  private static @Nullable Refusal refusalOfContentType(String sent) {
    String[] parts = sent.toLowerCase(Locale.ROOT).split(";");
    if (!parts[0].strip().equals("application/json")) {
      return unsupported("expected Content-Type: application/json, got " + cut(sent));
    }
    for (int i = 1; i < parts.length; i++) {
      String parameter = parts[i].strip().replace("\"", "");
      if (parameter.startsWith("charset=") && !parameter.matches("charset=utf-?8")) {
        return unsupported("expected the charset utf-8, got " + cut(sent));
      }
    }
    return null;
  }

  private static Refusal unsupported(String message) {
    return Refusal.of(415, "UNSUPPORTED_CONTENT_TYPE", message);
  }

  private static String cut(String text) {
    return text.length() <= 100 ? text : text.substring(0, 100) + "…";
  }

  private static Decoding decodeGet(HttpExchange exchange) {
    String query;
    String name;
    String variables;
    String extensions;
    try {
      query = exchange.queryParameter("query");
      name = exchange.queryParameter("operationName");
      variables = exchange.queryParameter("variables");
      extensions = exchange.queryParameter("extensions");
    } catch (IllegalArgumentException e) {
      return Decoding.refused(
          Refusal.badRequest("the URL's query is not well-formed: " + e.getMessage()));
    }
    if (query == null || query.isEmpty()) {
      return Decoding.refused(BodyDecoder.noQuery("the URL parameter", extensions));
    }
    String operationName = name == null || name.isEmpty() ? null : name;
    if (variables == null || variables.isEmpty()) {
      return new Decoding.Decoded(new GraphqlRequest(query, operationName, null, true));
    }
    return withVariables(exchange, query, operationName, variables);
  }

  private static Decoding withVariables(
      HttpExchange exchange, String query, @Nullable String operationName, String variables) {
    byte[] text = variables.getBytes(StandardCharsets.UTF_8);
    Refusal refusal = BodyDecoder.refusalOfVariables(text);
    if (refusal != null) {
      return Decoding.refused(refusal);
    }
    ByteBuf json = ByteBufUtil.writeUtf8(exchange.allocator(), variables);
    exchange.onEnd(json::release);
    return new Decoding.Decoded(new GraphqlRequest(query, operationName, json, true));
  }
}
