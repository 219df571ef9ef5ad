package io.interlock.executor.variables;

import io.interlock.executor.json.JsonWriter;
import java.util.ArrayList;
import java.util.List;

/// Turns a constant GraphQL literal into JSON text: enum values become strings, numbers stay as
/// they are written. On the cold path.
final class LiteralReader {
  private final String text;
  private int position;

  private LiteralReader(String text) {
    this.text = text;
  }

  /// @throws IllegalArgumentException when the text is no constant literal
  static String toJson(String literal) {
    LiteralReader reader = new LiteralReader(literal);
    StringBuilder json = new StringBuilder();
    reader.readValue(json);
    reader.skipIgnored();
    if (reader.position < literal.length()) {
      throw reader.unexpected("the end of the literal");
    }
    return json.toString();
  }

  private void readValue(StringBuilder json) {
    skipIgnored();
    char c = next();
    if (c == '[') {
      readList(json);
    } else if (c == '{') {
      readObject(json);
    } else if (text.startsWith("\"\"\"", position)) {
      json.append(JsonWriter.string(blockString()));
    } else if (c == '"') {
      json.append(JsonWriter.string(string()));
    } else if (c == '-' || (c >= '0' && c <= '9')) {
      json.append(number());
    } else {
      String name = name();
      boolean isWord = name.equals("true") || name.equals("false") || name.equals("null");
      json.append(isWord ? name : JsonWriter.string(name));
    }
  }

  private void readList(StringBuilder json) {
    position++;
    json.append('[');
    boolean isFirst = true;
    for (skipIgnored(); next() != ']'; skipIgnored()) {
      if (!isFirst) {
        json.append(',');
      }
      isFirst = false;
      readValue(json);
    }
    position++;
    json.append(']');
  }

  private void readObject(StringBuilder json) {
    position++;
    json.append('{');
    boolean isFirst = true;
    for (skipIgnored(); next() != '}'; skipIgnored()) {
      if (!isFirst) {
        json.append(',');
      }
      isFirst = false;
      json.append(JsonWriter.string(name())).append(':');
      skipIgnored();
      if (next() != ':') {
        throw unexpected("':'");
      }
      position++;
      readValue(json);
    }
    position++;
    json.append('}');
  }

  private String name() {
    int from = position;
    while (position < text.length() && isNameCharacter(text.charAt(position))) {
      position++;
    }
    if (position == from) {
      throw unexpected("a value");
    }
    return text.substring(from, position);
  }

  private static boolean isNameCharacter(char c) {
    return c == '_' || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
  }

  private String number() {
    int from = position;
    while (position < text.length() && "+-.eE0123456789".indexOf(text.charAt(position)) >= 0) {
      position++;
    }
    return text.substring(from, position);
  }

  private String string() {
    StringBuilder string = new StringBuilder();
    position++;
    for (char c = next(); c != '"'; c = next()) {
      position++;
      if (c == '\\') {
        readEscape(string);
      } else {
        string.append(c);
      }
    }
    position++;
    return string.toString();
  }

  private void readEscape(StringBuilder string) {
    char kind = next();
    position++;
    switch (kind) {
      case '"', '\\', '/' -> string.append(kind);
      case 'b' -> string.append('\b');
      case 'f' -> string.append('\f');
      case 'n' -> string.append('\n');
      case 'r' -> string.append('\r');
      case 't' -> string.append('\t');
      case 'u' -> readUnicode(string);
      default -> throw unexpected("an escape");
    }
  }

  /// Four digits, or any number of them in braces.
  private void readUnicode(StringBuilder string) {
    boolean isBraced = next() == '{';
    int from = isBraced ? position + 1 : position;
    int to = isBraced ? text.indexOf('}', from) : from + 4;
    if (to < 0 || to > text.length()) {
      throw unexpected("a code point");
    }
    string.appendCodePoint(Integer.parseInt(text, from, to, 16));
    position = isBraced ? to + 1 : to;
  }

  private String blockString() {
    StringBuilder raw = new StringBuilder();
    position += 3;
    while (!text.startsWith("\"\"\"", position)) {
      if (text.startsWith("\\\"\"\"", position)) {
        raw.append("\"\"\"");
        position += 4;
      } else {
        raw.append(next());
        position++;
      }
    }
    position += 3;
    return dedent(raw.toString());
  }

  /// `BlockStringValue` of the specification, section 2.9.4.
  private static String dedent(String raw) {
    List<String> lines = new ArrayList<>(List.of(raw.split("\r\n|\r|\n", -1)));
    int common = Integer.MAX_VALUE;
    for (String line : lines.subList(1, lines.size())) {
      int indent = indentOf(line);
      if (indent < line.length()) {
        common = Math.min(common, indent);
      }
    }
    for (int i = 1; i < lines.size(); i++) {
      String line = lines.get(i);
      lines.set(i, line.substring(Math.min(common, line.length())));
    }
    while (!lines.isEmpty() && indentOf(lines.getFirst()) == lines.getFirst().length()) {
      lines.removeFirst();
    }
    while (!lines.isEmpty() && indentOf(lines.getLast()) == lines.getLast().length()) {
      lines.removeLast();
    }
    return String.join("\n", lines);
  }

  private static int indentOf(String line) {
    int indent = 0;
    while (indent < line.length() && (line.charAt(indent) == ' ' || line.charAt(indent) == '\t')) {
      indent++;
    }
    return indent;
  }

  private void skipIgnored() {
    while (position < text.length() && " \t\r\n,\uFEFF".indexOf(text.charAt(position)) >= 0) {
      position++;
    }
  }

  private char next() {
    if (position >= text.length()) {
      throw unexpected("more");
    }
    return text.charAt(position);
  }

  private IllegalArgumentException unexpected(String expected) {
    return new IllegalArgumentException(
        "expected " + expected + " at " + position + " of the literal " + text);
  }
}
