package io.interlock.benchmarks.load.router;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// Packages from npm, installed once into a folder of the build.
final class NpmPackages {

  private final Path folder;

  /// @param folder gets one folder for each set of packages
  NpmPackages(Path folder) {
    this.folder = folder;
  }

  /// Installs what is not there yet.
  ///
  /// @param packages with their versions: `name@1.2.3`
  /// @return the folder that has `node_modules`
  Path install(List<String> packages) throws IOException {
    Path own = folder.resolve(String.join("+", packages).replace('/', '-'));
    Path whole = own.resolve("installed");
    if (Files.exists(whole)) {
      return own;
    }
    Files.createDirectories(own);
    List<String> command =
        new ArrayList<>(List.of("npm", "install", "--loglevel=error", "--no-audit"));
    command.addAll(List.of("--no-fund", "--no-package-lock", "--prefix", own.toString()));
    command.addAll(packages);
    run(command);
    Files.createFile(whole);
    return own;
  }

  /// Runs a command to its end.
  static void run(List<String> command) throws IOException {
    System.err.println(String.join(" ", command));
    Process process = new ProcessBuilder(command).inheritIO().start();
    try {
      if (process.waitFor() != 0) {
        throw new IOException(
            "ended with %d: %s".formatted(process.exitValue(), String.join(" ", command)));
      }
    } catch (InterruptedException e) {
      process.destroy();
      Thread.currentThread().interrupt();
      throw new IOException("interrupted: " + String.join(" ", command), e);
    }
  }
}
