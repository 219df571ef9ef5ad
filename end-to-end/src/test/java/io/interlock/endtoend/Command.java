package io.interlock.endtoend;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/// A command line of `bin/interlock` (or another program of the repository) that runs to its end.
///
/// @param output what it wrote to standard output
/// @param errors what it wrote to standard error
record Command(int exitCode, String output, String errors) {
  private static final int SECONDS_TO_END = 120;

  /// The repository: tests run in the folder of their module.
  static final Path ROOT = Path.of("..").toAbsolutePath().normalize();

  static Command interlock(Path folder, String... arguments) {
    return run(folder, launcher(), arguments);
  }

  static String launcher() {
    return ROOT.resolve("bin/interlock").toString();
  }

  /// @param folder the working directory
  static Command run(Path folder, String program, String... arguments) {
    List<String> line = new ArrayList<>(List.of(program));
    line.addAll(List.of(arguments));
    try {
      Path output = Files.createTempFile("interlock", ".out");
      Path errors = Files.createTempFile("interlock", ".err");
      Process process = start(folder, line, output, errors, Map.of());
      if (!process.waitFor(SECONDS_TO_END, TimeUnit.SECONDS)) {
        process.destroyForcibly();
        throw new AssertionError(line + " did not end; it wrote " + Files.readString(errors));
      }
      Command result =
          new Command(process.exitValue(), Files.readString(output), Files.readString(errors));
      Files.delete(output);
      Files.delete(errors);
      return result;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError("interrupted", e);
    }
  }

  static Process start(
      Path folder, List<String> line, Path output, Path errors, Map<String, String> environment)
      throws IOException {
    ProcessBuilder builder =
        new ProcessBuilder(line)
            .directory(folder.toFile())
            .redirectOutput(output.toFile())
            .redirectError(errors.toFile());
    // Small, since several may run at once beside the build.
    builder.environment().put("INTERLOCK_JAVA_OPTS", "-Xmx400m");
    builder.environment().putAll(environment);
    return builder.start();
  }

  /// The lines of standard error that say something.
  List<String> errorLines() {
    return errors.lines().filter(line -> !line.isBlank()).toList();
  }
}
