package io.interlock.composer.diagnostic;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/// The known name that a misspelt one was probably meant to be.
public final class Nearest {
  /// Among more names than these none is searched: it would take too long.
  private static final int MAX_NAMES = 5_000;

  private Nearest() {}

  /// `Did you mean "…"?` with a leading space; empty when no known name is near.
  public static String suggestion(String name, Collection<String> known) {
    return of(name, known).map(near -> " Did you mean \"" + near + "\"?").orElse("");
  }

  /// The nearest known name that differs in at most two letters in five.
  public static Optional<String> of(String name, Collection<String> known) {
    if (known.size() > MAX_NAMES) {
      return Optional.empty();
    }
    int limit = Math.max(1, name.length() * 2 / 5);
    return known.stream()
        .filter(candidate -> Math.abs(candidate.length() - name.length()) <= limit)
        .filter(candidate -> distance(name, candidate) <= limit)
        .min(
            Comparator.comparingInt((String candidate) -> distance(name, candidate))
                .thenComparing(Comparator.naturalOrder()));
  }

  private static int distance(String a, String b) {
    String x = a.toLowerCase(Locale.ROOT);
    String y = b.toLowerCase(Locale.ROOT);
    int[] row = new int[y.length() + 1];
    for (int j = 0; j <= y.length(); j++) {
      row[j] = j;
    }
    for (int i = 1; i <= x.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j <= y.length(); j++) {
        int above = row[j];
        int change = diagonal + (x.charAt(i - 1) == y.charAt(j - 1) ? 0 : 1);
        row[j] = Math.min(change, Math.min(above, row[j - 1]) + 1);
        diagonal = above;
      }
    }
    return row[y.length()];
  }
}
