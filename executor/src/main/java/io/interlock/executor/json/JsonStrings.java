package io.interlock.executor.json;

import java.nio.charset.StandardCharsets;

/// The content of strings that a {@link JsonScanner} has read over.
public final class JsonStrings {
  private JsonStrings() {}

  /// The content of a string whose range includes its quotes.
  public static String stringOf(byte[] text, int from, int to) {
    for (int i = from + 1; i < to - 1; i++) {
      if (text[i] == '\\') {
        return unescape(text, from + 1, to - 1);
      }
    }
    return new String(text, from + 1, to - from - 2, StandardCharsets.UTF_8);
  }

  /// Replaces the escapes of a string's content, which was checked before.
  static String unescape(byte[] text, int from, int to) {
    String escaped = new String(text, from, to - from, StandardCharsets.UTF_8);
    StringBuilder plain = new StringBuilder(escaped.length());
    for (int i = 0; i < escaped.length(); i++) {
      char c = escaped.charAt(i);
      if (c != '\\') {
        plain.append(c);
        continue;
      }
      char kind = escaped.charAt(++i);
      if (kind == 'u') {
        plain.append((char) Integer.parseInt(escaped, i + 1, i + 5, 16));
        i += 4;
      } else {
        plain.append(unescaped(kind));
      }
    }
    return plain.toString();
  }

  private static char unescaped(char kind) {
    return switch (kind) {
      case 'b' -> '\b';
      case 'f' -> '\f';
      case 'n' -> '\n';
      case 'r' -> '\r';
      case 't' -> '\t';
      default -> kind; // '"', '\\' and '/' stand for themselves
    };
  }
}
