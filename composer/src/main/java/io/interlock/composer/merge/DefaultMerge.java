package io.interlock.composer.merge;

import io.interlock.composer.diagnostic.ErrorCode;
import io.interlock.composer.diagnostic.HintCode;
import io.interlock.composer.subgraph.InputElement;
import io.interlock.composer.subgraph.Literal;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Merges default values: the supergraph has one only when all subgraphs have the same.
final class DefaultMerge {
  private DefaultMerge() {}

  static @Nullable Literal merge(
      MergeContext context,
      String coordinate,
      List<Source<InputElement>> sources,
      ErrorCode mismatch) {
    List<Literal> defaults =
        sources.stream()
            .<@Nullable Literal>map(s -> s.element().defaultValue())
            .filter(Objects::nonNull)
            .map(Literal.class::cast)
            .toList();
    if (defaults.isEmpty()) {
      return null;
    }
    Literal first = defaults.getFirst();
    if (!defaults.stream().allMatch(value -> Literal.isSame(first, value))) {
      context
          .errors()
          .add(
              mismatch,
              coordinate,
              message(coordinate, sources),
              Source.places(sources, InputElement::location));
      return first;
    }
    if (defaults.size() < sources.size()) {
      context
          .hints()
          .add(
              HintCode.INCONSISTENT_DEFAULT_VALUE_PRESENCE,
              coordinate,
              message(coordinate, sources) + "; the supergraph has none",
              Source.places(sources, InputElement::location));
      return null;
    }
    return first;
  }

  private static String message(String coordinate, List<Source<InputElement>> sources) {
    return "\"%s\" has different default values: %s"
        .formatted(coordinate, Wording.distribution(sources, DefaultMerge::describe));
  }

  static String describe(InputElement input) {
    Literal value = input.defaultValue();
    return value == null ? "no default value" : "default value " + value;
  }
}
