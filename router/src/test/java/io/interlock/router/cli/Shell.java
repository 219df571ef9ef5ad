package io.interlock.router.cli;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;

/// Runs commands in this process and keeps what they say.
final class Shell {

  private final Path folder;
  private final Map<String, String> environment;

  Shell(Path folder) {
    this(folder, Map.of());
  }

  Shell(Path folder, Map<String, String> environment) {
    this.folder = folder;
    this.environment = environment;
  }

  /// @param out what reached standard output
  /// @param err what reached standard error
  record Said(int exitCode, String out, String err) {}

  Said run(String... arguments) {
    return runWithInput("", arguments);
  }

  Said runWithInput(String input, String... arguments) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    Terminal terminal =
        new Terminal(
            new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)),
            new PrintStream(out, false, StandardCharsets.UTF_8),
            new PrintStream(err, false, StandardCharsets.UTF_8),
            folder,
            environment);
    int exitCode = Interlock.run(terminal, arguments);
    return new Said(
        exitCode, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
  }
}
