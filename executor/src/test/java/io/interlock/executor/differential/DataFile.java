package io.interlock.executor.differential;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.interlock.executor.differential.Blueprint.Appearance;
import io.interlock.executor.differential.Blueprint.Field;
import io.interlock.executor.differential.Blueprint.Type;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiConsumer;

/// Writes a world as the data of its subgraphs and of the monolith. They differ in computed fields:
/// a subgraph echoes what it is sent, the monolith has the value.
record DataFile(Blueprint blueprint, World world) {
  static final String MONOLITH = "monolith";

  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  /// @param hasGaps whether subgraphs do not know some entities
  ObjectNode subgraphs(Dice dice, boolean hasGaps) {
    ObjectNode file = JSON.objectNode();
    for (String subgraph : subgraphs()) {
      ObjectNode part = part();
      var entities = part.putArray("entities");
      for (ObjectNode entity : world.entities()) {
        Type type = type(entity);
        Type standIn = blueprint.interfaceObjectOf(type.name, subgraph);
        if (type.isIn(subgraph) || standIn != null) {
          ObjectNode known = known(entity, (standIn == null ? type : standIn).in(subgraph));
          if (standIn != null) {
            known.put("__typename", standIn.name);
          }
          if (hasGaps && dice.chance(5)) {
            known.put("!null", true);
          }
          entities.add(known);
        }
      }
      file.set(subgraph, withStandIns(part, subgraph));
    }
    return file;
  }

  private ObjectNode known(ObjectNode entity, Appearance appearance) {
    ObjectNode known = JSON.objectNode().setAll(entity);
    eachComputed(known, (o, f) -> o.put(f.name(), "!echo: " + f.computed().echo()));
    appearance.fields.forEach((field, placement) -> {
      if (placement.role() == Blueprint.Role.MOVED) {
        known.put(field, "!fail: it has moved");
      }
    });
    return known;
  }

  /// The value with the interface's name where the subgraph knows no other one.
  private <T extends JsonNode> T withStandIns(T value, String subgraph) {
    T copy = value.deepCopy();
    for (JsonNode reference : copy.findParents("!ref")) {
      Type standIn = blueprint.interfaceObjectOf(reference.get("!ref").asText(), subgraph);
      if (standIn != null) {
        ((ObjectNode) reference).put("!ref", standIn.name);
      }
    }
    return copy;
  }

  private List<String> subgraphs() {
    return blueprint.subgraphs.stream()
        .filter(subgraph -> blueprint.types.values().stream().anyMatch(type -> type.isIn(subgraph)))
        .toList();
  }

  ObjectNode monolith() {
    ComputedFields computed = new ComputedFields(blueprint, world);
    ObjectNode part = part();
    var entities = part.putArray("entities");
    for (ObjectNode entity : world.entities()) {
      ObjectNode known = entities.addObject().setAll(entity);
      eachComputed(known, (o, f) -> o.set(f.name(), computed.value(entity, f.computed())));
    }
    return JSON.objectNode().set(MONOLITH, part);
  }

  /// What the computed fields depend on, by `<id>.<field>`.
  Map<String, Inputs> inputs() {
    ComputedFields computed = new ComputedFields(blueprint, world);
    Map<String, Inputs> inputs = new TreeMap<>();
    for (ObjectNode entity : world.entities()) {
      eachComputed(
          entity,
          (e, field) ->
              inputs.put(
                  e.get("id").asText() + "." + field.name(), computed.inputs(e, field.computed())));
    }
    return inputs;
  }

  private ObjectNode part() {
    ObjectNode part = JSON.objectNode();
    part.set("Query", world.query());
    part.set("Mutation", world.mutation());
    return part;
  }

  private Type type(ObjectNode entity) {
    return blueprint.type(entity.get("__typename").asText());
  }

  private void eachComputed(ObjectNode entity, BiConsumer<ObjectNode, Field> with) {
    type(entity).fields.values().stream()
        .filter(field -> field.computed() != null)
        .forEach(field -> with.accept(entity, field));
  }
}
