package io.interlock.executor;

/// Lays JSON out for a reader and changes nothing else: the texts of numbers and strings, and the
/// order of keys, are part of what is compared.
public final class Pretty {
  private final StringBuilder out = new StringBuilder();
  private int depth;

  private Pretty() {}

  public static String print(String json) {
    Pretty pretty = new Pretty();
    boolean isInString = false;
    for (int i = 0; i < json.length(); i++) {
      char c = json.charAt(i);
      if (c == '"' && !isEscaped(json, i)) {
        isInString = !isInString;
      }
      if (isInString || c == '"') {
        pretty.out.append(c);
      } else {
        boolean isEmpty = i + 1 < json.length() && "]}".indexOf(json.charAt(i + 1)) >= 0;
        pretty.print(c, isEmpty, i > 0 && "[{".indexOf(json.charAt(i - 1)) >= 0);
      }
    }
    return pretty.out.append('\n').toString();
  }

  private static boolean isEscaped(String json, int quote) {
    int backslashes = 0;
    for (int i = quote - 1; i >= 0 && json.charAt(i) == '\\'; i--) {
      backslashes++;
    }
    return backslashes % 2 == 1;
  }

  private void print(char c, boolean opensEmpty, boolean closesEmpty) {
    switch (c) {
      case '{', '[' -> {
        out.append(c);
        depth++;
        if (!opensEmpty) {
          newLine();
        }
      }
      case '}', ']' -> {
        depth--;
        if (!closesEmpty) {
          newLine();
        }
        out.append(c);
      }
      case ',' -> {
        out.append(c);
        newLine();
      }
      case ':' -> out.append(": ");
      default -> out.append(c);
    }
  }

  private void newLine() {
    out.append('\n').append("  ".repeat(depth));
  }
}
