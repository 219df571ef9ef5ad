package io.interlock.endtoend;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Many subgraphs behind one server, which have schemas and no data: those of a folder with one
/// `<name>.graphql` each, or a few that refer to each other in a ring.
final class LargeGraph implements AutoCloseable {
  private static final int RING = 12;
  private static final String LINK =
      "extend schema @link(url: \"https://specs.apollo.dev/federation/v2.5\", import: [\"@key\"])\n";
  private static final Pattern ENTRY = Pattern.compile("(\\w+)\\(id: ID!\\): ");

  private final Map<String, String> sdls = new ConcurrentSkipListMap<>();
  private final LightSubgraph server = new LightSubgraph(this::answer);
  private final String changing;
  private final String unchanged;
  private int changes;

  private LargeGraph(Map<String, String> sdls) {
    this.sdls.putAll(sdls);
    changing = sdls.keySet().stream().max(String::compareTo).orElseThrow();
    unchanged = sdls.get(changing);
  }

  static LargeGraph of(Path folder) {
    Map<String, String> sdls = new TreeMap<>();
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : (Iterable<Path>) files::iterator) {
        sdls.put(file.getFileName().toString().replace(".graphql", ""), Files.readString(file));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new LargeGraph(sdls);
  }

  static LargeGraph ring() {
    Map<String, String> sdls = new TreeMap<>();
    for (int i = 0; i < RING; i++) {
      sdls.put(
          "ring-%02d".formatted(i),
          LINK
              + """
              type Query { link%1$d(id: ID!): Link%1$d }
              type Link%1$d @key(fields: "id") { id: ID! name: String next: Link%2$d }
              type Link%2$d @key(fields: "id", resolvable: false) { id: ID! }
              """
                  .formatted(i, (i + 1) % RING));
    }
    return new LargeGraph(sdls);
  }

  int size() {
    return sdls.size();
  }

  /// A `gateway.yaml`, patient enough for a cold start on a busy machine.
  String config() {
    StringBuilder yaml =
        new StringBuilder(
            "schema: { compose: { timeout: 5m }, apply: { rate: off } }\nservices:\n");
    sdls.keySet()
        .forEach(name ->
            yaml.append("- { name: %s, url: \"%s\" }\n".formatted(name, server.url("/" + name))));
    return yaml.toString();
  }

  /// One operation for each way into the graph.
  List<String> operations() {
    List<String> operations = new ArrayList<>();
    for (String sdl : sdls.values()) {
      Matcher entry = ENTRY.matcher(sdl);
      while (entry.find()) {
        operations.add("{ %s(id: \"1\") { __typename id name } }".formatted(entry.group(1)));
      }
    }
    return operations;
  }

  /// Changes one field of one subgraph.
  ///
  /// @return the subgraph's name
  String change() {
    changes++;
    sdls.put(changing, unchanged + "\nextend type Query { run%d: Int }\n".formatted(changes));
    return changing;
  }

  private String answer(String path, String request) {
    return request.contains("_service")
        ? TwoSchemas.sdl(sdls.get(path.substring(1)))
        : "{\"data\":{}}";
  }

  @Override
  public void close() {
    server.close();
  }
}
