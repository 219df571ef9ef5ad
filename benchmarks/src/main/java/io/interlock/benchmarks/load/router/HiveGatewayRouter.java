package io.interlock.benchmarks.load.router;

import io.interlock.benchmarks.load.generator.Traffic;
import io.interlock.benchmarks.load.site.RunningShop;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Hive Gateway from npm, one process of node, with its planner in JavaScript or that in Rust.
final class HiveGatewayRouter implements RouterKind {

  private static final String GATEWAY = "@graphql-hive/gateway@2.15.1";
  private static final String RUST = "@graphql-hive/router-runtime@1.4.23";

  /// Newer ones ask for a `@graphql-tools/batch-execute` that could not be had from npm.
  private static final List<String> PINNED =
      List.of("@graphql-tools/delegate@12.2.1", "@graphql-tools/wrap@11.2.1");

  private final NpmPackages packages;
  private final boolean isRust;

  HiveGatewayRouter(NpmPackages packages, boolean isRust) {
    this.packages = packages;
    this.isRust = isRust;
  }

  @Override
  public String name() {
    return isRust ? "hive-gateway-rust" : "hive-gateway";
  }

  @Override
  public Launch launch(RunningShop shop, List<Traffic> traffic, int port, Path folder)
      throws IOException {
    List<String> wanted = new ArrayList<>(List.of(GATEWAY, RUST, "graphql@16"));
    wanted.addAll(PINNED);
    Path modules = packages.install(wanted);
    List<String> command = new ArrayList<>();
    command.add(modules.resolve("node_modules/.bin/hive-gateway").toString());
    command.addAll(
        List.of("supergraph", shop.supergraph().toString(), "--host=127.0.0.1", "--fork=1"));
    command.add("--port=" + port);
    if (isRust) {
      command.add("--hive-router-runtime");
    }
    return new Launch(
        command,
        Map.of("NODE_ENV", "production"),
        "/graphql",
        GATEWAY
            + (isRust ? " with the Rust planner of " + RUST : "")
            + ", one process; de-duplicates equal requests in flight, which no flag switches off");
  }
}
