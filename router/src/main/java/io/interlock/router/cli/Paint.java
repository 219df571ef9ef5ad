package io.interlock.router.cli;

import java.util.Map;
import picocli.CommandLine.Help.Ansi.Style;

/// Colours of what is said to people: on a terminal, or none at all.
enum Paint {
  COLORED,
  PLAIN;

  /// `INTERLOCK_COLOR` decides: `always` or anything else. The launcher sets it when standard error
  /// is a terminal and the environment has no `NO_COLOR`.
  static Paint of(Map<String, String> environment) {
    return "always".equals(environment.get("INTERLOCK_COLOR")) ? COLORED : PLAIN;
  }

  String error(String text) {
    return in(text, Style.bold, Style.fg_red);
  }

  String hint(String text) {
    return in(text, Style.bold, Style.fg_cyan);
  }

  /// What stands around an excerpt: arrows, line numbers.
  String frame(String text) {
    return in(text, Style.fg_blue);
  }

  String caret(String text) {
    return in(text, Style.bold, Style.fg_red);
  }

  String help(String text) {
    return in(text, Style.fg_green);
  }

  private String in(String text, Style... styles) {
    return this == PLAIN ? text : Style.on(styles) + text + Style.reset.on();
  }
}
