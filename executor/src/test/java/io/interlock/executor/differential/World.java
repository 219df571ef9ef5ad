package io.interlock.executor.differential;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;

/// Everything that the subgraphs and the monolith know together, in the words of the test kit's
/// data file. An object's fields have the same values wherever they are answered.
///
/// @param entities with `__typename`
record World(ObjectNode query, ObjectNode mutation, List<ObjectNode> entities) {
  World {
    entities = new ArrayList<>(entities);
  }

  /// The entity that a `!ref` means.
  ObjectNode entity(JsonNode reference) {
    for (ObjectNode entity : entities) {
      if (entity.get("id").equals(reference.get("id"))) {
        return entity;
      }
    }
    throw new IllegalArgumentException("no entity for " + reference);
  }
}
