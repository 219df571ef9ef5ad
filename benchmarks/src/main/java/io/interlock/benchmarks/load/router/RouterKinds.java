package io.interlock.benchmarks.load.router;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// All routers that can be started here.
public final class RouterKinds {

  private final List<RouterKind> all = new ArrayList<>();

  /// @param root the project's folder
  public RouterKinds(Path root) {
    NpmPackages packages = new NpmPackages(root.resolve("benchmarks/target/load/npm"));
    RouterKind interlock = new InterlockRouter(root, false);
    all.add(interlock);
    all.add(new InterlockRouter(root, true));
    all.add(new ProxyRouter());
    all.add(new ReplayRouter(interlock));
    all.add(new GrafbaseRouter(packages));
    all.add(new ApolloGatewayRouter(packages, root));
    all.add(new HiveGatewayRouter(packages, false));
    all.add(new HiveGatewayRouter(packages, true));
    all.addAll(ConfiguredRouter.all());
    all.add(new CosmoRouter(packages));
  }

  public Optional<RouterKind> named(String name) {
    return all.stream().filter(kind -> kind.name().equals(name)).findFirst();
  }

  public List<String> names() {
    return all.stream().map(RouterKind::name).toList();
  }
}
