package io.interlock.supergraph.spec;

import java.util.Comparator;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The version of a linked spec, written `v2.3`.
public record SpecVersion(int major, int minor) implements Comparable<SpecVersion> {
  private static final Pattern FORM = Pattern.compile("v(\\d{1,9})\\.(\\d{1,9})");
  private static final Comparator<SpecVersion> ORDER =
      Comparator.comparingInt(SpecVersion::major).thenComparingInt(SpecVersion::minor);

  /// Reads `v2.3`; empty for any other form.
  public static Optional<SpecVersion> parse(String text) {
    Matcher matcher = FORM.matcher(text);
    return matcher.matches()
        ? Optional.of(
            new SpecVersion(Integer.parseInt(matcher.group(1)), Integer.parseInt(matcher.group(2))))
        : Optional.empty();
  }

  public boolean isAtLeast(SpecVersion other) {
    return compareTo(other) >= 0;
  }

  @Override
  public int compareTo(SpecVersion other) {
    return ORDER.compare(this, other);
  }

  @Override
  public String toString() {
    return "v" + major + "." + minor;
  }
}
