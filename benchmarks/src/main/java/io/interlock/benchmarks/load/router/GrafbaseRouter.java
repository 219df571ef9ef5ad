package io.interlock.benchmarks.load.router;

import io.interlock.benchmarks.load.generator.Traffic;
import io.interlock.benchmarks.load.shop.GraphqlServer;
import io.interlock.benchmarks.load.site.RunningShop;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/// The binary that the npm package `grafbase` brings. It is the command line tool, whose `dev` runs
/// the gateway in the same process; the gateway alone is not on npm.
final class GrafbaseRouter implements RouterKind {

  private static final String PACKAGE = "grafbase@0.80.4";

  private final NpmPackages packages;

  GrafbaseRouter(NpmPackages packages) {
    this.packages = packages;
  }

  @Override
  public String name() {
    return "grafbase";
  }

  @Override
  public Launch launch(RunningShop shop, List<Traffic> traffic, int port, Path folder)
      throws IOException {
    Path modules = packages.install(List.of(PACKAGE));
    Path config = Files.writeString(folder.resolve("grafbase.toml"), "");
    Path subgraphs = Files.writeString(folder.resolve("subgraphs.toml"), subgraphs(shop, folder));
    return new Launch(
        List.of(
            binary(modules).toString(),
            "--home=" + folder,
            "dev",
            "--gateway-config=" + config,
            "--graph-overrides=" + subgraphs,
            "--port=" + port),
        Map.of(),
        "/graphql",
        PACKAGE + ", `grafbase dev`; has no setting for de-duplication, subgraph requests tell");
  }

  private static String subgraphs(RunningShop shop, Path folder) throws IOException {
    StringBuilder text = new StringBuilder();
    for (String name : GraphqlServer.SUBGRAPHS) {
      Path sdl = Files.writeString(folder.resolve(name + ".graphql"), shop.sdl(name));
      text.append(
          "[subgraphs.%s]\nurl = \"%s\"\nschema_path = \"%s\"\n"
              .formatted(name, shop.url(name), sdl));
    }
    return text.toString();
  }

  /// The binary itself; node would only start it.
  private static Path binary(Path modules) throws IOException {
    try (DirectoryStream<Path> platforms =
        Files.newDirectoryStream(modules.resolve("node_modules/@grafbase"), "cli-*")) {
      return platforms.iterator().next().resolve("grafbase");
    }
  }
}
