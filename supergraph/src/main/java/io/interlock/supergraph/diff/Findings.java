package io.interlock.supergraph.diff;

import graphql.schema.GraphQLNamedSchemaElement;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/// The changes while they are found. Owned by one thread.
final class Findings {
  /// Of coordinates: `.` and `(` sort before all that names are made of, so a type stands before
  /// its fields, and those before the next type.
  private static final Comparator<SchemaChange> ORDER =
      Comparator.comparing(SchemaChange::coordinate)
          .thenComparing(SchemaChange::type)
          .thenComparing(SchemaChange::message);

  private final List<SchemaChange> found = new ArrayList<>();
  private int looks;

  /// A change that concerns whoever uses the coordinate.
  void add(ChangeType type, Criticality criticality, String coordinate, String message) {
    add(type, criticality, coordinate, Set.of(coordinate), message);
  }

  void add(
      ChangeType type,
      Criticality criticality,
      String coordinate,
      Set<String> concerned,
      String message) {
    found.add(new SchemaChange(type, criticality, coordinate, message, concerned));
  }

  /// Hands each element to the consumer that its name calls for.
  <T extends GraphQLNamedSchemaElement> void pair(
      Collection<? extends T> before,
      Collection<? extends T> after,
      Consumer<T> removed,
      Consumer<T> added,
      BiConsumer<T, T> kept) {
    Map<String, T> unmatched = new LinkedHashMap<>();
    after.forEach(element -> unmatched.put(element.getName(), element));
    looks += before.size() + after.size();
    for (T element : before) {
      T same = unmatched.remove(element.getName());
      if (same == null) {
        removed.accept(element);
      } else {
        kept.accept(element, same);
      }
    }
    unmatched.values().forEach(added);
  }

  SchemaChanges sorted() {
    return new SchemaChanges(found.stream().sorted(ORDER).toList());
  }

  /// How many elements of both schemas were paired: the work that was done.
  int looks() {
    return looks;
  }
}
