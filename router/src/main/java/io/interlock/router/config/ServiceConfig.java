package io.interlock.router.config;

import java.net.URI;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// One subgraph.
///
/// @param name its name in the supergraph
/// @param url where it answers GraphQL requests, `http` or `https`
/// @param headers what is sent with every request to it, in the order of the file
/// @param timeout the most time that one request to it may take
/// @param retry how its SDL is fetched
/// @param isRequired whether nothing can serve without it
/// @param fallback what stands in for its SDL when that cannot be fetched
/// @param dedupe whether identical queries to it that are in flight at once are sent once; null: as
///   `traffic.subgraphs.dedupe` says
public record ServiceConfig(
    String name,
    URI url,
    Map<String, String> headers,
    Duration timeout,
    RetryConfig retry,
    boolean isRequired,
    Fallback fallback,
    @Nullable Boolean dedupe) {

  /// What stands in for an SDL that cannot be fetched at a start or a reload.
  public enum Fallback {
    /// What is known of the service; if nothing is, it is left out unless it is required.
    CACHED,
    /// Nothing: the service is left out, if the others compose without it.
    DROP,
    /// Nothing: the start or the reload fails.
    FAIL
  }

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
    return new ServiceConfig(
        name, url, Map.of(), DEFAULT_TIMEOUT, RetryConfig.DEFAULT, true, Fallback.CACHED, null);
  }

  /// This service, sent other headers.
  public ServiceConfig withHeaders(Map<String, String> headers) {
    return new ServiceConfig(name, url, headers, timeout, retry, isRequired, fallback, dedupe);
  }

  /// This service, its SDL fetched in another way.
  public ServiceConfig withRetry(RetryConfig retry) {
    return new ServiceConfig(name, url, headers, timeout, retry, isRequired, fallback, dedupe);
  }
}
