package io.interlock.router.config;

import java.util.Map;
import java.util.function.Consumer;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// `${NAME}` and `${NAME:default}` in configuration values; `$${` stands for a plain `${`.
///
/// Braces and colons mean something to YAML, so that `{ token: ${TOKEN:} }` would not even parse.
/// The file is therefore masked before it is parsed: inside a placeholder every character that YAML
/// reads is replaced by one of the private use area, which keeps lines and columns. Values are
/// unmasked when they are read.
final class Placeholders {

  private static final Pattern PLACEHOLDER =
      Pattern.compile("\\$?\\$\\{([A-Za-z_][A-Za-z0-9_]*)(?::([^}\\n]*))?}");

  /// What YAML reads, and what stands for it, character by character.
  private static final String READ_BY_YAML = "{}[],:#";

  /// U+F8D0 and the following: private use, so that no sensible file holds them.
  private static final char FIRST_MASK = '\uF8D0';

  private Placeholders() {}

  /// The text with every placeholder masked; same length, same lines.
  static String mask(String text) {
    StringBuilder out = new StringBuilder(text);
    Matcher matcher = PLACEHOLDER.matcher(text);
    while (matcher.find()) {
      for (int i = matcher.start(); i < matcher.end(); i++) {
        int index = READ_BY_YAML.indexOf(text.charAt(i));
        if (index >= 0) {
          out.setCharAt(i, (char) (FIRST_MASK + index));
        }
      }
    }
    return out.toString();
  }

  /// The text that was masked.
  static String unmask(String text) {
    StringBuilder out = new StringBuilder(text);
    for (int i = 0; i < out.length(); i++) {
      int index = out.charAt(i) - FIRST_MASK;
      if (index >= 0 && index < READ_BY_YAML.length()) {
        out.setCharAt(i, READ_BY_YAML.charAt(index));
      }
    }
    return out.toString();
  }

  /// The text with every placeholder replaced.
  ///
  /// @param missing told the name of each variable that is not set and has no default
  static String expand(String text, Map<String, String> environment, Consumer<String> missing) {
    return PLACEHOLDER
        .matcher(text)
        .replaceAll(match -> Matcher.quoteReplacement(replacement(match, environment, missing)));
  }

  private static String replacement(
      MatchResult match, Map<String, String> environment, Consumer<String> missing) {
    if (match.group().startsWith("$$")) {
      return match.group().substring(1);
    }
    String value = environment.get(match.group(1));
    if (value != null) {
      return value;
    }
    if (match.group(2) == null) {
      missing.accept(match.group(1));
      return "";
    }
    return match.group(2);
  }
}
