package io.interlock.supergraph.schema;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// Cuts an SDL into the texts of its definitions, each with the description before it, without
/// parsing them: far sooner than a parser. A definition begins at depth 0 with a keyword that does
/// not stand where a name is expected, or with the description before that keyword.
///
/// The texts together are the SDL, whatever that is; only of a list of definitions that extends
/// nothing each is one definition.
final class DefinitionTexts {
  private static final Set<String> KEYWORDS =
      Set.of(
          "schema", "scalar", "type", "interface", "union", "enum", "input", "directive", "extend");

  /// Words and signs after which a name comes, also one that looks like a keyword.
  private static final Set<String> BEFORE_NAMES =
      Set.of("scalar", "type", "interface", "union", "enum", "input", "implements", "on");

  private final String sdl;
  private final List<String> texts = new ArrayList<>();
  private int begin;
  private boolean isWithin;
  private int description = -1;
  private boolean isNameNext;
  private int depth;
  private int at;

  private DefinitionTexts(String sdl) {
    this.sdl = sdl;
  }

  /// In order; what is between two definitions belongs to the first.
  static List<String> of(String sdl) {
    return new DefinitionTexts(sdl).cut();
  }

  private List<String> cut() {
    while (at < sdl.length()) {
      char c = sdl.charAt(at);
      switch (c) {
        case '#' -> skipComment();
        case '"' -> skipString();
        case '{', '(', '[' -> deeper(1);
        case '}', ')', ']' -> deeper(-1);
        default -> {
          if (isOfAName(c)) {
            takeWord();
          } else {
            takeSign(c);
          }
        }
      }
    }
    texts.add(sdl.substring(begin));
    return texts;
  }

  private static boolean isOfAName(char c) {
    return c == '_' || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
  }

  private void deeper(int step) {
    depth += step;
    isNameNext = false;
    at++;
  }

  private void takeSign(char c) {
    if (!Character.isWhitespace(c) && c != ',' && c != '\uFEFF') {
      isNameNext = c == '=' || c == '|' || c == '&' || c == '@';
    }
    at++;
  }

  private void takeWord() {
    int start = at;
    while (at < sdl.length() && isOfAName(sdl.charAt(at))) {
      at++;
    }
    if (depth == 0) {
      String word = sdl.substring(start, at);
      boolean isKeyword = !isNameNext && KEYWORDS.contains(word);
      if (isKeyword) {
        beginDefinition(description < 0 ? start : description);
      }
      description = -1;
      isNameNext = isKeyword ? BEFORE_NAMES.contains(word) : isBeforeName(word);
    }
  }

  /// `implements` and `on` are keywords only in the midst of a definition.
  private boolean isBeforeName(String word) {
    return !isNameNext && (word.equals("implements") || word.equals("on"));
  }

  private void skipComment() {
    while (at < sdl.length() && sdl.charAt(at) != '\n' && sdl.charAt(at) != '\r') {
      at++;
    }
  }

  private void skipString() {
    if (depth == 0) {
      description = at;
    }
    boolean isBlock = sdl.startsWith("\"\"\"", at);
    String quote = isBlock ? "\"\"\"" : "\"";
    at += quote.length();
    while (at < sdl.length() && !sdl.startsWith(quote, at)) {
      at += sdl.charAt(at) == '\\' ? escape(isBlock) : 1;
    }
    at += quote.length();
  }

  /// In a block string only three quotes can be escaped.
  private int escape(boolean isBlock) {
    if (!isBlock) {
      return 2;
    }
    return sdl.startsWith("\\\"\"\"", at) ? 4 : 1;
  }

  private void beginDefinition(int start) {
    if (isWithin) {
      texts.add(sdl.substring(begin, start));
      begin = start;
    }
    isWithin = true;
  }
}
