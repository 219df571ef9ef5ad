package io.interlock.composer.merge;

import io.interlock.composer.subgraph.Literal;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

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
    List<Set<String>> result = List.of(Set.of());
    for (Literal value : new LinkedHashSet<>(values)) {
      result = conjunction(result, alternatives(value));
    }
    return new Literal.ListLiteral(
        result.stream()
            .<Literal>map(needed ->
                new Literal.ListLiteral(
                    needed.stream().<Literal>map(Literal.StringLiteral::new).toList()))
            .toList());
  }

  /// No alternative at all counts as one that needs nothing.
  static List<Set<String>> alternatives(Literal value) {
    List<Set<String>> alternatives = new ArrayList<>();
    for (Literal alternative : elements(value)) {
      Set<String> needed = new TreeSet<>();
      for (Literal name : elements(alternative)) {
        needed.add(name instanceof Literal.StringLiteral s ? s.value() : name.toString());
      }
      alternatives.add(needed);
    }
    return alternatives.isEmpty() ? List.of(Set.of()) : alternatives;
  }

  private static List<Set<String>> conjunction(List<Set<String>> a, List<Set<String>> b) {
    Set<Set<String>> products = new LinkedHashSet<>();
    for (Set<String> left : a) {
      for (Set<String> right : b) {
        Set<String> both = new TreeSet<>(left);
        both.addAll(right);
        products.add(both);
      }
    }
    return products.stream()
        .filter(p -> products.stream().noneMatch(q -> q.size() < p.size() && p.containsAll(q)))
        .toList();
  }
}
