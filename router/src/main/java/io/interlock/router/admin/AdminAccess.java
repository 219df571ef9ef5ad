package io.interlock.router.admin;

import io.interlock.router.http.HttpExchange;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaders;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Who may make admin calls. With a token: whoever carries it. Without one: loopback, and nothing
/// that came through a browser or a proxy, since loopback is not authentication.
final class AdminAccess {
  private static final Pattern LOOPBACK_HOST =
      Pattern.compile(
          "(localhost|127(\\.\\d{1,3}){3}|\\[::1])(:\\d{1,5})?", Pattern.CASE_INSENSITIVE);
  private static final String BEARER = "bearer ";

  private final byte @Nullable [] token;

  AdminAccess(@Nullable String token) {
    this.token = token == null ? null : token.getBytes(StandardCharsets.UTF_8);
  }

  /// How the audit names whoever may make admin calls.
  String actor() {
    return token == null ? "loopback" : "admin.token";
  }

  /// @return null when the caller may, otherwise the answer
  @Nullable AdminReply refusal(HttpExchange exchange) {
    return token == null ? refusalWithoutToken(exchange) : refusalByToken(token, exchange);
  }

  private static @Nullable AdminReply refusalByToken(byte[] token, HttpExchange exchange) {
    @Nullable String sent = exchange.headers().get(HttpHeaderNames.AUTHORIZATION);
    if (sent == null) {
      return unauthenticated("a bearer token is required");
    }
    if (!sent.regionMatches(true, 0, BEARER, 0, BEARER.length())) {
      return unauthenticated("expected an Authorization header of the kind Bearer");
    }
    byte[] given = sent.substring(BEARER.length()).strip().getBytes(StandardCharsets.UTF_8);
    // Takes as long for every wrong token of the same length.
    return MessageDigest.isEqual(token, given) ? null : unauthenticated("the token is wrong");
  }

  private static AdminReply unauthenticated(String message) {
    return AdminReply.refused(401, "UNAUTHENTICATED", message)
        .with("WWW-Authenticate", "Bearer realm=\"interlock\"");
  }

  private static @Nullable AdminReply refusalWithoutToken(HttpExchange exchange) {
    if (!exchange.remoteAddress().getAddress().isLoopbackAddress()) {
      return forbidden("they answer on loopback only");
    }
    @Nullable String header = betrayingHeader(exchange.headers());
    if (header != null) {
      return forbidden("this one came through a browser or a proxy (" + header + ")");
    }
    @Nullable String host = exchange.headers().get(HttpHeaderNames.HOST);
    return host != null && LOOPBACK_HOST.matcher(host).matches()
        ? null
        : forbidden("the Host header must name loopback");
  }

  private static AdminReply forbidden(String reason) {
    return AdminReply.refused(
        403, "FORBIDDEN", "without admin.token admin calls are limited: " + reason);
  }

  private static @Nullable String betrayingHeader(HttpHeaders headers) {
    for (Map.Entry<String, String> header : headers) {
      String name = header.getKey().toLowerCase(Locale.ROOT);
      boolean isForwarded = name.equals("forwarded") || name.startsWith("x-forwarded-");
      if (name.equals("origin") || isForwarded || isCrossSite(name, header.getValue())) {
        return header.getKey();
      }
    }
    return null;
  }

  /// `none` is a person at the address bar; anything else has a page behind it.
  private static boolean isCrossSite(String name, String value) {
    return name.equals("sec-fetch-site")
        && !value.equalsIgnoreCase("none")
        && !value.equalsIgnoreCase("same-origin");
  }
}
