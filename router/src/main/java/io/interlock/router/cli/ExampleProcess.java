package io.interlock.router.cli;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// The example's two subgraphs in a process of their own, from their own packaged folder. The
/// process holds our end of a pipe as its input and ends with it, so that it does not outlive us
/// even if we are killed.
final class ExampleProcess implements AutoCloseable {

  private static final String MAIN = "io.interlock.example.subgraph.ExampleSubgraphs";

  /// It says one line a subgraph once it listens.
  private static final int SUBGRAPHS = 2;

  private static final long GRACE_SECONDS = 5;

  private final Process process;

  private ExampleProcess(Process process) {
    this.process = process;
  }

  /// Starts the subgraphs and waits until both listen.
  ///
  /// @param home the folder that holds `examples/`
  /// @throws CommandFailure with one line when they are not built or do not start
  static ExampleProcess start(Path home, Terminal terminal) {
    Path lib = home.resolve("examples/schema_update/target/schema_update/lib");
    if (!Files.isDirectory(lib)) {
      throw new CommandFailure(lib + ": no such folder; bin/interlock demo builds it");
    }
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    ProcessBuilder builder =
        new ProcessBuilder(List.of(java, "-Xmx128m", "-XX:+UseSerialGC", "-cp", lib + "/*", MAIN));
    builder.environment().put("EXAMPLE_UNTIL", "input-ends");
    builder.redirectError(ProcessBuilder.Redirect.INHERIT);
    try {
      ExampleProcess example = new ExampleProcess(builder.start());
      example.awaitListening(terminal);
      return example;
    } catch (IOException e) {
      throw new CommandFailure("the example's subgraphs could not be started: " + e.getMessage());
    }
  }

  private void awaitListening(Terminal terminal) throws IOException {
    BufferedReader lines = process.inputReader(StandardCharsets.UTF_8);
    for (int i = 0; i < SUBGRAPHS; i++) {
      String line = lines.readLine();
      if (line == null) {
        throw new CommandFailure("the example's subgraphs did not start; their reason is above");
      }
      terminal.err().println(line);
    }
  }

  /// Ends the subgraphs, by force if they do not follow.
  @Override
  public void close() {
    process.destroy();
    try {
      if (!process.waitFor(GRACE_SECONDS, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }
}
