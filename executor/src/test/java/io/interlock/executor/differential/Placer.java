package io.interlock.executor.differential;

import io.interlock.executor.differential.Blueprint.Appearance;
import io.interlock.executor.differential.Blueprint.Field;
import io.interlock.executor.differential.Blueprint.Kind;
import io.interlock.executor.differential.Blueprint.Placement;
import io.interlock.executor.differential.Blueprint.Type;

/// Puts fields into subgraphs, and with them the types that they need there.
final class Placer {
  private final Blueprint blueprint;
  private final Dice dice;

  Placer(Blueprint blueprint, Dice dice) {
    this.blueprint = blueprint;
    this.dice = dice;
  }

  /// Lets a subgraph answer a field.
  void place(String subgraph, Type type, Field field) {
    ensure(subgraph, type.name);
    put(subgraph, type, field, Placement.PLAIN);
  }

  /// Lets a subgraph mention a field without answering it; nothing changes if it has it already.
  void placeExternal(String subgraph, Type type, Field field) {
    ensure(subgraph, type.name);
    if (!type.in(subgraph).fields.containsKey(field.name())) {
      put(subgraph, type, field, Placement.EXTERNAL);
    }
  }

  void put(String subgraph, Type type, Field field, Placement placement) {
    type.in(subgraph).fields.put(field.name(), placement);
    ensure(subgraph, field.type().named());
    field.arguments().forEach(argument -> ensure(subgraph, argument.type().named()));
  }

  /// Lets a type appear in a subgraph, if it does not yet: an entity as a stub with its first key,
  /// a value type whole, an abstract type with some of its members.
  void ensure(String subgraph, String name) {
    if (Blueprint.SCALARS.contains(name) || blueprint.type(name).isIn(subgraph)) {
      return;
    }
    Type type = blueprint.type(name);
    Appearance appearance = new Appearance();
    type.appearances.put(subgraph, appearance);
    switch (type.kind) {
      case ENTITY -> key(subgraph, type, type.keys.getFirst(), dice.chance(50));
      case VALUE -> type.fields.values().forEach(field -> place(subgraph, type, field));
      case ENUM -> appearance.members.addAll(type.members);
      case INTERFACE, UNION -> ensureAbstract(subgraph, type);
      case ROOT -> {}
    }
  }

  private void ensureAbstract(String subgraph, Type type) {
    if (type.name.equals(InterfaceObjectGenerator.NAME)) {
      InterfaceObjectGenerator.ensure(subgraph, type, this);
      return;
    }
    Appearance appearance = type.in(subgraph);
    appearance.members.addAll(dice.some(type.members, 1, type.members.size()));
    appearance.members.forEach(member -> ensure(subgraph, member));
  }

  Blueprint blueprint() {
    return blueprint;
  }

  /// Lets an entity be found by a key in a subgraph.
  void key(String subgraph, Type entity, String key, boolean isResolvable) {
    entity
        .in(subgraph)
        .directives
        .add("@key(fields: \"%s\"%s)".formatted(key, isResolvable ? "" : ", resolvable: false"));
    for (String field : key.replaceAll("\\{[^}]*}", "").strip().split("\\s+", -1)) {
      put(subgraph, entity, entity.fields.get(field), Placement.PLAIN);
    }
  }

  /// Where an interface has which of its fields, once all objects are placed: where all its members
  /// there have them too. It always has `id`.
  void placeInterfaceFields() {
    for (Type type : blueprint.of(Kind.INTERFACE)) {
      type.appearances.forEach((subgraph, appearance) -> {
        if (appearance.isInterfaceObject) {
          return;
        }
        appearance.members.forEach(m -> placeId(subgraph, blueprint.type(m)));
        for (Field field : type.fields.values()) {
          if (appearance.members.stream()
              .allMatch(m -> blueprint.type(m).in(subgraph).resolves(field.name()))) {
            appearance.fields.put(field.name(), Placement.PLAIN);
          }
        }
      });
    }
  }

  private void placeId(String subgraph, Type object) {
    if (!object.in(subgraph).resolves("id")) {
      put(subgraph, object, object.fields.get("id"), Placement.PLAIN);
    }
  }
}
