package io.interlock.benchmarks.load.router;

import io.interlock.benchmarks.load.generator.Traffic;
import io.interlock.benchmarks.load.site.RunningShop;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/// A router whose binary is not on npm: the environment says where it lies.
///
/// @param variable of the environment, with the path of the binary
/// @param start how it is started when it is there
record ConfiguredRouter(String name, String variable, Start start) implements RouterKind {

  /// Writes configuration files and says how to start.
  @FunctionalInterface
  interface Start {
    Launch launch(Path binary, Path supergraph, int port, Path folder) throws IOException;
  }

  static List<RouterKind> all() {
    return List.of(
        new ConfiguredRouter("hive-router", "HIVE_ROUTER", ConfiguredRouter::hive),
        new ConfiguredRouter("apollo-router", "APOLLO_ROUTER", ConfiguredRouter::apollo));
  }

  @Override
  public Launch launch(RunningShop shop, List<Traffic> traffic, int port, Path folder)
      throws IOException {
    return start.launch(binary(name, variable), shop.supergraph(), port, folder);
  }

  static Path binary(String router, String variable) {
    String path = System.getenv(variable);
    if (path == null) {
      throw new IllegalArgumentException(
          "%s needs the path of its binary in the environment as %s".formatted(router, variable));
    }
    return Path.of(path);
  }

  private static Launch hive(Path binary, Path supergraph, int port, Path folder)
      throws IOException {
    String config =
        """
        supergraph: { source: file, path: %s }
        http: { host: 127.0.0.1, port: %d }
        traffic_shaping: { all: { dedupe_enabled: false } }
        """
            .formatted(supergraph, port);
    Path file = Files.writeString(folder.resolve("router.config.yaml"), config);
    return new Launch(
        List.of(binary.toString()),
        Map.of("ROUTER_CONFIG_FILE_PATH", file.toString()),
        "/graphql",
        binary + ", de-duplication off");
  }

  private static Launch apollo(Path binary, Path supergraph, int port, Path folder)
      throws IOException {
    String config =
        """
        supergraph: { listen: "127.0.0.1:%d", path: /graphql }
        health_check: { enabled: false }
        traffic_shaping: { all: { deduplicate_query: false } }
        """
            .formatted(port);
    Path file = Files.writeString(folder.resolve("router.yaml"), config);
    return new Launch(
        List.of(
            binary.toString(), "--config", file.toString(), "--supergraph", supergraph.toString()),
        Map.of("APOLLO_TELEMETRY_DISABLED", "true"),
        "/graphql",
        binary + ", de-duplication off");
  }
}
