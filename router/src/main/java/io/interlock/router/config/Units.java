package io.interlock.router.config;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Numbers with units, as configuration files write them.
final class Units {

  /// A duration: `0`, or a whole number with `ms`, `s`, `m` or `h`.
  static final Pattern DURATION = Pattern.compile("0|([0-9]{1,9})(ms|s|m|h)");

  /// A size: a whole number of bytes, or one with a unit of thousands (`kB`) or of 1024 (`KiB`).
  static final Pattern SIZE = Pattern.compile("([0-9]{1,12})(B|kB|KB|MB|GB|KiB|MiB|GiB)?");

  /// A rate: a whole number of something in a second, minute or hour.
  static final Pattern RATE = Pattern.compile("([1-9][0-9]{0,5})/(s|min|h)");

  private static final Map<String, Long> BYTES =
      Map.of(
          "B", 1L,
          "kB", 1_000L,
          "KB", 1_000L,
          "MB", 1_000_000L,
          "GB", 1_000_000_000L,
          "KiB", 1L << 10,
          "MiB", 1L << 20,
          "GiB", 1L << 30);

  private Units() {}

  static Optional<Duration> duration(String text) {
    Matcher matcher = DURATION.matcher(text);
    if (!matcher.matches()) {
      return Optional.empty();
    }
    if (matcher.group(1) == null) {
      return Optional.of(Duration.ZERO);
    }
    long number = Long.parseLong(matcher.group(1));
    return Optional.of(
        switch (matcher.group(2)) {
          case "ms" -> Duration.ofMillis(number);
          case "s" -> Duration.ofSeconds(number);
          case "m" -> Duration.ofMinutes(number);
          default -> Duration.ofHours(number);
        });
  }

  static Optional<Rate> rate(String text) {
    Matcher matcher = RATE.matcher(text);
    if (!matcher.matches()) {
      return Optional.empty();
    }
    Duration per =
        switch (matcher.group(2)) {
          case "s" -> Duration.ofSeconds(1);
          case "min" -> Duration.ofMinutes(1);
          default -> Duration.ofHours(1);
        };
    return Optional.of(new Rate(Integer.parseInt(matcher.group(1)), per));
  }

  static Optional<Long> bytes(String text) {
    Matcher matcher = SIZE.matcher(text);
    if (!matcher.matches()) {
      return Optional.empty();
    }
    String unit = matcher.group(2);
    long factor = unit == null ? 1 : BYTES.getOrDefault(unit, 1L);
    return Optional.of(Math.multiplyExact(Long.parseLong(matcher.group(1)), factor));
  }

  /// The size with the largest unit that leaves a whole number.
  static String print(long bytes) {
    for (String unit : new String[] {"GiB", "MiB", "KiB"}) {
      long factor = BYTES.getOrDefault(unit, 1L);
      if (bytes >= factor && bytes % factor == 0) {
        return bytes / factor + unit;
      }
    }
    return Long.toString(bytes);
  }
}
