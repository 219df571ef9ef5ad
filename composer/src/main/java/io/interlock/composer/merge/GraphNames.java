package io.interlock.composer.merge;

import io.interlock.composer.subgraph.Subgraph;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// The values of `join__Graph`: a legal enum value for each subgraph's name.
public final class GraphNames {
  private final Map<String, String> values = new LinkedHashMap<>();

  GraphNames(List<Subgraph> subgraphs) {
    Map<String, Integer> uses = new HashMap<>();
    subgraphs.forEach(subgraph -> uses.merge(sanitised(subgraph.name()), 1, Integer::sum));
    Map<String, Integer> numbers = new HashMap<>();
    for (Subgraph subgraph : subgraphs) {
      String value = sanitised(subgraph.name());
      boolean isShared = uses.getOrDefault(value, 0) > 1;
      values.put(
          subgraph.name(), isShared ? value + "_" + numbers.merge(value, 1, Integer::sum) : value);
    }
  }

  static String sanitised(String name) {
    String value = name.replaceAll("[^A-Za-z0-9_]", "_");
    if (!value.isEmpty() && Character.isDigit(value.charAt(0))) {
      value = "_" + value;
    }
    if (value.matches(".*_[0-9]+")) {
      value = value + "_";
    }
    return value.toUpperCase(Locale.ROOT);
  }

  String of(Subgraph subgraph) {
    return values.getOrDefault(subgraph.name(), "");
  }
}
