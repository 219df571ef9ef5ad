package io.interlock.composer.merge;

import io.interlock.composer.subgraph.Subgraph;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// What the `@override`s of one field come to. Filled by {@link OverrideRule}, then only read.
final class Overrides {
  private final Set<String> used = new LinkedHashSet<>();
  private final Set<String> unused = new LinkedHashSet<>();
  private final Map<String, String> labels = new LinkedHashMap<>();

  /// The field was taken from `source`, where a key, `@requires`, `@provides` or interface still
  /// needs it or not.
  void take(Subgraph source, boolean isUsed) {
    (isUsed ? used : unused).add(source.name());
  }

  void label(Subgraph subgraph, String label) {
    labels.put(subgraph.name(), label);
  }

  boolean isOverridden(Subgraph subgraph) {
    return isUsedOverridden(subgraph) || isUnusedOverridden(subgraph);
  }

  boolean isUsedOverridden(Subgraph subgraph) {
    return used.contains(subgraph.name());
  }

  boolean isUnusedOverridden(Subgraph subgraph) {
    return unused.contains(subgraph.name());
  }

  /// The label of a progressive override, for both subgraphs that take part.
  Optional<String> label(Subgraph subgraph) {
    return Optional.ofNullable(labels.get(subgraph.name()));
  }

  /// Whether anything must be said of the field in the supergraph.
  boolean needsJoin() {
    return !used.isEmpty() || !labels.isEmpty();
  }
}
