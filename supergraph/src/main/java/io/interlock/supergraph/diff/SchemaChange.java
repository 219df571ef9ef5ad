package io.interlock.supergraph.diff;

import java.util.Set;
import java.util.stream.Collectors;

/// One difference between two API schemas.
///
/// @param coordinate of the element that changed, by the GraphQL specification: `Product`,
///   `Product.price`, `Query.product(upc:)`, `Currency.EUR`, `@cache(ttl:)`. A member of a union
///   and an interface of a type have none, there it is the union's or type's.
/// @param message what was, what is, and what that means for whom; one line without full stop
/// @param concerned coordinates of the schema before; an operation that uses all of them is
///   concerned by the change
public record SchemaChange(
    ChangeType type,
    Criticality criticality,
    String coordinate,
    String message,
    Set<String> concerned) {

  public SchemaChange {
    concerned = Set.copyOf(concerned);
    if (!type.criticalities().contains(criticality)) {
      throw new IllegalArgumentException(
          "expected " + type + " to be one of " + type.criticalities() + ", got " + criticality);
    }
    if (concerned.isEmpty()) {
      throw new IllegalArgumentException("expected whom " + type + " concerns, got nobody");
    }
  }

  /// Whether an operation with this use might notice.
  public boolean concerns(OperationUse use) {
    return use.coordinates().containsAll(concerned);
  }

  /// As in `BREAKING FIELD_REMOVED Product.price: was …`.
  @Override
  public String toString() {
    return criticality + " " + type + " " + coordinate + ": " + message;
  }

  /// A coordinate or type as messages quote it.
  static String quoted(String text) {
    return "`" + text + "`";
  }

  /// Several of them.
  static String quoted(Set<String> texts) {
    return texts.stream().sorted().map(SchemaChange::quoted).collect(Collectors.joining(", "));
  }
}
