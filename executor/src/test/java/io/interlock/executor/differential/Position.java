package io.interlock.executor.differential;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/// A place in a response.
///
/// @param path response keys and indices from `data` on
/// @param entities the ids of the entities around the place, the outermost first
record Position(List<String> path, List<String> entities) {
  static final Position ROOT = new Position(List.of(), List.of());

  Position {
    path = List.copyOf(path);
    entities = List.copyOf(entities);
  }

  /// The place to which a path leads, as far as it leads anywhere.
  ///
  /// @param data with the identity of each object
  static Position in(JsonNode data, List<String> path) {
    Position at = ROOT;
    JsonNode value = data;
    for (String step : path) {
      at = at.within(value).below(step);
      value = step(value, step);
    }
    return at;
  }

  static JsonNode step(JsonNode value, String step) {
    return value.isArray() ? value.path(Integer.parseInt(step)) : value.path(step);
  }

  /// The same inside of an object.
  Position within(JsonNode object) {
    JsonNode identity = object.path(Identities.FIELD);
    return identity.isTextual() ? new Position(path, plus(entities, identity.textValue())) : this;
  }

  Position below(String step) {
    return new Position(plus(path, step), entities);
  }

  /// The place of the object that has this place as a member.
  Position object() {
    return new Position(path.subList(0, path.size() - 1), entities);
  }

  /// Whether one path leads to the other or is the same.
  boolean isOnOneLineWith(List<String> other) {
    int common = Math.min(path.size(), other.size());
    return path.subList(0, common).equals(other.subList(0, common));
  }

  /// Whether a path leads here or below.
  boolean isAbove(List<String> other) {
    return path.size() <= other.size() && isOnOneLineWith(other);
  }

  private static List<String> plus(List<String> list, String last) {
    List<String> longer = new ArrayList<>(list);
    longer.add(last);
    return longer;
  }

  @Override
  public String toString() {
    return path.isEmpty() ? "data" : "data." + String.join(".", path);
  }
}
