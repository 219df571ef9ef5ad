package io.interlock.benchmarks.load.site;

import io.interlock.benchmarks.load.http.MemoisingServer;
import io.interlock.benchmarks.load.http.Tap;
import io.interlock.benchmarks.load.http.Transport;
import io.interlock.benchmarks.load.shop.GraphqlServer;
import io.interlock.benchmarks.load.shop.Shop;
import io.interlock.composer.Composer;
import io.interlock.composer.CompositionResult;
import io.interlock.composer.SubgraphInput;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;

/// The shop's subgraphs, and the one server that has the whole graph, each on its port behind a
/// memory of its answers. May be used by many threads.
public final class RunningShop implements AutoCloseable {

  private final Shop shop = new Shop();
  private final GraphqlServer monolith = GraphqlServer.monolith(shop);
  private final ExecutorService origins =
      Executors.newFixedThreadPool(
          Runtime.getRuntime().availableProcessors(), Thread.ofPlatform().daemon().factory());
  private final Map<String, MemoisingServer> subgraphs = new LinkedHashMap<>();
  private final Map<String, String> sdls = new LinkedHashMap<>();
  private final MemoisingServer whole;
  private final Path supergraph;

  /// @param folder where the supergraph is written
  public RunningShop(Transport transport, Path folder) throws IOException {
    List<SubgraphInput> inputs = new ArrayList<>();
    for (String name : GraphqlServer.SUBGRAPHS) {
      GraphqlServer subgraph = GraphqlServer.subgraph(name, shop);
      MemoisingServer server = new MemoisingServer(transport, origins, subgraph::answer);
      subgraphs.put(name, server);
      sdls.put(name, subgraph.sdl());
      inputs.add(new SubgraphInput(name, server.url(), subgraph.sdl()));
    }
    this.whole = new MemoisingServer(transport, origins, monolith::answer);
    this.supergraph = Files.writeString(folder.resolve("supergraph.graphql"), compose(inputs));
  }

  private static String compose(List<SubgraphInput> inputs) {
    return switch (Composer.compose(inputs)) {
      case CompositionResult.Composed composed -> composed.supergraphSdl();
      case CompositionResult.Rejected rejected ->
          throw new IllegalStateException("the shop does not compose: " + rejected.errors());
    };
  }

  /// Says what must be answered.
  public GraphqlServer monolith() {
    return monolith;
  }

  /// The supergraph's file; the subgraphs' addresses are in it.
  public Path supergraph() {
    return supergraph;
  }

  /// The schema of one subgraph, as its author wrote it.
  public String sdl(String subgraph) {
    return Objects.requireNonNull(sdls.get(subgraph), subgraph);
  }

  /// Where one subgraph is asked.
  public String url(String subgraph) {
    return Objects.requireNonNull(subgraphs.get(subgraph), subgraph).url();
  }

  /// The port of the server that has the whole graph.
  public int monolithPort() {
    return whole.port();
  }

  /// Requests to all subgraphs, or to the monolith in their place, so far.
  public long requests() {
    return whole.requests()
        + subgraphs.values().stream().mapToLong(MemoisingServer::requests).sum();
  }

  /// Those of them that were not remembered.
  public long misses() {
    return whole.misses() + subgraphs.values().stream().mapToLong(MemoisingServer::misses).sum();
  }

  /// Lets somebody hear what the subgraphs are asked; null ends that.
  public void tap(@Nullable Tap listener) {
    subgraphs.values().forEach(server -> server.tap(listener));
  }

  @Override
  public void close() {
    whole.close();
    subgraphs.values().forEach(MemoisingServer::close);
    origins.shutdownNow();
  }
}
