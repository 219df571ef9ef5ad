package io.interlock.testkit;

import io.interlock.testkit.data.SubgraphData;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/// The subgraphs of one test case, over one data file.
public final class StrictSubgraphs {
  /// GraphQL files of a case's folder that are no subgraphs.
  private static final Set<String> OTHER_FILES =
      Set.of("query.graphql", "operation.graphql", "supergraph.graphql", "api.graphql");

  private final Map<String, StrictSubgraph> byName = new TreeMap<>();
  private final Journal journal = new Journal();

  private StrictSubgraphs(Map<String, String> sdls, String dataJson) {
    Map<String, SubgraphData> data = SubgraphData.readAll(dataJson);
    for (String name : data.keySet()) {
      if (!sdls.containsKey(name)) {
        throw new IllegalArgumentException(
            "data.json: %s is none of the subgraphs %s".formatted(name, sdls.keySet()));
      }
    }
    sdls.forEach((name, sdl) -> {
      SubgraphData own = data.getOrDefault(name, SubgraphData.empty());
      byName.put(name, StrictSubgraph.of(name, sdl, own, journal));
    });
  }

  /// @param sdls by subgraph name
  public static StrictSubgraphs of(Map<String, String> sdls, String dataJson) {
    return new StrictSubgraphs(sdls, dataJson);
  }

  /// Reads a case's folder: every `<name>.graphql` but the operation and the supergraph is a
  /// subgraph, `data.json` is their data.
  public static StrictSubgraphs read(Path folder) {
    Map<String, String> sdls = new TreeMap<>();
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : (Iterable<Path>) files::iterator) {
        String name = file.getFileName().toString();
        if (name.endsWith(".graphql") && !OTHER_FILES.contains(name)) {
          sdls.put(name.substring(0, name.length() - ".graphql".length()), Files.readString(file));
        }
      }
      return of(sdls, Files.readString(folder.resolve("data.json")));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read the case " + folder, e);
    }
  }

  /// @throws IllegalArgumentException when there is no such subgraph
  public StrictSubgraph subgraph(String name) {
    StrictSubgraph found = byName.get(name);
    if (found == null) {
      throw new IllegalArgumentException(
          "no subgraph %s, only %s".formatted(name, byName.keySet()));
    }
    return found;
  }

  /// By name.
  public Collection<StrictSubgraph> all() {
    return byName.values();
  }

  /// The requests to all subgraphs in the order in which they came.
  public List<RecordedRequest> requests() {
    return journal.requests();
  }

  /// The violations at all subgraphs.
  public List<String> violations() {
    return journal.violations();
  }
}
