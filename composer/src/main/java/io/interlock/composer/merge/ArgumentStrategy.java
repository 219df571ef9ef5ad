package io.interlock.composer.merge;

import io.interlock.composer.subgraph.Literal;
import java.math.BigDecimal;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// How different values of one argument of one directive become one value.
enum ArgumentStrategy {
  /// The greatest number.
  MAX,
  /// All elements of all lists.
  UNION,
  /// True where all are.
  AND,
  /// Both conditions: lists of alternatives, each a list of what is needed together.
  CONJUNCTION;

  private static final Map<String, Map<String, ArgumentStrategy>> OF =
      Map.of(
          "cost", Map.of("weight", MAX),
          "listSize",
              Map.of(
                  "assumedSize", MAX,
                  "slicingArguments", UNION,
                  "sizedFields", UNION,
                  "requireOneSlicingArgument", AND),
          "requiresScopes", Map.of("scopes", CONJUNCTION),
          "policy", Map.of("policies", CONJUNCTION));

  /// The strategies of a directive that composes by itself, by argument.
  static Optional<Map<String, ArgumentStrategy>> of(String directive) {
    return Optional.ofNullable(OF.get(directive));
  }

  /// One value for `values`, which has no nulls and is not empty.
  Literal merge(List<Literal> values) {
    return switch (this) {
      case MAX -> max(values);
      case UNION -> union(values);
      case AND ->
          new Literal.BooleanLiteral(
              values.stream().allMatch(new Literal.BooleanLiteral(true)::equals));
      case CONJUNCTION -> conjunction(values);
    };
  }

  private static Literal max(List<Literal> values) {
    BigDecimal greatest = null;
    Literal result = values.getFirst();
    for (Literal value : values) {
      if (value instanceof Literal.NumberLiteral number
          && (greatest == null || number.value().compareTo(greatest) > 0)) {
        greatest = number.value();
        result = value;
      }
    }
    return result;
  }

  private static Literal union(List<Literal> values) {
    Set<Literal> all = new LinkedHashSet<>();
    values.forEach(value -> all.addAll(elements(value)));
    return new Literal.ListLiteral(List.copyOf(all));
  }

  private static List<Literal> elements(Literal value) {
    return value instanceof Literal.ListLiteral list ? list.values() : List.of(value);
  }

  private static Literal conjunction(List<Literal> values) {
    return values.stream()
        .map(Alternatives::of)
        .distinct()
        .reduce(Alternatives::and)
        .orElseThrow()
        .toLiteral();
  }
}
