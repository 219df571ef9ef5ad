package io.interlock.endtoend;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// How much of a campaign is run, and its report. A build runs the small one, which looks at
/// answers only; `benchmarks/campaign` the full one, which measures too.
final class Campaign {
  private static final boolean IS_FULL = Boolean.getBoolean("campaign");

  private final Path file;
  private final List<String> lines = new ArrayList<>();

  Campaign(String name) {
    file = Path.of("target", "campaigns", name + ".md").toAbsolutePath();
  }

  static boolean isFull() {
    return IS_FULL;
  }

  /// A size, which `-Dcampaign.<name>` may set.
  static int size(String name, int small, int full) {
    return Integer.getInteger("campaign." + name, IS_FULL ? full : small);
  }

  void say(String format, Object... values) {
    lines.add(String.format(Locale.ROOT, format, values));
  }

  /// Says whether a goal was met. Figures of a busy machine prove nothing, so that only whoever
  /// reads the report judges it.
  void goal(boolean isMet, String format, Object... values) {
    say("- %s: %s", isMet ? "met" : "MISSED", String.format(Locale.ROOT, format, values));
  }

  /// Writes what was said so far.
  void write() {
    try {
      Files.createDirectories(file.getParent());
      Files.write(file, lines);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
