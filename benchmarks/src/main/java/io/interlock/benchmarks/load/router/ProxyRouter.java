package io.interlock.benchmarks.load.router;

import io.interlock.benchmarks.load.generator.Traffic;
import io.interlock.benchmarks.load.site.RunningShop;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/// The floor of one hop in and one hop out: a plain Netty reverse proxy in front of one server that
/// has the whole graph, and remembers its answers as the subgraphs do.
final class ProxyRouter implements RouterKind {

  @Override
  public String name() {
    return "proxy";
  }

  @Override
  public Launch launch(RunningShop shop, List<Traffic> traffic, int port, Path folder) {
    return new Launch(
        FloorProcess.command(
            "ProxyFloor", List.of(Integer.toString(port), Integer.toString(shop.monolithPort()))),
        Map.of(),
        "/graphql",
        "a plain Netty reverse proxy in front of one server that has all answers; looks into nothing");
  }
}
