package io.interlock.benchmarks.load.router;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// All routers that can be started here.
public final class RouterKinds {

  private final List<RouterKind> all;

  /// @param root the project's folder
  public RouterKinds(Path root) {
    this.all = List.of(new InterlockRouter(root));
  }

  public Optional<RouterKind> named(String name) {
    return all.stream().filter(kind -> kind.name().equals(name)).findFirst();
  }

  public List<String> names() {
    return all.stream().map(RouterKind::name).toList();
  }
}
