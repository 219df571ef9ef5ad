package io.interlock.executor.differential;

import io.interlock.executor.differential.Blueprint.Appearance;
import io.interlock.executor.differential.Blueprint.Computed;
import io.interlock.executor.differential.Blueprint.Field;
import io.interlock.executor.differential.Blueprint.Kind;
import io.interlock.executor.differential.Blueprint.Placement;
import io.interlock.executor.differential.Blueprint.Type;
import java.util.List;
import java.util.function.Supplier;

/// Draws one interface with objects that only some subgraphs know, and a subgraph that gives all of
/// them fields without knowing them.
final class InterfaceObjectGenerator {
  static final String NAME = "J0";

  private static final List<String> MEMBERS = List.of("M1", "M2");

  private final Blueprint blueprint;
  private final Placer placer;
  private final Dice dice;

  InterfaceObjectGenerator(Blueprint blueprint, Placer placer, Dice dice) {
    this.blueprint = blueprint;
    this.placer = placer;
    this.dice = dice;
  }

  /// Whether only this interface leads to the type.
  static boolean isMember(String type) {
    return MEMBERS.contains(type);
  }

  void drawTypes() {
    if (dice.chance(60)) {
      return;
    }
    Type type = blueprint.add(Kind.INTERFACE, NAME);
    type.members.addAll(MEMBERS);
    Field id = Field.of("id", TypeRef.required("ID"));
    Field own = Field.of("j1", new TypeRef.Named("String"));
    type.add(id);
    type.add(own);
    for (String name : MEMBERS) {
      Type member = blueprint.add(Kind.ENTITY, name);
      member.keys.add("id");
      member.add(id);
      member.add(own);
    }
  }

  /// One subgraph knows the interface with its objects, perhaps another has fields of one object.
  void drawHomes() {
    if (!blueprint.types.containsKey(NAME)) {
      return;
    }
    List<String> subgraphs = dice.some(blueprint.subgraphs, 5, 5);
    for (String name : MEMBERS) {
      Type member = blueprint.type(name);
      member.homes.add(subgraphs.getFirst());
      enter(member, subgraphs.getFirst(), placer);
      placer.place(subgraphs.getFirst(), member, member.fields.get("j1"));
    }
    placer.ensure(subgraphs.getFirst(), NAME);
    if (subgraphs.size() > 2 && dice.chance(40)) {
      Type member = blueprint.type(dice.one(MEMBERS));
      member.homes.add(subgraphs.getLast());
      enter(member, subgraphs.getLast(), placer);
    }
    Type type = blueprint.type(NAME);
    type.appearances.put(subgraphs.get(1), new Appearance());
    stand(subgraphs.get(1), type, placer, true);
  }

  private static void enter(Type member, String subgraph, Placer placer) {
    if (!member.isIn(subgraph)) {
      member.appearances.put(subgraph, new Appearance());
      placer.key(subgraph, member, "id", true);
    }
  }

  /// Where some object is known, all are, and the interface is one; elsewhere it stands for them.
  static void ensure(String subgraph, Type type, Placer placer) {
    boolean isKnown =
        MEMBERS.stream().anyMatch(member -> placer.blueprint().type(member).isIn(subgraph));
    if (isKnown) {
      MEMBERS.forEach(member -> enter(placer.blueprint().type(member), subgraph, placer));
      type.in(subgraph).members.addAll(MEMBERS);
      type.in(subgraph).directives.add("@key(fields: \"id\")");
    } else {
      stand(subgraph, type, placer, false);
    }
  }

  private static void stand(String subgraph, Type type, Placer placer, boolean isResolvable) {
    type.in(subgraph).isInterfaceObject = true;
    type.in(subgraph).directives.add("@interfaceObject");
    placer.key(subgraph, type, "id", isResolvable);
  }

  /// The fields that the stand-in gives to all objects.
  void drawFields(Supplier<TypeRef> types) {
    if (!blueprint.types.containsKey(NAME)) {
      return;
    }
    Type type = blueprint.type(NAME);
    String subgraph =
        type.appearances.entrySet().stream()
            .filter(a -> a.getValue().isInterfaceObject)
            .filter(a -> !a.getValue().directives.toString().contains("resolvable"))
            .findFirst()
            .orElseThrow()
            .getKey();
    for (int i = dice.between(1, 3); i > 0; i--) {
      add(subgraph, type, Field.of("j" + (i + 1), types.get()), Placement.PLAIN);
    }
    if (dice.chance(50)) {
      placer.placeExternal(subgraph, type, type.fields.get("j1"));
      Computed computed = Computed.of("j1", "jr: {j1?}");
      add(
          subgraph,
          type,
          new Field("jr", new TypeRef.Named("String"), List.of(), false, computed),
          Placement.with("@requires(fields: \"j1\")"));
    }
  }

  private void add(String subgraph, Type type, Field field, Placement placement) {
    type.add(field);
    MEMBERS.forEach(member -> blueprint.type(member).add(field));
    placer.put(subgraph, type, field, placement);
  }
}
