package io.interlock.benchmarks.load.router;

import io.interlock.benchmarks.load.generator.Traffic;
import io.interlock.benchmarks.load.shop.GraphqlServer;
import io.interlock.benchmarks.load.site.RunningShop;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/// Cosmo Router, by the path of its binary in the environment. It reads no supergraph but what its
/// own command line tool makes of the subgraphs; that comes from npm.
final class CosmoRouter implements RouterKind {

  private static final String VARIABLE = "COSMO_ROUTER";
  private static final String TOOL = "wgc@0.112.7";

  private final NpmPackages packages;

  CosmoRouter(NpmPackages packages) {
    this.packages = packages;
  }

  @Override
  public String name() {
    return "cosmo-router";
  }

  @Override
  public Launch launch(RunningShop shop, List<Traffic> traffic, int port, Path folder)
      throws IOException {
    Path binary = ConfiguredRouter.binary(name(), VARIABLE);
    return new Launch(
        List.of(binary.toString()),
        Map.of(
            "EXECUTION_CONFIG_FILE_PATH",
            compose(shop, folder).toString(),
            "LISTEN_ADDR",
            "127.0.0.1:" + port,
            "ENGINE_ENABLE_SINGLE_FLIGHT",
            "false"),
        "/graphql",
        binary + ", de-duplication off");
  }

  private Path compose(RunningShop shop, Path folder) throws IOException {
    StringBuilder graph = new StringBuilder("version: 1\nsubgraphs:\n");
    for (String name : GraphqlServer.SUBGRAPHS) {
      Path sdl = Files.writeString(folder.resolve(name + ".graphql"), shop.sdl(name));
      graph.append(
          "  - { name: %s, routing_url: \"%s\", schema: { file: \"%s\" } }\n"
              .formatted(name, shop.url(name), sdl));
    }
    Path input = Files.writeString(folder.resolve("graph.yaml"), graph);
    Path output = folder.resolve("execution.json");
    Path modules = packages.install(List.of(TOOL));
    NpmPackages.run(
        List.of(
            modules.resolve("node_modules/.bin/wgc").toString(),
            "router",
            "compose",
            "--input=" + input,
            "--out=" + output));
    return output;
  }
}
