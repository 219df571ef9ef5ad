package io.interlock.benchmarks.composition;

import io.interlock.composer.SubgraphInput;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// A subgraph's SDL while it is being written: definitions by their heads, in the order in which
/// they were first mentioned.
final class SubgraphDraft {
  private static final String LINK =
      "extend schema @link(url: \"https://specs.apollo.dev/federation/v2.5\","
          + " import: [\"@key\", \"@shareable\", \"@external\", \"@requires\", \"@provides\","
          + " \"@override\", \"@tag\"])\n";

  private final int number;
  private final Map<String, List<String>> definitions = new LinkedHashMap<>();

  SubgraphDraft(int number) {
    this.number = number;
    add("type Query", "_ping%d: Boolean".formatted(number));
  }

  int number() {
    return number;
  }

  String name() {
    return "subgraph-%03d".formatted(number);
  }

  /// Adds lines to the definition that begins with `head`, which is made when it is missing.
  SubgraphDraft add(String head, String... lines) {
    definitions.computeIfAbsent(head, h -> new ArrayList<>()).addAll(List.of(lines));
    return this;
  }

  /// Whether there is a definition with that head.
  boolean has(String head) {
    return definitions.containsKey(head);
  }

  SubgraphInput toInput() {
    StringBuilder sdl = new StringBuilder(LINK);
    definitions.forEach((head, lines) -> {
      sdl.append('\n').append(head);
      if (!lines.isEmpty()) {
        sdl.append(" {\n");
        lines.forEach(line -> sdl.append("  ").append(line).append('\n'));
        sdl.append('}');
      }
      sdl.append('\n');
    });
    return new SubgraphInput(name(), "http://" + name() + ".test/graphql", sdl.toString());
  }
}
