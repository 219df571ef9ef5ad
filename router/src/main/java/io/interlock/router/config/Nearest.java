package io.interlock.router.config;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/// The known word that somebody who wrote another one probably meant.
final class Nearest {

  private Nearest() {}

  /// The nearest of the known words, if it is near at all: one edit for every three characters, at
  /// least two. Letter case does not count.
  static Optional<String> to(String word, Collection<String> known) {
    int limit = Math.max(2, word.length() / 3);
    return known.stream()
        .filter(candidate -> distance(word, candidate) <= limit)
        .min(
            Comparator.comparingInt((String candidate) -> distance(word, candidate))
                .thenComparing(Comparator.naturalOrder()));
  }

  /// Edits (insert, delete, replace, swap of neighbours) that turn one word into the other: the
  /// optimal string alignment distance, row by row.
  static int distance(String left, String right) {
    String a = left.toLowerCase(Locale.ROOT);
    String b = right.toLowerCase(Locale.ROOT);
    int[][] rows = new int[a.length() + 1][b.length() + 1];
    for (int i = 0; i <= a.length(); i++) {
      for (int j = 0; j <= b.length(); j++) {
        rows[i][j] = edits(a, b, i, j, rows);
      }
    }
    return rows[a.length()][b.length()];
  }

  private static int edits(String a, String b, int i, int j, int[][] rows) {
    if (i == 0 || j == 0) {
      return i + j;
    }
    int replace = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
    int least =
        Math.min(rows[i - 1][j - 1] + replace, Math.min(rows[i - 1][j], rows[i][j - 1]) + 1);
    boolean isSwap =
        i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1);
    return isSwap ? Math.min(least, rows[i - 2][j - 2] + 1) : least;
  }
}
