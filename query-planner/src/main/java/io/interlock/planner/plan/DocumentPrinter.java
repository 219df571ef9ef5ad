package io.interlock.planner.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/// Lays out a minified document, one selection a line. It knows just enough of GraphQL's tokens for
/// the documents that plans hold.
public final class DocumentPrinter {
  private final String text;
  private int at;

  private DocumentPrinter(String text) {
    this.text = text;
  }

  /// The lines of the selection set that begins at the first `{` outside of parentheses, without
  /// the outer braces, each with its depth below it.
  static List<Line> selections(String document) {
    DocumentPrinter printer = new DocumentPrinter(document);
    printer.skipHead();
    return printer.lines();
  }

  /// The selection set that begins at the first `{` outside of parentheses, on one line: without
  /// the outer braces, with spaces between.
  public static String onOneLine(String document) {
    return selections(document).stream().map(Line::text).collect(Collectors.joining(" "));
  }

  record Line(int depth, String text) {}

  private void skipHead() {
    int parentheses = 0;
    while (text.charAt(at) != '{' || parentheses > 0) {
      parentheses += text.charAt(at) == '(' ? 1 : 0;
      parentheses -= text.charAt(at) == ')' ? 1 : 0;
      at++;
    }
    at++;
  }

  private List<Line> lines() {
    List<Line> lines = new ArrayList<>();
    StringBuilder line = new StringBuilder();
    int depth = 0;
    while (depth >= 0 && at < text.length()) {
      char c = text.charAt(at);
      switch (c) {
        case '{' -> {
          lines.add(new Line(depth++, line.append(line.isEmpty() ? "{" : " {").toString()));
          line.setLength(0);
          at++;
        }
        case '}' -> {
          flush(line, depth, lines);
          depth--;
          if (depth >= 0) {
            lines.add(new Line(depth, "}"));
          }
          at++;
        }
        case ' ' -> {
          flush(line, depth, lines);
          at++;
        }
        case '.' -> fragment(line, depth, lines);
        default -> element(line);
      }
    }
    return lines;
  }

  private static void flush(StringBuilder line, int depth, List<Line> lines) {
    if (!line.isEmpty()) {
      lines.add(new Line(depth, line.toString()));
      line.setLength(0);
    }
  }

  /// `...on T`
  private void fragment(StringBuilder line, int depth, List<Line> lines) {
    flush(line, depth, lines);
    at += "...on ".length();
    line.append("... on ").append(name());
  }

  /// A name, with what belongs to it: an alias, arguments, directives.
  private void element(StringBuilder line) {
    char c = text.charAt(at);
    switch (c) {
      case ':' -> {
        line.append(": ");
        at++;
      }
      case '(' -> line.append(spaced(parenthesised()));
      case '@' -> {
        at++;
        line.append(" @").append(name());
      }
      default -> line.append(name());
    }
  }

  private String name() {
    int start = at;
    while (at < text.length()
        && (Character.isLetterOrDigit(text.charAt(at)) || text.charAt(at) == '_')) {
      at++;
    }
    if (at == start) {
      throw new IllegalArgumentException("unexpected '" + text.charAt(at) + "' in " + text);
    }
    return text.substring(start, at);
  }

  private String parenthesised() {
    int start = at;
    int depth = 0;
    do {
      char c = text.charAt(at);
      if (c == '"') {
        skipString();
      } else {
        depth += c == '(' ? 1 : 0;
        depth -= c == ')' ? 1 : 0;
        at++;
      }
    } while (depth > 0);
    return text.substring(start, at);
  }

  private void skipString() {
    String quote = text.startsWith("\"\"\"", at) ? "\"\"\"" : "\"";
    at += quote.length();
    while (!text.startsWith(quote, at)) {
      at += text.charAt(at) == '\\' ? 2 : 1;
    }
    at += quote.length();
  }

  /// `(a:1,b:"x,y")` as `(a: 1, b: "x,y")`.
  private static String spaced(String arguments) {
    StringBuilder spaced = new StringBuilder();
    boolean isInString = false;
    for (int i = 0; i < arguments.length(); i++) {
      char c = arguments.charAt(i);
      boolean isEscaped = i > 0 && arguments.charAt(i - 1) == '\\';
      isInString ^= c == '"' && !isEscaped;
      spaced.append(c);
      if (!isInString && (c == ':' || c == ',') && arguments.charAt(i + 1) != ' ') {
        spaced.append(' ');
      }
    }
    return spaced.toString();
  }
}
