package io.interlock.router.pipeline;

import io.interlock.router.config.CorsConfig;
import io.interlock.router.http.HttpExchange;
import io.netty.buffer.Unpooled;
import io.netty.handler.codec.http.DefaultHttpHeaders;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaders;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Which web pages of other sites may read answers (Fetch standard, 3.3). Off by default: then no
/// answer carries a CORS header, and browsers keep such pages out.
final class Cors {
  private final boolean isEnabled;
  private final boolean isOpenToAll;
  private final Set<String> origins;
  private final String allowedHeaders;
  private final boolean credentials;
  private final String maxAge;

  Cors(CorsConfig config) {
    this.isEnabled = config.isEnabled();
    this.isOpenToAll = config.origins().contains("*");
    this.origins = Set.copyOf(config.origins());
    this.allowedHeaders = String.join(", ", config.headers());
    this.credentials = config.credentials();
    this.maxAge = Long.toString(config.maxAge().toSeconds());
  }

  boolean isEnabled() {
    return isEnabled;
  }

  /// Adds what lets the page that asks read the answer.
  void addTo(HttpHeaders answer, HttpHeaders request) {
    if (!isEnabled) {
      return;
    }
    if (!isOpenToAll) {
      answer.add(HttpHeaderNames.VARY, HttpHeaderNames.ORIGIN);
    }
    String origin = request.get(HttpHeaderNames.ORIGIN);
    if (isAllowed(origin)) {
      allow(answer, origin);
    }
  }

  private boolean isAllowed(@Nullable String origin) {
    return origin != null && (isOpenToAll || origins.contains(origin));
  }

  private void allow(HttpHeaders answer, @Nullable String origin) {
    answer.set(HttpHeaderNames.ACCESS_CONTROL_ALLOW_ORIGIN, isOpenToAll ? "*" : origin);
    answer.set(HttpHeaderNames.ACCESS_CONTROL_EXPOSE_HEADERS, "X-Request-Id");
    if (credentials) {
      answer.set(HttpHeaderNames.ACCESS_CONTROL_ALLOW_CREDENTIALS, "true");
    }
  }

  /// Answers the question that a browser asks before it lets a page send JSON.
  void answerPreflight(HttpExchange exchange) {
    HttpHeaders answer = new DefaultHttpHeaders();
    addTo(answer, exchange.headers());
    if (answer.contains(HttpHeaderNames.ACCESS_CONTROL_ALLOW_ORIGIN)) {
      answer.set(HttpHeaderNames.ACCESS_CONTROL_ALLOW_METHODS, "GET, POST");
      answer.set(HttpHeaderNames.ACCESS_CONTROL_ALLOW_HEADERS, allowedHeaders);
      answer.set(HttpHeaderNames.ACCESS_CONTROL_MAX_AGE, maxAge);
    }
    exchange.respond(204, answer, Unpooled.EMPTY_BUFFER);
  }
}
