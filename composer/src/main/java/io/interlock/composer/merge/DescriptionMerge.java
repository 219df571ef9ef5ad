package io.interlock.composer.merge;

import io.interlock.composer.diagnostic.HintCode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Merges descriptions: the one that most subgraphs give, the first of several.
final class DescriptionMerge {
  private DescriptionMerge() {}

  static <E> @Nullable String merge(
      MergeContext context,
      String coordinate,
      List<Source<E>> sources,
      Function<E, @Nullable String> description) {
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
      context
          .hints()
          .add(
              HintCode.INCONSISTENT_DESCRIPTION,
              coordinate,
              "%s has different descriptions in its subgraphs; the supergraph uses the most frequent one, the first of several"
                  .formatted(coordinate.isEmpty() ? "The schema" : "\"" + coordinate + "\""),
              List.of());
    }
    return best;
  }
}
