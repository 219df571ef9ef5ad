package io.interlock.benchmarks.load.router;

import io.interlock.benchmarks.load.site.RunningShop;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// Interlock as its users start it. `INTERLOCK_JAVA_OPTS` holds here too.
final class InterlockRouter implements RouterKind {

  private final Path root;

  /// @param root the project's folder
  InterlockRouter(Path root) {
    this.root = root;
  }

  @Override
  public String name() {
    return "interlock";
  }

  @Override
  public Launch launch(RunningShop shop, int port, Path folder) {
    String options = Objects.requireNonNullElse(System.getenv("INTERLOCK_JAVA_OPTS"), "");
    return new Launch(
        List.of(
            root.resolve("bin/interlock").toString(),
            "serve",
            "--supergraph=" + shop.supergraph(),
            "--host=127.0.0.1",
            "--port=" + port),
        Map.of(),
        "/graphql",
        "this checkout" + (options.isEmpty() ? "" : ", " + options));
  }
}
