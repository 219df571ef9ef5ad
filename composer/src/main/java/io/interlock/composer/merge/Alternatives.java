package io.interlock.composer.merge;

import io.interlock.composer.subgraph.Literal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/// What access to an element takes, as `@requiresScopes` and `@policy` say it: one of several
/// alternatives, each a list of names that are all needed. No alternative at all means that nothing
/// is needed.
///
/// @param lists each sorted; repeated names stay, as other composers keep them
public record Alternatives(List<List<String>> lists) {
  /// Nothing is needed.
  public static final Alternatives NONE = new Alternatives(List.of(List.of()));

  public Alternatives {
    lists = List.copyOf(lists);
  }

  /// Reads `[["a", "b"], ["c"]]`.
  public static Alternatives of(Literal value) {
    List<List<String>> lists = new ArrayList<>();
    for (Literal alternative : elements(value)) {
      lists.add(elements(alternative).stream().map(Alternatives::name).sorted().toList());
    }
    lists.sort(Comparator.comparing(Alternatives::text));
    return lists.isEmpty() ? NONE : new Alternatives(lists);
  }

  private static String name(Literal value) {
    return value instanceof Literal.StringLiteral s ? s.value() : value.toString();
  }

  /// `["a","b"]`, by which other composers order alternatives too: longer ones come before their
  /// beginnings.
  private static String text(List<String> list) {
    return list.stream().collect(Collectors.joining("\",\"", "[\"", "\"]"));
  }

  private static List<Literal> elements(Literal value) {
    return value instanceof Literal.ListLiteral list ? list.values() : List.of(value);
  }

  /// What satisfies both, shortest alternatives first. Alternatives that ask for more than another
  /// one are left out.
  public Alternatives and(Alternatives other) {
    List<List<String>> products = new ArrayList<>();
    for (List<String> left : lists) {
      for (List<String> right : other.lists) {
        products.add(union(left, right));
      }
    }
    products.sort(Comparator.comparing(List::size));
    List<List<String>> needed = new ArrayList<>();
    for (List<String> product : products) {
      if (needed.stream().noneMatch(product::containsAll)) {
        needed.add(product);
      }
    }
    return new Alternatives(needed);
  }

  private static List<String> union(List<String> left, List<String> right) {
    List<String> both = new ArrayList<>(left);
    right.stream().filter(name -> !left.contains(name)).forEach(both::add);
    both.sort(Comparator.naturalOrder());
    return both;
  }

  /// Whether whoever satisfies this satisfies `other` too.
  public boolean implies(Alternatives other) {
    return lists.stream().allMatch(list -> other.lists.stream().anyMatch(list::containsAll));
  }

  Literal toLiteral() {
    return new Literal.ListLiteral(
        lists.stream()
            .<Literal>map(list ->
                new Literal.ListLiteral(
                    list.stream().<Literal>map(Literal.StringLiteral::new).toList()))
            .toList());
  }
}
