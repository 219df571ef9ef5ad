package io.interlock.executor.json;

/// Numbers in JSON, read over and checked.
///
/// Hot path: per digit.
final class NumberBytes {
  private NumberBytes() {}

  /// Where a number ends: `-? (0 | [1-9][0-9]*) (. [0-9]+)? ([eE] [+-]? [0-9]+)?`
  ///
  /// @param from where it begins
  /// @param start where the text begins, for the fault
  static int after(byte[] text, int from, int start, int end) {
    int i = from;
    if (text[i] == '-') {
      i++;
    }
    i = i < end && text[i] == '0' ? i + 1 : afterDigits(text, i, start, end);
    if (i < end && text[i] == '.') {
      i = afterDigits(text, i + 1, start, end);
    }
    if (i < end && (text[i] | 0x20) == 'e') {
      i++;
      boolean hasSign = i < end && (text[i] == '+' || text[i] == '-');
      i = afterDigits(text, hasSign ? i + 1 : i, start, end);
    }
    if (i < end && isOfAWord(text[i])) {
      throw unexpected("the end of a number", text, i, start, end);
    }
    return i;
  }

  /// Whether a byte right after a number or a word makes something else of it.
  static boolean isOfAWord(byte b) {
    return (b >= '0' && b <= '9')
        || (b >= 'a' && b <= 'z')
        || (b >= 'A' && b <= 'Z')
        || b == '_'
        || b == '.'
        || b == '-'
        || b == '+';
  }

  private static int afterDigits(byte[] text, int from, int start, int end) {
    int i = from;
    while (i < end && text[i] >= '0' && text[i] <= '9') {
      i++;
    }
    if (i == from) {
      throw unexpected("a digit", text, i, start, end);
    }
    return i;
  }

  private static JsonException unexpected(String expected, byte[] text, int i, int start, int end) {
    String got = i >= end ? "the end of the text" : StringBytes.shown(text[i]);
    return JsonException.at(i - start, "expected " + expected + ", got " + got);
  }
}
