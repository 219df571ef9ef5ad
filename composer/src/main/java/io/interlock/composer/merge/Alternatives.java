package io.interlock.composer.merge;

import io.interlock.composer.subgraph.Literal;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/// What access to an element takes, as `@requiresScopes` and `@policy` say it: one of several
/// alternatives, each a set of names that are all needed. No alternative at all means that nothing
/// is needed.
public record Alternatives(List<Set<String>> sets) {
  /// Nothing is needed.
  public static final Alternatives NONE = new Alternatives(List.of(Set.of()));

  public Alternatives {
    sets = List.copyOf(sets);
  }

  /// Reads `[["a", "b"], ["c"]]`.
  public static Alternatives of(Literal value) {
    List<Set<String>> sets = new ArrayList<>();
    for (Literal alternative : elements(value)) {
      Set<String> needed = new TreeSet<>();
      for (Literal name : elements(alternative)) {
        needed.add(name instanceof Literal.StringLiteral s ? s.value() : name.toString());
      }
      sets.add(needed);
    }
    return sets.isEmpty() ? NONE : new Alternatives(sets);
  }

  private static List<Literal> elements(Literal value) {
    return value instanceof Literal.ListLiteral list ? list.values() : List.of(value);
  }

  /// What satisfies both. Alternatives that ask for more than another one are left out.
  public Alternatives and(Alternatives other) {
    Set<Set<String>> products = new LinkedHashSet<>();
    for (Set<String> left : sets) {
      for (Set<String> right : other.sets) {
        Set<String> both = new TreeSet<>(left);
        both.addAll(right);
        products.add(both);
      }
    }
    return new Alternatives(
        products.stream()
            .filter(p -> products.stream().noneMatch(q -> q.size() < p.size() && p.containsAll(q)))
            .toList());
  }

  /// Whether whoever satisfies this satisfies `other` too.
  public boolean implies(Alternatives other) {
    return sets.stream().allMatch(set -> other.sets.stream().anyMatch(set::containsAll));
  }

  Literal toLiteral() {
    return new Literal.ListLiteral(
        sets.stream()
            .<Literal>map(set ->
                new Literal.ListLiteral(
                    set.stream().<Literal>map(Literal.StringLiteral::new).toList()))
            .toList());
  }
}
