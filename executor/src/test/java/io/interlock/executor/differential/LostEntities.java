package io.interlock.executor.differential;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// Finds the entities for which a subgraph was asked and had null: it does not know them, or one of
/// their fields failed that may not be null.
final class LostEntities {
  private static final Set<String> KEYS = Set.of("id", "uuid", "code", "region", "org");

  private LostEntities() {}

  /// @param data of the subgraphs
  /// @return ids
  static Set<String> of(ObjectNode data, List<Exchange> exchanges) {
    Set<String> lost = new HashSet<>();
    for (Exchange exchange : exchanges) {
      for (JsonNode representation : exchange.nulls()) {
        for (JsonNode entity : data.path(exchange.subgraph()).path("entities")) {
          if (isOf(entity, representation)) {
            lost.add(entity.get("id").asText());
          }
        }
      }
    }
    return lost;
  }

  /// Types differ where an interface stands for its objects; then ids do not.
  private static boolean isOf(JsonNode entity, JsonNode representation) {
    return KEYS.stream()
            .filter(representation::has)
            .allMatch(key -> id(entity.path(key)).equals(id(representation.path(key))))
        && (representation.has("id")
            || entity.get("__typename").equals(representation.get("__typename")));
  }

  private static JsonNode id(JsonNode key) {
    return key.isObject() ? key.path("id") : key;
  }
}
