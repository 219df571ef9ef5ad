package io.interlock.executor.differential;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.interlock.executor.differential.Blueprint.Field;
import io.interlock.executor.differential.Blueprint.Kind;
import io.interlock.executor.differential.Blueprint.Type;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// Draws the world that a blueprint's subgraphs answer from.
final class DataGenerator {
  private static final int ENTITIES = 3;
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private final Blueprint blueprint;
  private final Dice dice;
  private final boolean isFailing;

  private DataGenerator(Blueprint blueprint, Dice dice, boolean isFailing) {
    this.blueprint = blueprint;
    this.dice = dice;
    this.isFailing = isFailing;
  }

  /// @param isFailing whether some fields fail
  static World draw(Blueprint blueprint, Dice dice, boolean isFailing) {
    return new DataGenerator(blueprint, dice, isFailing).draw();
  }

  private World draw() {
    List<ObjectNode> entities = new ArrayList<>();
    for (Type type : blueprint.of(Kind.ENTITY)) {
      for (int i = 1; i <= ENTITIES; i++) {
        ObjectNode entity = JSON.objectNode().put("__typename", type.name);
        putKeys(entity, type.name + "-" + i, i);
        fill(entity, type);
        if (type.fields.containsKey(ContextGenerator.WAY)) {
          String id = ContextGenerator.NAME + "-" + i;
          entity.putObject(ContextGenerator.WAY).put("!ref", ContextGenerator.NAME).put("id", id);
        }
        entities.add(entity);
      }
    }
    return new World(root("Query"), root("Mutation"), entities);
  }

  private ObjectNode root(String name) {
    ObjectNode root = JSON.objectNode();
    if (blueprint.types.containsKey(name)) {
      fill(root, blueprint.type(name));
    }
    return root;
  }

  /// Every entity has the fields of all keys; whether its type has them too is the schema's affair.
  private static void putKeys(ObjectNode entity, String id, int number) {
    entity.put("id", id).put("uuid", "u-" + id);
    entity.put("code", "c" + number / 2).put("region", List.of("RED", "GREEN").get(number % 2));
    entity.putObject("org").put("__typename", "Org").put("id", "o-" + id).put("a", "org of " + id);
  }

  private void fill(ObjectNode object, Type type) {
    for (Field field : type.fields.values()) {
      if (!object.has(field.name()) && field.computed() == null) {
        object.set(field.name(), argued(type, never(type, field)));
      }
    }
  }

  /// With the type that the strictest subgraph says.
  private static Field never(Type type, Field field) {
    return type.strict.containsKey(field.name())
        ? new Field(
            field.name(),
            new TypeRef.NonNull(field.type()),
            field.arguments(),
            field.isInaccessible(),
            null)
        : field;
  }

  /// A value that may depend on the argument.
  private JsonNode argued(Type type, Field field) {
    if (field.arguments().isEmpty()) {
      return value(type, field, field.type());
    }
    if (field.type().nullable().text().equals("String") && dice.chance(60)) {
      return JSON.textNode("!echo: %s.%s for {$x?}".formatted(type.name, field.name()));
    }
    ObjectNode argued = JSON.objectNode();
    ArrayNode cases = argued.putArray("!case");
    ObjectNode first = cases.addObject();
    first.set("when", when(field.arguments().getFirst().type()));
    first.set("value", value(type, field, field.type()));
    cases.addObject().set("value", value(type, field, field.type()));
    return argued;
  }

  private ObjectNode when(TypeRef argument) {
    ObjectNode when = JSON.objectNode();
    if (argument.isList()) {
      when.putArray("x");
      return when;
    }
    return switch (argument.named()) {
      case "Int" -> when.put("x", 1);
      case "Boolean" -> when.put("x", true);
      case "F0" -> {
        when.putObject("x").put("x", 1);
        yield when;
      }
      case "String", "ID" -> when.put("x", "x");
      default -> when.put("x", "RED");
    };
  }

  private JsonNode value(Type type, Field field, TypeRef ref) {
    // whoever provides a field has it at hand
    if (isFailing && !type.provided.contains(field.name()) && dice.chance(5)) {
      return JSON.objectNode().put("!error", "%s.%s failed".formatted(type.name, field.name()));
    }
    return switch (ref) {
      case TypeRef.NonNull nonNull -> present(type, field, nonNull.of());
      case TypeRef.ListOf _, TypeRef.Named _ when dice.chance(12) -> JSON.nullNode();
      default -> present(type, field, ref);
    };
  }

  private JsonNode present(Type type, Field field, TypeRef ref) {
    return switch (ref) {
      case TypeRef.NonNull nonNull -> present(type, field, nonNull.of());
      case TypeRef.ListOf list -> {
        ArrayNode elements = JSON.arrayNode();
        for (int i = dice.chance(15) ? 0 : dice.between(1, 3); i > 0; i--) {
          elements.add(value(type, field, list.element()));
        }
        yield elements;
      }
      case TypeRef.Named named -> named(type, field, named.named());
    };
  }

  private JsonNode named(Type type, Field field, String name) {
    return switch (name) {
      case "String" ->
          JSON.textNode("%s.%s %d".formatted(type.name, field.name(), dice.between(1, 99)));
      case "ID" -> JSON.textNode("#" + dice.between(1, 99));
      case "Int" -> JSON.numberNode(dice.between(-9, 999));
      case "Float" -> JSON.numberNode(dice.between(-9, 99) + 0.5);
      case "Boolean" -> JSON.booleanNode(dice.chance(50));
      default -> ofType(type, field, blueprint.type(name));
    };
  }

  private JsonNode ofType(Type type, Field field, Type named) {
    return switch (named.kind) {
      case ENUM -> JSON.textNode(dice.one(membersEverywhere(type, field, named)));
      case ENTITY ->
          JSON.objectNode()
              .put("!ref", named.name)
              .put("id", named.name + "-" + dice.between(1, ENTITIES));
      case VALUE -> {
        ObjectNode value = JSON.objectNode().put("__typename", named.name);
        fill(value, named);
        yield value;
      }
      default -> {
        Set<String> members = membersEverywhere(type, field, named);
        yield members.isEmpty()
            ? JSON.nullNode()
            : ofType(type, field, blueprint.type(dice.one(members)));
      }
    };
  }

  /// The members that all subgraphs know which may be asked for the field: what only some of them
  /// can return has no answer that all agree on. (That leaves out the one known deviation from a
  /// monolith: where several subgraphs share a field and one of them has fewer members, what only
  /// the other returns is shown as an empty object; see the conversation
  /// `a-member-that-another-way-cannot-return`.)
  private Set<String> membersEverywhere(Type type, Field field, Type wide) {
    Set<String> members = new LinkedHashSet<>(wide.members);
    for (String subgraph : blueprint.resolvers(type, field)) {
      members.removeIf(member -> !wide.in(subgraph).mayHold(member));
    }
    return members;
  }
}
