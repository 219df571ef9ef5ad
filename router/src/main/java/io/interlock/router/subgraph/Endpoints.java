package io.interlock.router.subgraph;

import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// How subgraphs are asked, by name and URL: while one moves, two engines ask it at two places.
/// Immutable.
final class Endpoints {
  static final Endpoints NONE = new Endpoints(Map.of(), Map.of());

  private record Address(String subgraph, URI url) {}

  private final Map<Address, Endpoint> all;
  private final Map<String, Endpoint> newest;

  private Endpoints(Map<Address, Endpoint> all, Map<String, Endpoint> newest) {
    this.all = Map.copyOf(all);
    this.newest = Map.copyOf(newest);
  }

  /// Hot path: per fetch.
  ///
  /// @param url null for the place where the subgraph was last
  /// @return null when the subgraph is not known
  @Nullable Endpoint of(String subgraph, @Nullable URI url) {
    return url == null ? newest.get(subgraph) : all.get(new Address(subgraph, url));
  }

  boolean has(String subgraph, URI url) {
    return all.containsKey(new Address(subgraph, url));
  }

  /// With one more, or another in place of one.
  ///
  /// @param isInForce whether the subgraph is there from now on
  Endpoints with(URI url, Endpoint endpoint, boolean isInForce) {
    Map<Address, Endpoint> more = new HashMap<>(all);
    more.put(new Address(endpoint.name(), url), endpoint);
    Map<String, Endpoint> last = new HashMap<>(newest);
    if (isInForce) {
      last.put(endpoint.name(), endpoint);
    }
    return new Endpoints(more, last);
  }
}
