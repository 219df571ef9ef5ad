package io.interlock.benchmarks.load;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// What a run was made on, for its report.
final class Machine {

  private static final long KIB_PER_GIB = 1 << 20;

  private Machine() {}

  static String described() throws IOException {
    return "%s, %d processors, %d GB, Linux %s, Java %s, load of the last minute at the start: %s"
        .formatted(
            value(Path.of("/proc/cpuinfo"), "model name"),
            Runtime.getRuntime().availableProcessors(),
            Math.round(
                Double.parseDouble(
                        value(Path.of("/proc/meminfo"), "MemTotal").replace("kB", "").strip())
                    / KIB_PER_GIB),
            System.getProperty("os.version"),
            Runtime.version(),
            Files.readString(Path.of("/proc/loadavg")).split(" ")[0]);
  }

  private static String value(Path file, String name) throws IOException {
    for (String line : Files.readAllLines(file)) {
      if (line.startsWith(name)) {
        return line.substring(line.indexOf(':') + 1).strip();
      }
    }
    return "0";
  }
}
