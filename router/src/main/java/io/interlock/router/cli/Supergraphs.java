package io.interlock.router.cli;

import graphql.schema.GraphQLSchema;
import io.interlock.supergraph.schema.ApiSchema;
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
      throw refused(file, "no supergraph that can be served", e);
    }
  }

  /// What clients see of a supergraph; or an API schema, which is that already.
  ///
  /// @throws CommandFailure with one line when the file is missing or is neither
  static GraphQLSchema readApi(Terminal terminal, Path file) {
    String sdl = Inputs.read(terminal, file);
    try {
      return ApiSchema.read(sdl);
    } catch (SupergraphException e) {
      throw refused(file, "neither a supergraph nor an API schema", e);
    }
  }

  private static CommandFailure refused(Path file, String what, SupergraphException cause) {
    String reason = String.valueOf(cause.getMessage()).replaceAll("\\s+", " ");
    return new CommandFailure(file + ": " + what + ": " + reason);
  }
}
