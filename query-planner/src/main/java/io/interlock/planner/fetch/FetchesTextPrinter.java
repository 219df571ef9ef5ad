package io.interlock.planner.fetch;

import java.util.List;
import java.util.stream.Collectors;

/// Prints a fetch graph for people:
///
/// ```
/// 1 products, before 2
///   asks topProducts { __typename upc price weight }
///
/// 2 inventory at topProducts.@, after 1
///   sends Product { __typename upc price weight }
///   asks ... on Product { shippingEstimate }
/// ```
public final class FetchesTextPrinter {
  private FetchesTextPrinter() {}

  public static String print(List<FetchDescription> fetches) {
    return fetches.stream()
        .map(fetch -> print(fetch, waitingFor(fetch, fetches)))
        .collect(Collectors.joining("\n\n"));
  }

  private static List<Integer> waitingFor(FetchDescription fetch, List<FetchDescription> fetches) {
    return fetches.stream()
        .filter(other -> other.after().contains(fetch.number()))
        .map(FetchDescription::number)
        .toList();
  }

  private static String print(FetchDescription fetch, List<Integer> before) {
    StringBuilder text = new StringBuilder(head(fetch)).append(others(", before ", before));
    fetch.sends().forEach(sent -> text.append("\n  sends ").append(sent));
    return text.append("\n  asks ").append(fetch.asks()).toString();
  }

  /// Number, subgraph, place, and what it goes with.
  static String head(FetchDescription fetch) {
    return fetch.number()
        + " "
        + fetch.subgraph()
        + (fetch.path().isEmpty() ? "" : " at " + fetch.path())
        + (fetch.condition().isEmpty() ? "" : ", if " + fetch.condition())
        + others(", after ", fetch.after())
        + others(", in one request with ", fetch.together());
  }

  private static String others(String what, List<Integer> numbers) {
    return numbers.isEmpty()
        ? ""
        : what + numbers.stream().map(String::valueOf).collect(Collectors.joining(", "));
  }
}
