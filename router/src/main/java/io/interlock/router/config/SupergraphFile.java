package io.interlock.router.config;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/// A rover-style `supergraph.yaml`: what to compose and where the SDLs are.
///
/// @param subgraphs in the order of the file
public record SupergraphFile(List<Subgraph> subgraphs) {

  public SupergraphFile {
    subgraphs = List.copyOf(subgraphs);
  }

  /// @param routingUrl where the router is to send requests; may be empty
  public record Subgraph(String name, String routingUrl, SchemaSource schema) {}

  /// Where an SDL is.
  public sealed interface SchemaSource {

    /// @param path relative to the `supergraph.yaml`'s folder where it is relative
    record File(Path path) implements SchemaSource {}

    /// A running subgraph.
    record Running(URI url, Map<String, String> headers) implements SchemaSource {

      public Running {
        headers = Map.copyOf(headers);
      }
    }

    /// Written into the `supergraph.yaml` itself.
    record Inline(String sdl) implements SchemaSource {}
  }
}
