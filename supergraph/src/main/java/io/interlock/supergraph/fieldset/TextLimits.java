package io.interlock.supergraph.fieldset;

import java.util.Optional;

/// What a GraphQL text may not exceed, found in one pass without parsing. A parser needs time
/// quadratic in the depth of brackets and in the length of numbers before it gives up: whoever
/// reads texts of strangers asks here first.
public final class TextLimits {
  /// Deeper than any text a person or a server writes.
  public static final int NESTING = 150;

  /// Longer than any number that is counted with.
  public static final int DIGITS = 400;

  /// More than any number that is measured has in its exponent.
  public static final int EXPONENT_DIGITS = 6;

  private final String text;
  private int at;

  private TextLimits(String text) {
    this.text = text;
  }

  /// The first place where a text is beyond a limit.
  ///
  /// @param offset of the bracket that opens one level too many, or of the number that is too long
  /// @param reason one sentence without its full stop
  public record Excess(int offset, String reason) {}

  /// The first excess of `text`; empty when it stays within all limits.
  public static Optional<Excess> firstExcess(String text) {
    return new TextLimits(text).scan();
  }

  private Optional<Excess> scan() {
    int depth = 0;
    for (; at < text.length(); at++) {
      char c = text.charAt(at);
      if (isDigit(c)) {
        int start = at;
        if (isTooLongNumber()) {
          return excess(start, "expected at most %d digits in a number, got more", DIGITS);
        }
      } else if (isNamePart(c)) {
        skipName();
      } else {
        switch (c) {
          case '{', '[', '(' -> depth++;
          case '}', ']', ')' -> depth = Math.max(0, depth - 1);
          case '#' -> skipComment();
          case '"' -> skipString();
          default -> {
            // everything else neither opens nor closes
          }
        }
      }
      if (depth > NESTING) {
        return excess(at, "expected at most %d levels of braces and brackets, got more", NESTING);
      }
    }
    return Optional.empty();
  }

  private static Optional<Excess> excess(int offset, String reason, int limit) {
    return Optional.of(new Excess(offset, reason.formatted(limit)));
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  private static boolean isNamePart(char c) {
    return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c == '_' || isDigit(c);
  }

  /// To the last character of a name.
  private void skipName() {
    while (at + 1 < text.length() && isNamePart(text.charAt(at + 1))) {
      at++;
    }
  }

  /// To the last character of a number; whether it is too long.
  private boolean isTooLongNumber() {
    int digits = 0;
    int exponentDigits = 0;
    boolean isExponent = false;
    while (at < text.length() && isNumberPart(text.charAt(at))) {
      char c = text.charAt(at);
      isExponent |= c == 'e' || c == 'E';
      digits += isDigit(c) ? 1 : 0;
      exponentDigits += isExponent && isDigit(c) ? 1 : 0;
      at++;
    }
    at--;
    return digits > DIGITS || exponentDigits > EXPONENT_DIGITS;
  }

  private static boolean isNumberPart(char c) {
    return isDigit(c) || c == '.' || c == 'e' || c == 'E' || c == '+' || c == '-';
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
