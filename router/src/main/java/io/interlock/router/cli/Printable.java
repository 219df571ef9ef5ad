package io.interlock.router.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.regex.Pattern;

/// A router's texts as they are safely shown: they may quote SDLs and operations, which must not
/// move a terminal's cursor, nor begin a line that a pipeline's runner takes for its own command.
final class Printable {

  private static final Pattern CONTROL = Pattern.compile("[\\p{Cc}&&[^\n]]");

  private Printable() {}

  /// The text of a member; empty when there is none. Further lines begin with a bar.
  static String text(JsonNode json, String member) {
    return of(json.path(member).asText(""));
  }

  static String of(String text) {
    return CONTROL.matcher(text.strip()).replaceAll("?").replace("\n", "\n  | ");
  }
}
