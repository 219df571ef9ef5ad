package io.interlock.composer.merge;

import io.interlock.composer.subgraph.Subgraph;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/// How messages list subgraphs and what each of them says.
public final class Wording {
  private Wording() {}

  /// `subgraph "a"`, or `subgraphs "a", "b" and "c"`.
  public static String subgraphs(List<Subgraph> subgraphs) {
    List<String> names = subgraphs.stream().map(s -> "\"" + s.name() + "\"").distinct().toList();
    return (names.size() == 1 ? "subgraph " : "subgraphs ") + and(names);
  }

  static <E> String subgraphsOf(List<Source<E>> sources) {
    return subgraphs(sources.stream().map(Source::subgraph).toList());
  }

  /// `a`, `a and b`, `a, b and c`.
  public static String and(List<String> items) {
    return items.size() < 2
        ? String.join("", items)
        : String.join(", ", items.subList(0, items.size() - 1)) + " and " + items.getLast();
  }

  /// What the sources say, grouped: `type "Int" in subgraph "a" but type "Float" in subgraph "b"`.
  static <E> String distribution(List<Source<E>> sources, Function<E, String> value) {
    Map<String, List<Subgraph>> groups = new LinkedHashMap<>();
    for (Source<E> source : sources) {
      groups
          .computeIfAbsent(value.apply(source.element()), v -> new ArrayList<>())
          .add(source.subgraph());
    }
    List<String> parts = new ArrayList<>();
    groups.forEach((said, subgraphs) -> parts.add(said + " in " + subgraphs(subgraphs)));
    return parts.size() < 2
        ? String.join("", parts)
        : parts.getFirst() + " but " + String.join(" and ", parts.subList(1, parts.size()));
  }
}
