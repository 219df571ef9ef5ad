package io.interlock.benchmarks.load.router;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// How a floor is started: a Java process of the same build, with the collector that Interlock has.
final class FloorProcess {

  private static final String PACKAGE = "io.interlock.benchmarks.load.floor.";

  private FloorProcess() {}

  static List<String> command(String type, List<String> arguments) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(
        List.of(
            "-XX:+UseCompactObjectHeaders",
            "-XX:+UseG1GC",
            "--enable-native-access=ALL-UNNAMED",
            "--sun-misc-unsafe-memory-access=allow",
            "-cp",
            classPath()));
    command.add(PACKAGE + type);
    command.addAll(arguments);
    return command;
  }

  /// This process's, by whole paths: a floor runs in a folder of its own.
  private static String classPath() {
    List<String> parts = new ArrayList<>();
    for (String part : System.getProperty("java.class.path").split(java.io.File.pathSeparator)) {
      parts.add(Path.of(part).toAbsolutePath().toString());
    }
    return String.join(java.io.File.pathSeparator, parts);
  }
}
