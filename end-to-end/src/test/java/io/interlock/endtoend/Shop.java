package io.interlock.endtoend;

import io.interlock.testkit.StrictSubgraph;
import io.interlock.testkit.StrictSubgraphServer;
import io.interlock.testkit.StrictSubgraphs;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// The subgraphs `inventory`, `products`, `reviews` and `users` of the folder `shop`, behind HTTP.
final class Shop implements AutoCloseable {
  private final StrictSubgraphs subgraphs = StrictSubgraphs.read(folder());
  private final Map<String, StrictSubgraphServer> servers = new TreeMap<>();

  Shop() {
    for (StrictSubgraph subgraph : subgraphs.all()) {
      servers.put(subgraph.name(), StrictSubgraphServer.start(subgraph));
    }
  }

  static Path folder() {
    try {
      return Path.of(Objects.requireNonNull(Shop.class.getResource("/shop")).toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  StrictSubgraphServer server(String name) {
    return Objects.requireNonNull(servers.get(name), name);
  }

  /// Has a subgraph serve another SDL over the data that it had.
  void deploy(String name, String sdl) {
    Map<String, String> sdls =
        subgraphs.all().stream()
            .collect(Collectors.toMap(StrictSubgraph::name, StrictSubgraph::sdl));
    sdls.put(name, sdl);
    server(name).serve(StrictSubgraphs.of(sdls, read("data.json")).subgraph(name));
  }

  static String read(String file) {
    try {
      return Files.readString(folder().resolve(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// A `gateway.yaml` of all subgraphs, with quick retries.
  String config() {
    StringBuilder yaml = new StringBuilder("requestTimeout: 30s\nservices:\n");
    servers.forEach((name, server) ->
        yaml.append("- name: ")
            .append(name)
            .append("\n  url: ")
            .append(server.url())
            .append("\n  retry: { attempts: 3, timeout: 2s, backoff: 50ms }\n"));
    return yaml.toString();
  }

  /// What any subgraph saw that no lawful router does.
  List<String> violations() {
    return servers.values().stream()
        .flatMap(server -> server.subgraph().violations().stream())
        .toList();
  }

  @Override
  public void close() {
    servers.values().forEach(StrictSubgraphServer::close);
  }
}
