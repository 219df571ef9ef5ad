package io.interlock.executor.differential;

import io.interlock.executor.differential.Blueprint.Appearance;
import io.interlock.executor.differential.Blueprint.Field;
import io.interlock.executor.differential.Blueprint.Kind;
import io.interlock.executor.differential.Blueprint.Placement;
import io.interlock.executor.differential.Blueprint.Type;
import java.util.Set;
import java.util.TreeSet;

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
      case ENUM -> ensureEnum(type, appearance);
      case INPUT -> ensureInput(subgraph, type);
      case INTERFACE, UNION -> ensureAbstract(subgraph, type);
      case ROOT -> {}
    }
  }

  /// The values of an enum that is only put out may differ by subgraph, one of them being common;
  /// of one that is only taken in, each subgraph may have more than the others.
  private void ensureEnum(Type type, Appearance appearance) {
    for (String value : type.members) {
      boolean isEverywhere =
          switch (type.name) {
            case "N1" -> value.equals("RED");
            case "N2" -> !value.equals("GREEN");
            default -> true;
          };
      if (isEverywhere || dice.chance(50)) {
        appearance.members.add(value);
      }
    }
  }

  private void ensureInput(String subgraph, Type type) {
    for (Field field : type.fields.values()) {
      if (!field.name().equals("z") || dice.chance(50)) {
        put(subgraph, type, field, Placement.PLAIN);
      }
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
    if (type.wider != null) {
      ensure(subgraph, type.wider.name);
      type.wider.in(subgraph).members.addAll(appearance.members);
    }
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
    blueprint.of(Kind.INTERFACE).forEach(Placer::dropWider);
  }

  /// An interface cannot implement another that has fields somewhere which it has nowhere.
  private static void dropWider(Type narrow) {
    if (narrow.wider != null && !placed(narrow).containsAll(placed(narrow.wider))) {
      narrow.wider = null;
    }
  }

  private static Set<String> placed(Type type) {
    Set<String> fields = new TreeSet<>();
    type.appearances.values().forEach(appearance -> fields.addAll(appearance.fields.keySet()));
    return fields;
  }

  private void placeId(String subgraph, Type object) {
    if (!object.in(subgraph).resolves("id")) {
      put(subgraph, object, object.fields.get("id"), Placement.PLAIN);
    }
  }
}
