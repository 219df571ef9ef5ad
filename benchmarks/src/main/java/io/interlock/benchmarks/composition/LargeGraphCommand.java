package io.interlock.benchmarks.composition;

import io.interlock.composer.SubgraphInput;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// Writes a large graph into a folder, one `<subgraph>.graphql` each.
public final class LargeGraphCommand {
  private LargeGraphCommand() {}

  /// @param arguments the folder, the number of subgraphs, and perhaps a shape that stands alone
  public static void main(String[] arguments) throws IOException {
    Path folder = Files.createDirectories(Path.of(arguments[0]));
    int count = Integer.parseInt(arguments[1]);
    List<SubgraphInput> subgraphs =
        arguments.length > 2 ? LargeGraph.ofShape(arguments[2], count) : LargeGraph.of(count);
    for (SubgraphInput subgraph : subgraphs) {
      Files.writeString(folder.resolve(subgraph.name() + ".graphql"), subgraph.sdl());
    }
  }
}
