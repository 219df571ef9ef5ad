package io.interlock.composer.print;

import io.interlock.composer.subgraph.Literal;

/// Descriptions as block strings.
final class Descriptions {
  /// A single line up to this many characters stands between its quotes.
  private static final int SHORT_LINE = 70;

  private Descriptions() {}

  /// `text` as a description before an element that is indented by `indent`.
  static String block(String text, String indent) {
    if (text.isEmpty()) {
      return indent + "\"\"\"\"\"\"\n";
    }
    if (!isPrintableAsBlock(text)) {
      return indent + Literal.StringLiteral.quote(text) + "\n";
    }
    String escaped = text.replace("\"\"\"", "\\\"\"\"");
    boolean isShort = escaped.length() <= SHORT_LINE && escaped.indexOf('\n') < 0;
    boolean endsOpen = escaped.endsWith("\"") || escaped.endsWith("\\");
    if (isShort && !endsOpen) {
      return indent + "\"\"\"" + escaped + "\"\"\"\n";
    }
    StringBuilder out = new StringBuilder(indent).append("\"\"\"\n");
    for (String line : escaped.split("\n", -1)) {
      out.append(line.isEmpty() ? "" : indent).append(line).append('\n');
    }
    return out.append(indent).append("\"\"\"\n").toString();
  }

  /// A block string loses common indentation, outer blank lines and control characters.
  private static boolean isPrintableAsBlock(String text) {
    if (text.isBlank()) {
      return false;
    }
    boolean hasControls =
        text.chars().anyMatch(c -> c == '\r' || c < 0x20 && c != '\n' && c != '\t');
    String[] lines = text.split("\n", -1);
    boolean hasOuterBlanks = lines[0].isBlank() || lines[lines.length - 1].isBlank();
    boolean isAllIndented = text.lines().allMatch(line -> line.isBlank() || isIndented(line));
    return !hasControls && !hasOuterBlanks && !isAllIndented;
  }

  private static boolean isIndented(String line) {
    return line.charAt(0) == ' ' || line.charAt(0) == '\t';
  }
}
