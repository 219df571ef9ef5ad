package io.interlock.router.config;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// Everything that `gateway.yaml` says, with defaults where it says nothing.
///
/// @param host the address the router listens on
/// @param port the port it listens on; 0 takes a free one
/// @param endpoint the path of the GraphQL endpoint, for example `/graphql`
/// @param requestTimeout the most time that a client's request may take, from its first byte to the
///   last byte of its answer
/// @param services the subgraphs, in the order of the file; names are unique
public record GatewayConfig(
    String host,
    int port,
    String endpoint,
    Duration requestTimeout,
    List<ServiceConfig> services,
    HeadersConfig headers,
    TrafficConfig traffic,
    LimitsConfig limits,
    SchemaConfig schema,
    StoreConfig store,
    StartupConfig startup,
    WatchConfig watch,
    AdminConfig admin,
    CorsConfig cors,
    ErrorsConfig errors,
    PlansConfig plans,
    OverrideConfig override,
    ShutdownConfig shutdown,
    DebugConfig debug) {

  public GatewayConfig {
    if (port < 0 || port > 65_535) {
      throw new IllegalArgumentException("port: expected 0 to 65535, got " + port);
    }
    if (!endpoint.startsWith("/")) {
      throw new IllegalArgumentException("endpoint: expected a path, got '" + endpoint + "'");
    }
    Checks.positive("requestTimeout", requestTimeout);
    services = List.copyOf(services);
  }

  /// The configured service of this name.
  public Optional<ServiceConfig> service(String name) {
    return services.stream().filter(service -> service.name().equals(name)).findFirst();
  }

  /// This configuration, listening elsewhere.
  public GatewayConfig withAddress(String host, int port) {
    return with(host, port, services, store, startup, debug);
  }

  /// This configuration with other services.
  public GatewayConfig withServices(List<ServiceConfig> services) {
    return with(host, port, services, store, startup, debug);
  }

  /// This configuration with a store in memory.
  public GatewayConfig withStoreInMemory() {
    return with(host, port, services, store.inMemory(), startup, debug);
  }

  /// This configuration with other rules for the start.
  public GatewayConfig withStartup(StartupConfig startup) {
    return with(host, port, services, store, startup, debug);
  }

  /// This configuration with other development switches.
  public GatewayConfig withDebug(DebugConfig debug) {
    return with(host, port, services, store, startup, debug);
  }

  private GatewayConfig with(
      String host,
      int port,
      List<ServiceConfig> services,
      StoreConfig store,
      StartupConfig startup,
      DebugConfig debug) {
    return new GatewayConfig(
        host,
        port,
        endpoint,
        requestTimeout,
        services,
        headers,
        traffic,
        limits,
        schema,
        store,
        startup,
        watch,
        admin,
        cors,
        errors,
        plans,
        override,
        shutdown,
        debug);
  }
}
