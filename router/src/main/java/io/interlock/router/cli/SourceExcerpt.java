package io.interlock.router.cli;

import io.interlock.composer.diagnostic.SourceLocation;
import java.util.Map;

/// The line of an SDL that a place is on, with a caret below the word that stands there.
///
/// Of a longer line only the part around the place is shown.
final class SourceExcerpt {

  private static final int WIDTH = 120;

  /// How much of a cut line stands before the place.
  private static final int LEAD = 40;

  private final Map<String, String> sdls;
  private final Paint paint;

  /// @param sdls the SDL of each subgraph by its name
  SourceExcerpt(Map<String, String> sdls, Paint paint) {
    this.sdls = Map.copyOf(sdls);
    this.paint = paint;
  }

  /// Lines without a line end behind the last; the first names the place.
  String of(SourceLocation place) {
    String arrow = paint.frame("  --> ") + place;
    String line = line(place);
    int at = place.column() - 1;
    if (line.isBlank() || at >= line.length()) {
      return arrow;
    }
    int from = line.length() <= WIDTH ? 0 : Math.max(0, Math.min(at - LEAD, line.length() - WIDTH));
    int to = Math.min(line.length(), from + WIDTH);
    String number = Integer.toString(place.line());
    String caret = " ".repeat(at - from) + "^".repeat(Math.min(wordLength(line, at), to - at));
    return arrow
        + "\n"
        + paint.frame("  " + number + " | ")
        + line.substring(from, to)
        + "\n"
        + paint.frame("  " + " ".repeat(number.length()) + " | ")
        + paint.caret(caret);
  }

  /// Empty when there is no such line. Tabs become single spaces so that the caret stands right.
  private String line(SourceLocation place) {
    return sdls.getOrDefault(place.subgraph(), "")
        .lines()
        .skip(place.line() - 1L)
        .findFirst()
        .orElse("")
        .replace('\t', ' ')
        .stripTrailing();
  }

  private static int wordLength(String line, int at) {
    int end = at + (line.charAt(at) == '@' ? 1 : 0);
    while (end < line.length() && Character.isJavaIdentifierPart(line.charAt(end))) {
      end++;
    }
    return Math.max(1, end - at);
  }
}
