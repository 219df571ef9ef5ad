package io.interlock.benchmarks.load.router;

import io.interlock.benchmarks.load.generator.Traffic;
import io.interlock.benchmarks.load.site.RunningShop;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/// Apollo Gateway from npm, behind Apollo Server: one process of node.
final class ApolloGatewayRouter implements RouterKind {

  private static final String GATEWAY = "@apollo/gateway@2.14.4";
  private static final String SERVER = "@apollo/server@5.5.1";

  private final NpmPackages packages;
  private final Path program;

  /// @param root the project's folder
  ApolloGatewayRouter(NpmPackages packages, Path root) {
    this.packages = packages;
    this.program = root.resolve("benchmarks/serve-with-apollo-gateway.js");
  }

  @Override
  public String name() {
    return "apollo-gateway";
  }

  @Override
  public Launch launch(RunningShop shop, List<Traffic> traffic, int port, Path folder)
      throws IOException {
    Path modules = packages.install(List.of(GATEWAY, SERVER, "graphql@16"));
    return new Launch(
        List.of(
            "node",
            program.toString(),
            modules.toString(),
            shop.supergraph().toString(),
            Integer.toString(port)),
        Map.of("NODE_ENV", "production"),
        "/",
        GATEWAY + " with " + SERVER + ", one process; does not de-duplicate");
  }
}
