package io.interlock.executor.json;

/// Checks UTF-8. Well-formed sequences are those of table 3-7 of the Unicode standard: no overlong
/// forms, no surrogates, nothing above U+10FFFF.
///
/// Hot path: per character outside ASCII.
final class Utf8 {
  private Utf8() {}

  /// The number of bytes of the character that starts at `i` with a byte above 0x7F; 0 when no
  /// character does, or it is not complete before `end`.
  static int sizeAt(byte[] text, int i, int end) {
    int first = text[i] & 0xFF;
    int size = first < 0xC2 ? 0 : first < 0xE0 ? 2 : first < 0xF0 ? 3 : first < 0xF5 ? 4 : 0;
    if (size == 0 || i + size > end || !isSecond(first, text[i + 1] & 0xFF)) {
      return 0;
    }
    for (int rest = i + 2; rest < i + size; rest++) {
      if ((text[rest] & 0xC0) != 0x80) {
        return 0;
      }
    }
    return size;
  }

  /// Whether the second byte may follow the first: these four first bytes allow less than others.
  private static boolean isSecond(int first, int second) {
    return switch (first) {
      case 0xE0 -> second >= 0xA0 && second <= 0xBF;
      case 0xED -> second >= 0x80 && second <= 0x9F;
      case 0xF0 -> second >= 0x90 && second <= 0xBF;
      case 0xF4 -> second >= 0x80 && second <= 0x8F;
      default -> second >= 0x80 && second <= 0xBF;
    };
  }
}
