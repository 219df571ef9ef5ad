package io.interlock.supergraph.fieldset;

import java.util.OptionalInt;

/// How deep the brackets of a GraphQL text nest, found in one pass without parsing. A parser needs
/// time quadratic in the nesting before it gives up: whoever reads texts of strangers asks here
/// first.
public final class Nesting {
  /// Deeper than any text a person or a server writes.
  public static final int LIMIT = 150;

  private final String text;
  private int at;

  private Nesting(String text) {
    this.text = text;
  }

  /// The offset of the bracket that opens one level too many; empty when `text` stays within {@link
  /// #LIMIT}.
  public static OptionalInt tooDeepAt(String text) {
    return new Nesting(text).scan();
  }

  private OptionalInt scan() {
    int depth = 0;
    for (; at < text.length(); at++) {
      switch (text.charAt(at)) {
        case '{', '[', '(' -> depth++;
        case '}', ']', ')' -> depth = Math.max(0, depth - 1);
        case '#' -> skipComment();
        case '"' -> skipString();
        default -> {
          // everything else neither opens nor closes
        }
      }
      if (depth > LIMIT) {
        return OptionalInt.of(at);
      }
    }
    return OptionalInt.empty();
  }

  /// To the last character before the line's end.
  private void skipComment() {
    while (at + 1 < text.length() && text.charAt(at + 1) != '\n' && text.charAt(at + 1) != '\r') {
      at++;
    }
  }

  /// To the closing quote, or to where an unclosed string ends.
  private void skipString() {
    if (text.startsWith("\"\"\"", at)) {
      int end = text.indexOf("\"\"\"", at + 3);
      while (end > 0 && text.charAt(end - 1) == '\\') {
        end = text.indexOf("\"\"\"", end + 3);
      }
      at = end < 0 ? text.length() : end + 2;
      return;
    }
    for (at++; at < text.length() && text.charAt(at) != '"' && text.charAt(at) != '\n'; at++) {
      if (text.charAt(at) == '\\') {
        at++;
      }
    }
  }
}
