package io.interlock.router.lifecycle;

import io.interlock.router.config.ServiceConfig;
import io.interlock.router.engine.Engine;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Where an engine finds its subgraphs: it keeps to that as long as it serves, so that a request
/// that is under way while a service moves ends where it began.
final class Addresses {
  private Addresses() {}

  /// The engine, with the services at their URLs.
  static Engine of(List<ServiceConfig> services, Engine engine) {
    Map<String, URI> urls = new HashMap<>();
    services.forEach(s -> urls.put(s.name(), s.url()));
    return engine.at(urls);
  }

  /// Whether the engine asks one of the services elsewhere.
  static boolean differ(Engine engine, List<ServiceConfig> services) {
    return services.stream()
        .anyMatch(s -> {
          URI used = engine.addresses().get(s.name());
          return used != null && !used.equals(s.url());
        });
  }
}
