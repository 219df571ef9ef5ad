package io.interlock.router.config;

import io.interlock.router.config.KeyType.ListOf;
import io.interlock.router.config.KeyType.Section;
import java.util.ArrayList;
import java.util.List;

/// The `gateway.yaml` that `init` writes: every key with its purpose. What may be left out is
/// commented out and shows its default or an example.
///
/// A comment for people begins with `# `, a key that is commented out with `#` alone, so that
/// taking away the `#` gives lawful YAML.
public final class TemplatePrinter {

  private static final String HEAD =
      """
      # The configuration of Interlock. A line such as "#port: 4000" shows a key and its default, or
      # an example: take the "#" away to set it. Every value may hold ${NAME} or ${NAME:default}
      # from the environment. Durations have a unit (500ms, 5s, 2m, 1h), sizes too (512KiB, 4MiB).
      """;

  private TemplatePrinter() {}

  /// The file, with a line feed at the end.
  public static String print() {
    StringBuilder out = new StringBuilder(HEAD);
    for (Key key : GatewayKeys.ROOT.keys()) {
      out.append('\n');
      lines(key).forEach(line -> out.append(line).append('\n'));
    }
    return out.toString();
  }

  private static List<String> lines(Key key) {
    if (key.type() instanceof ListOf(Section element)) {
      List<String> lines = new ArrayList<>(List.of("# " + key.purpose(), key.name() + ":"));
      lines.addAll(element(element));
      return lines;
    }
    List<String> lines = new ArrayList<>(List.of("# " + key.purpose()));
    commentedOut(key, "", lines);
    return lines;
  }

  /// One element of a list: required keys stand, the others are commented out.
  private static List<String> element(Section element) {
    List<String> lines = new ArrayList<>();
    boolean isFirst = true;
    for (Key key : element.keys()) {
      lines.add("    # " + key.purpose());
      if (key.isRequired()) {
        lines.add((isFirst ? "  - " : "    ") + key.name() + ": " + shown(key));
        isFirst = false;
      } else {
        commentedOut(key, "    ", lines);
      }
    }
    return lines;
  }

  private static void commentedOut(Key key, String indent, List<String> lines) {
    if (key.type() instanceof Section section) {
      lines.add("#" + indent + key.name() + ":");
      for (Key inner : section.keys()) {
        lines.add("#" + indent + "  # " + inner.purpose());
        commentedOut(inner, indent + "  ", lines);
      }
    } else {
      lines.add("#" + indent + key.name() + ": " + shown(key));
    }
  }

  private static String shown(Key key) {
    if (key.example() != null) {
      return key.example();
    }
    if (key.defaultText() == null) {
      throw new IllegalStateException("expected a default or an example of " + key.name());
    }
    return key.defaultText();
  }
}
