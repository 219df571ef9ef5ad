package io.interlock.router.lifecycle;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// One reason why a schema was refused.
///
/// @param code of the federation documentation, for example `FIELD_TYPE_MISMATCH`
/// @param coordinate the schema element at fault, for example `Product.price`
/// @param subgraphs the subgraphs involved
public record SchemaError(
    String code,
    String message,
    @Nullable String coordinate,
    List<String> subgraphs,
    List<Location> locations) {
  public SchemaError {
    subgraphs = List.copyOf(subgraphs);
    locations = List.copyOf(locations);
  }

  /// A place in a subgraph's SDL; line and column count from 1.
  public record Location(String subgraph, int line, int column) {}
}
