package io.interlock.router.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/// A subgraph's SDL as commands read it: from a file, or from standard input with `-`.
final class SdlInput {

  private SdlInput() {}

  /// @throws CommandFailure when it cannot be read
  static String read(Terminal terminal, Path file) {
    if (!file.toString().equals("-")) {
      return Inputs.read(terminal, file);
    }
    try {
      return new String(terminal.in().readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw Inputs.failure("standard input", "could not be read", e);
    }
  }
}
