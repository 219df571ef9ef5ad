package io.interlock.executor.json;

/// The parts of a JSON string that are not plain bytes, read over and checked.
///
/// Hot path: per string that is not plain, per escape and per character of several bytes.
final class StringBytes {
  private StringBytes() {}

  /// Where a string ends.
  ///
  /// @param opened where its opening quote is
  /// @param from its first byte that is not plain
  /// @param start where the text begins, for the fault
  /// @return what comes after its closing quote; the complement of that when there is an escape in
  ///   the string
  static int afterString(byte[] text, int opened, int from, int start, int end) {
    boolean isEscaped = false;
    int i = from;
    while (i < end && text[i] != '"') {
      byte b = text[i];
      if (b == '\\') {
        isEscaped = true;
        i = afterEscape(text, i, start, end);
      } else if (b >= ' ') {
        i++;
      } else if (b < 0) {
        i = afterMultiByte(text, i, start, end);
      } else {
        throw JsonException.at(
            i - start, "expected control characters in a string to be escaped, got " + shown(b));
      }
      i = Words.endOfPlain(text, i, end);
    }
    if (i >= end) {
      throw JsonException.at(
          end - start,
          "expected the string from byte " + (opened - start) + " to be closed, got the end");
    }
    return isEscaped ? ~(i + 1) : i + 1;
  }

  /// Where an escape of two or six bytes ends.
  ///
  /// @param i where its backslash is
  /// @param start where the text begins, for the fault
  static int afterEscape(byte[] text, int i, int start, int end) {
    int kind = i + 1 < end ? text[i + 1] : -1;
    switch (kind) {
      case '"', '\\', '/', 'b', 'f', 'n', 'r', 't' -> {
        return i + 2;
      }
      case 'u' -> {
        for (int digit = i + 2; digit < i + 6; digit++) {
          if (digit >= end || Character.digit(text[digit], 16) < 0) {
            throw JsonException.at(i - start, "expected four hexadecimal digits after \\u");
          }
        }
        return i + 6;
      }
      default ->
          throw JsonException.at(
              i - start,
              "expected one of \\\" \\\\ \\/ \\b \\f \\n \\r \\t \\u, got another escape");
    }
  }

  /// Where a character of two to four bytes ends.
  static int afterMultiByte(byte[] text, int i, int start, int end) {
    int size = Utf8.sizeAt(text, i, end);
    if (size == 0) {
      throw JsonException.at(i - start, "expected UTF-8, got byte " + shown(text[i]));
    }
    return i + size;
  }

  /// A byte, for people.
  static String shown(byte b) {
    return b > ' ' && b < 0x7F
        ? "'" + (char) b + "'"
        : "0x" + Character.forDigit((b >> 4) & 0xF, 16) + Character.forDigit(b & 0xF, 16);
  }
}
