package io.interlock.testkit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.interlock.testkit.federation.FieldPaths;
import org.jspecify.annotations.Nullable;

/// An object that a subgraph is answering from.
///
/// @param typename its concrete type
/// @param values its part of the data file
/// @param representation what the router sent for it; null when it was not reached by `_entities`
/// @param provided the external fields that `@provides` makes readable on the way that led here
record DataPosition(
    String typename, ObjectNode values, @Nullable JsonNode representation, FieldPaths provided) {

  /// What `@requires` inputs are read from: the representation, or else the provided values.
  JsonNode inputs() {
    return representation != null ? representation : values;
  }

  static DataPosition ofRoot(String typename, ObjectNode values) {
    return new DataPosition(typename, values, null, FieldPaths.NONE);
  }

  static ObjectNode noValues() {
    return JsonNodeFactory.instance.objectNode();
  }
}
