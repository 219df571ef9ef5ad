package io.interlock.example.subgraph;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// What the shop sells and what is said about it. Never changes.
final class Catalogue {
  /// One object: its fields by name, always with `__typename`.
  record Row(Map<String, Object> values) {
    String type() {
      return Objects.requireNonNull(values.get("__typename")).toString();
    }

    @Nullable Object value(String field) {
      return values.get(field);
    }
  }

  private static final List<Row> PRODUCTS =
      List.of(
          product("1", "Table", 899, "Oak, for six."),
          product("2", "Couch", 1299, "Deep and green."),
          product("3", "Chair", 54, "Stackable."));

  private static final List<Row> REVIEWS =
      List.of(
          review("1", "1", 5, "Love it!"),
          review("2", "1", 2, "Too expensive."),
          review("3", "2", 4, "Slept on it for a week."),
          review("4", "3", 3, "It is a chair."));

  private Catalogue() {}

  private static Row product(String upc, String name, int price, String description) {
    Map<String, Object> row = new LinkedHashMap<>();
    row.put("__typename", "Product");
    row.put("upc", upc);
    row.put("name", name);
    row.put("price", price);
    row.put("description", description);
    return new Row(row);
  }

  private static Row review(String id, String upc, int rating, String body) {
    Map<String, Object> row = new LinkedHashMap<>();
    row.put("__typename", "Review");
    row.put("id", id);
    row.put("body", body);
    row.put("rating", rating);
    row.put("upc", upc);
    return new Row(row);
  }

  /// All objects of a type, in a fixed order.
  static List<Row> all(String type) {
    return switch (type) {
      case "Product" -> PRODUCTS;
      case "Review" -> REVIEWS;
      default -> List.of();
    };
  }

  /// The object of a type with these key fields.
  static @Nullable Row find(String type, Map<String, Object> key) {
    return all(type).stream().filter(row -> matches(row, key)).findFirst().orElse(null);
  }

  private static boolean matches(Row row, Map<String, Object> key) {
    return key.entrySet().stream()
        .filter(field -> !field.getKey().equals("__typename"))
        .allMatch(field -> Objects.equals(row.value(field.getKey()), field.getValue()));
  }

  /// The objects that a field of `row` leads to.
  static List<Row> linked(Row row, String type) {
    Object upc = row.value("upc");
    return all(type).stream().filter(other -> Objects.equals(other.value("upc"), upc)).toList();
  }
}
