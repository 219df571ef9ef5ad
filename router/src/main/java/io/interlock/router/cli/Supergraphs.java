package io.interlock.router.cli;

import io.interlock.supergraph.schema.Supergraph;
import io.interlock.supergraph.schema.SupergraphException;
import java.nio.file.Path;

/// Supergraph files as commands read them.
final class Supergraphs {

  private Supergraphs() {}

  /// @throws CommandFailure with one line when the file is missing or is no supergraph
  static Supergraph read(Terminal terminal, Path file) {
    String sdl = Inputs.read(terminal, file);
    try {
      return Supergraph.read(sdl);
    } catch (SupergraphException e) {
      String reason = String.valueOf(e.getMessage()).replaceAll("\\s+", " ");
      throw new CommandFailure(file + ": no supergraph that can be served: " + reason);
    }
  }
}
