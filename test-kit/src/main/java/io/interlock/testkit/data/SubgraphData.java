package io.interlock.testkit.data;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/// One subgraph's part of a `data.json`; the package describes the file. Never changed after
/// reading.
///
/// @param query values of the query root's fields
/// @param mutation values of the mutation root's fields
/// @param subscription values of the subscription root's fields: one event each
/// @param entities objects with `__typename`
public record SubgraphData(
    ObjectNode query, ObjectNode mutation, ObjectNode subscription, List<ObjectNode> entities) {
  private static final Set<String> MEMBERS =
      Set.of("Query", "Mutation", "Subscription", "entities");

  public SubgraphData {
    entities = List.copyOf(entities);
  }

  /// Reads a whole file.
  ///
  /// @return by subgraph name
  /// @throws IllegalArgumentException when the text is not of the described form
  public static Map<String, SubgraphData> readAll(String dataJson) {
    Map<String, SubgraphData> all = new TreeMap<>();
    for (var subgraph : object(Json.parse(dataJson), "data.json").properties()) {
      all.put(subgraph.getKey(), of(subgraph.getKey(), subgraph.getValue()));
    }
    return all;
  }

  /// The data of a subgraph that the file does not mention.
  public static SubgraphData empty() {
    return of("", Json.parse("{}"));
  }

  private static SubgraphData of(String name, JsonNode part) {
    for (var member : object(part, name).properties()) {
      if (!MEMBERS.contains(member.getKey())) {
        throw new IllegalArgumentException(
            "data.json: expected one of %s in %s, found %s".formatted(MEMBERS, name, member));
      }
    }
    List<ObjectNode> entities = new ArrayList<>();
    for (JsonNode entity : part.path("entities")) {
      if (!entity.path("__typename").isTextual()) {
        throw new IllegalArgumentException(
            "data.json: an entity of %s lacks __typename: %s".formatted(name, entity));
      }
      entities.add(object(entity, name + ".entities"));
    }
    return new SubgraphData(
        member(part, "Query"), member(part, "Mutation"), member(part, "Subscription"), entities);
  }

  private static ObjectNode member(JsonNode part, String name) {
    return object(part.has(name) ? part.get(name) : Json.parse("{}"), name);
  }

  private static ObjectNode object(JsonNode node, String place) {
    if (node instanceof ObjectNode object) {
      return object;
    }
    throw new IllegalArgumentException(
        "data.json: expected an object at %s, found %s".formatted(place, node));
  }
}
