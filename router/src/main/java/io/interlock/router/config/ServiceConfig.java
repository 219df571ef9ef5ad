package io.interlock.router.config;

import java.net.URI;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/// One subgraph.
///
/// @param name its name in the supergraph
/// @param url where it answers GraphQL requests, `http` or `https`
/// @param headers what is sent with every request to it, in the order of the file
/// @param timeout the most time that one request to it may take
/// @param retry how its SDL is fetched
public record ServiceConfig(
    String name, URI url, Map<String, String> headers, Duration timeout, RetryConfig retry) {

  /// 30 s: as long as a client's request may take by default.
  private static final Duration DEFAULT_TIMEOUT = Duration.ofSeconds(30);

  public ServiceConfig {
    if (name.isEmpty()) {
      throw new IllegalArgumentException("name: expected a name, got an empty text");
    }
    Checks.positive("timeout", timeout);
    headers = Collections.unmodifiableMap(new LinkedHashMap<>(headers));
  }

  /// A service about which nothing but its name and URL is known, for example one that a supergraph
  /// names and `gateway.yaml` does not.
  public static ServiceConfig of(String name, URI url) {
    return new ServiceConfig(name, url, Map.of(), DEFAULT_TIMEOUT, RetryConfig.DEFAULT);
  }
}
