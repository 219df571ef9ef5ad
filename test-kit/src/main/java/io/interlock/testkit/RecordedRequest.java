package io.interlock.testkit;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;

/// A request that reached a strict subgraph.
///
/// @param body the JSON text as it came
/// @param query the GraphQL document; empty when the body has none
/// @param variables an object, empty when the body has none
public record RecordedRequest(
    String subgraph,
    String body,
    String query,
    JsonNode variables,
    @Nullable String operationName) {

  /// Whether it asks for `_entities`.
  public boolean isEntityFetch() {
    return variables.properties().stream().anyMatch(v -> holdsRepresentations(v.getValue()))
        || query.contains("_entities");
  }

  private static boolean holdsRepresentations(JsonNode value) {
    return value.isArray() && value.path(0).has("__typename");
  }
}
