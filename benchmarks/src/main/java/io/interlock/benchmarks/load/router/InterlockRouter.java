package io.interlock.benchmarks.load.router;

import io.interlock.benchmarks.load.generator.Traffic;
import io.interlock.benchmarks.load.site.RunningShop;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// Interlock as its users start it, with or without de-duplication of requests to subgraphs.
/// `INTERLOCK_JAVA_OPTS` holds here too.
final class InterlockRouter implements RouterKind {

  private final Path root;
  private final boolean isDeduplicating;

  /// @param root the project's folder
  InterlockRouter(Path root, boolean isDeduplicating) {
    this.root = root;
    this.isDeduplicating = isDeduplicating;
  }

  @Override
  public String name() {
    return isDeduplicating ? "interlock-dedupe" : "interlock";
  }

  @Override
  public Launch launch(RunningShop shop, List<Traffic> traffic, int port, Path folder)
      throws IOException {
    String config =
        """
        store: { url: memory }
        traffic: { subgraphs: { dedupe: %s } }
        """
            .formatted(isDeduplicating);
    Path file = Files.writeString(folder.resolve("gateway.yaml"), config);
    String options = Objects.requireNonNullElse(System.getenv("INTERLOCK_JAVA_OPTS"), "");
    return new Launch(
        List.of(
            root.resolve("bin/interlock").toString(),
            "serve",
            "--config",
            file.toString(),
            "--supergraph",
            shop.supergraph().toString(),
            "--host",
            "127.0.0.1",
            "--port",
            Integer.toString(port)),
        Map.of(),
        "/graphql",
        "this checkout, de-duplication of requests to subgraphs %s, that of clients off%s"
            .formatted(isDeduplicating ? "on" : "off", options.isEmpty() ? "" : ", " + options));
  }
}
