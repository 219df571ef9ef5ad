package io.interlock.executor.differential;

import io.interlock.executor.differential.Blueprint.Appearance;
import io.interlock.executor.differential.Blueprint.Argument;
import io.interlock.executor.differential.Blueprint.Field;
import io.interlock.executor.differential.Blueprint.Kind;
import io.interlock.executor.differential.Blueprint.Type;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/// Draws a graph as one service would define it, and spreads its fields over subgraphs.
final class SupergraphGenerator {
  private static final List<String> SUBGRAPHS = List.of("a", "b", "c", "d", "e");

  /// Few names, so that types share them and aliases meet them.
  private static final List<String> FIELD_NAMES = List.of("a", "b", "c", "d", "e", "f");

  private static final List<String> LEAVES =
      List.of("String", "String", "String", "Int", "ID", "Boolean", "Float", "N0", "N1");

  private static final Set<Kind> COMPOSITES =
      EnumSet.of(Kind.ENTITY, Kind.VALUE, Kind.INTERFACE, Kind.UNION);

  private final Dice dice;
  private final Blueprint blueprint;
  private final Placer placer;

  private SupergraphGenerator(Dice dice) {
    this.dice = dice;
    this.blueprint = new Blueprint(SUBGRAPHS.subList(0, dice.between(2, 5)));
    this.placer = new Placer(blueprint, dice);
  }

  static Blueprint draw(Dice dice) {
    SupergraphGenerator generator = new SupergraphGenerator(dice);
    generator.drawTypes();
    InterfaceObjectGenerator objects =
        new InterfaceObjectGenerator(generator.blueprint, generator.placer, dice);
    objects.drawTypes();
    generator.drawHomes();
    objects.drawHomes();
    generator.drawFields();
    objects.drawFields(generator::any);
    generator.drawRoots();
    new PartialValueGenerator(generator.blueprint, generator.placer, dice, generator::leaf).draw();
    new RequiresGenerator(generator.blueprint, generator.placer, dice).draw();
    new ProvidesGenerator(generator.blueprint, generator.placer, dice).draw();
    new OverrideGenerator(generator.blueprint, generator.placer, dice).draw();
    new ContextGenerator(generator.blueprint, generator.placer, dice).draw();
    generator.placer.placeInterfaceFields();
    new NoiseGenerator(generator.blueprint, dice).draw();
    return generator.blueprint;
  }

  private void drawTypes() {
    for (String name : List.of("N0", "N1", "N2")) {
      blueprint.add(Kind.ENUM, name).members.addAll(List.of("RED", "GREEN", "BLUE"));
    }
    Type input = blueprint.add(Kind.INPUT, "F0");
    input.add(Field.of("x", new TypeRef.Named("Int")));
    input.add(Field.of("y", new TypeRef.ListOf(new TypeRef.Named("N2"))));
    input.add(Field.of("z", new TypeRef.Named("F0")));
    Type org = blueprint.add(Kind.VALUE, "Org");
    org.add(Field.of("id", TypeRef.required("ID")));
    org.add(Field.of("a", new TypeRef.Named("String")));
    for (int i = dice.between(0, 2); i >= 0; i--) {
      Type value = blueprint.add(Kind.VALUE, "V" + i);
      value.add(Field.of("id", TypeRef.required("ID")));
    }
    for (int i = dice.between(1, 3); i >= 0; i--) {
      drawKeys(blueprint.add(Kind.ENTITY, "E" + i));
    }
    for (int i = dice.between(0, 2); i > 0; i--) {
      drawInterface(blueprint.add(Kind.INTERFACE, "I" + i), i);
    }
    if (blueprint.types.containsKey("I2") && dice.chance(50)) {
      widen(blueprint.type("I2"), blueprint.type("I1"));
    }
    for (int i = dice.between(0, 2); i > 0; i--) {
      blueprint.add(Kind.UNION, "U" + i).members.addAll(dice.some(objects(), 2, 3));
    }
  }

  private List<String> objects() {
    List<String> names = new ArrayList<>();
    blueprint.of(Kind.ENTITY).forEach(type -> names.add(type.name));
    blueprint.of(Kind.VALUE).forEach(type -> names.add(type.name));
    names.remove("Org");
    return names;
  }

  private void drawKeys(Type entity) {
    entity.add(Field.of("id", TypeRef.required("ID")));
    entity.keys.add("id");
    if (dice.chance(30)) {
      entity.add(Field.of("uuid", TypeRef.required("ID")));
      entity.keys.add("uuid");
    }
    if (dice.chance(20)) {
      entity.add(Field.of("code", TypeRef.required("String")));
      entity.add(Field.of("region", TypeRef.required("N0")));
      entity.keys.add("code region");
    }
    if (dice.chance(20)) {
      entity.add(Field.of("org", TypeRef.required("Org")));
      entity.keys.add("org { id }");
    }
    if (dice.chance(30)) {
      entity.keys.add(entity.keys.removeFirst());
    }
  }

  private void drawInterface(Type type, int number) {
    type.members.addAll(dice.some(objects(), 1, 3));
    type.add(Field.of("id", TypeRef.required("ID")));
    for (int i = dice.between(0, 2); i > 0; i--) {
      Field field = new Field("i" + number + i, leaf(), arguments(), false, null);
      type.add(field);
      type.members.forEach(member -> blueprint.type(member).add(field));
    }
  }

  /// Lets an interface implement another.
  private void widen(Type narrow, Type wide) {
    narrow.wider = wide;
    wide.members.addAll(narrow.members);
    for (Field field : wide.fields.values()) {
      wide.members.forEach(member -> blueprint.type(member).add(field));
      narrow.add(field);
    }
  }

  /// In which subgraphs each entity can be entered, by which keys: all of them are reached from any
  /// one of them.
  private void drawHomes() {
    for (Type entity : blueprint.of(Kind.ENTITY)) {
      if (InterfaceObjectGenerator.isMember(entity.name)) {
        continue;
      }
      String known = entity.keys.getFirst();
      for (String subgraph : dice.some(blueprint.subgraphs, 1, 4)) {
        entity.homes.add(subgraph);
        entity.appearances.put(subgraph, new Appearance());
        placer.key(subgraph, entity, known, true);
        for (String key : entity.keys) {
          if (!key.equals(known) && dice.chance(60)) {
            placer.key(subgraph, entity, key, true);
          }
        }
      }
    }
  }

  private void drawFields() {
    for (Type value : blueprint.of(Kind.VALUE)) {
      if (!value.name.equals("Org")) {
        drawValueFields(value);
      }
    }
    for (Type entity : blueprint.of(Kind.ENTITY)) {
      for (String name : dice.some(FIELD_NAMES, 2, 5)) {
        entity.add(new Field(name, any(), arguments(), dice.chance(8), null));
      }
      for (Field field : List.copyOf(entity.fields.values())) {
        if (entity.resolvers(field.name()).isEmpty()) {
          placeSomewhere(entity, field, List.copyOf(entity.homes));
        }
      }
    }
  }

  /// Value types hold scalars, entities, and value types with a smaller number.
  private void drawValueFields(Type value) {
    List<String> targets = new ArrayList<>(LEAVES);
    blueprint.of(Kind.ENTITY).stream()
        .map(entity -> entity.name)
        .filter(name -> !InterfaceObjectGenerator.isMember(name))
        .forEach(targets::add);
    blueprint.of(Kind.VALUE).stream()
        .map(other -> other.name)
        .filter(other -> !other.equals("Org") && other.compareTo(value.name) < 0)
        .forEach(targets::add);
    for (String name : dice.some(FIELD_NAMES, 1, 3)) {
      value.add(new Field(name, wrapped(dice.one(targets)), arguments(), false, null));
    }
  }

  private void placeSomewhere(Type type, Field field, List<String> homes) {
    int most = dice.chance(25) ? 3 : 1;
    for (String subgraph : dice.some(homes, 1, most)) {
      placer.ensure(subgraph, field.type().named());
      if (type.resolvers(field.name()).isEmpty() || agrees(subgraph, type, field)) {
        placer.place(subgraph, type, field);
      }
    }
  }

  /// Whether a subgraph and those that answer the field already have an object type in common that
  /// it may return.
  private boolean agrees(String subgraph, Type type, Field field) {
    String name = field.type().named();
    if (Blueprint.SCALARS.contains(name) || !isAbstract(blueprint.type(name))) {
      return true;
    }
    Type wide = blueprint.type(name);
    return wide.members.stream()
        .filter(wide.in(subgraph)::mayHold)
        .anyMatch(member ->
            type.resolvers(field.name()).stream()
                .allMatch(other -> wide.in(other).mayHold(member)));
  }

  private void drawRoots() {
    Type query = blueprint.add(Kind.ROOT, "Query");
    for (Type type : List.copyOf(blueprint.types.values())) {
      if (COMPOSITES.contains(type.kind)
          && !InterfaceObjectGenerator.isMember(type.name)
          && dice.chance(75)) {
        Field field = new Field("q" + type.name, wrapped(type.name), arguments(), false, null);
        query.add(field);
        placeSomewhere(query, field, homes(type));
      }
    }
    Field leaf = new Field("qLeaf", leaf(), arguments(), false, null);
    query.add(leaf);
    placeSomewhere(query, leaf, blueprint.subgraphs);
    if (dice.chance(40)) {
      Type mutation = blueprint.add(Kind.ROOT, "Mutation");
      for (int i = dice.between(1, 4); i > 0; i--) {
        Field field = new Field("m" + i, any(), arguments(), false, null);
        mutation.add(field);
        placer.place(dice.one(blueprint.subgraphs), mutation, field);
      }
    }
  }

  private List<String> homes(Type type) {
    return type.appearances.isEmpty() || dice.chance(30)
        ? blueprint.subgraphs
        : List.copyOf(type.appearances.keySet());
  }

  private TypeRef any() {
    if (dice.chance(45)) {
      return leaf();
    }
    List<String> composites =
        blueprint.types.values().stream()
            .filter(type -> COMPOSITES.contains(type.kind))
            .map(type -> type.name)
            .filter(name -> !InterfaceObjectGenerator.isMember(name))
            .toList();
    return wrapped(dice.one(composites));
  }

  private TypeRef leaf() {
    return wrapped(dice.one(LEAVES));
  }

  /// An abstract type may have no object that all its subgraphs know, so it may always be null.
  private TypeRef wrapped(String name) {
    TypeRef type = new TypeRef.Named(name);
    boolean isAbstract = !Blueprint.SCALARS.contains(name) && isAbstract(blueprint.type(name));
    if (!isAbstract && dice.chance(30)) {
      type = new TypeRef.NonNull(type);
    }
    for (int lists = dice.chance(30) ? dice.chance(15) ? 2 : 1 : 0; lists > 0; lists--) {
      type = new TypeRef.ListOf(type);
      type = dice.chance(30) ? new TypeRef.NonNull(type) : type;
    }
    return type;
  }

  private static boolean isAbstract(Type type) {
    return type.kind == Kind.INTERFACE || type.kind == Kind.UNION;
  }

  private List<Argument> arguments() {
    if (dice.chance(80)) {
      return List.of();
    }
    TypeRef type =
        new TypeRef.Named(dice.one(List.of("Int", "String", "N0", "N2", "F0", "Boolean", "ID")));
    if (dice.chance(20)) {
      type = new TypeRef.ListOf(type);
    }
    if (dice.chance(20)) {
      type = new TypeRef.NonNull(type);
    }
    return List.of(new Argument("x", type));
  }
}
