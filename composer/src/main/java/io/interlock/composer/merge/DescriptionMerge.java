package io.interlock.composer.merge;

import io.interlock.composer.diagnostic.HintCode;
import io.interlock.composer.diagnostic.SourceLocation;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Merges descriptions: the one that most subgraphs give, the first of several.
final class DescriptionMerge {
  /// As much of a description as a hint quotes, in characters.
  private static final int QUOTED = 60;

  private DescriptionMerge() {}

  static <E> @Nullable String merge(
      MergeContext context,
      String coordinate,
      List<Source<E>> sources,
      Function<E, @Nullable String> description,
      Function<E, @Nullable SourceLocation> place) {
    Map<String, Integer> counts = new LinkedHashMap<>();
    for (Source<E> source : sources) {
      String text = description.apply(source.element());
      if (text != null) {
        counts.merge(text, 1, Integer::sum);
      }
    }
    boolean isEmptyGiven = counts.remove("") != null;
    if (counts.isEmpty()) {
      return isEmptyGiven ? "" : null;
    }
    String best = "";
    int bestCount = 0;
    for (Map.Entry<String, Integer> entry : counts.entrySet()) {
      if (entry.getValue() > bestCount) {
        best = entry.getKey();
        bestCount = entry.getValue();
      }
    }
    if (counts.size() > 1) {
      List<Source<E>> described =
          sources.stream().filter(source -> description.apply(source.element()) != null).toList();
      context
          .hints()
          .add(
              HintCode.INCONSISTENT_DESCRIPTION,
              coordinate,
              "%s has different descriptions: %s; the supergraph has %s"
                  .formatted(
                      coordinate.isEmpty() ? "The schema" : "\"" + coordinate + "\"",
                      Wording.distribution(described, e -> quoted(description.apply(e))),
                      quoted(best)),
              Source.places(described, place));
    }
    return best;
  }

  private static String quoted(@Nullable String text) {
    String line = Objects.requireNonNullElse(text, "").strip().replaceAll("\\s+", " ");
    if (line.length() <= QUOTED) {
      return "\"" + line + "\"";
    }
    int end = Character.isHighSurrogate(line.charAt(QUOTED - 1)) ? QUOTED - 1 : QUOTED;
    return "\"" + line.substring(0, end) + "…\"";
  }
}
