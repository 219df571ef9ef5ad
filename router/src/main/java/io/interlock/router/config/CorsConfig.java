package io.interlock.router.config;

import java.time.Duration;
import java.util.List;

/// Which web pages may call the GraphQL endpoint.
///
/// @param origins allowed origins, or `*` alone for every one; empty: no CORS headers at all
/// @param headers request headers that such a page may send
/// @param credentials whether cookies and authorization may be sent along
/// @param maxAge how long a browser may keep the answer to its preflight request
public record CorsConfig(
    List<String> origins, List<String> headers, boolean credentials, Duration maxAge) {

  public CorsConfig {
    origins = List.copyOf(origins);
    headers = List.copyOf(headers);
    Checks.notNegative("cors.maxAge", maxAge);
    if (credentials && origins.contains("*")) {
      throw new IllegalArgumentException(
          "cors.credentials: expected false when cors.origins holds '*', got true");
    }
  }

  public boolean isEnabled() {
    return !origins.isEmpty();
  }
}
