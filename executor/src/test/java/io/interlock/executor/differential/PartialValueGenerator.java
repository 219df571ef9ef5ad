package io.interlock.executor.differential;

import io.interlock.executor.differential.Blueprint.Appearance;
import io.interlock.executor.differential.Blueprint.Field;
import io.interlock.executor.differential.Blueprint.Kind;
import io.interlock.executor.differential.Blueprint.Type;
import java.util.List;
import java.util.function.Supplier;

/// Draws value types of which each subgraph has another part. Only one field leads to such a type,
/// which all these subgraphs share, so that every part can be reached by way of its entity.
record PartialValueGenerator(
    Blueprint blueprint, Placer placer, Dice dice, Supplier<TypeRef> types) {

  void draw() {
    for (Type entity : blueprint.of(Kind.ENTITY)) {
      if (entity.homes.size() > 1
          && !InterfaceObjectGenerator.isMember(entity.name)
          && dice.chance(30)) {
        draw(entity);
      }
    }
  }

  private void draw(Type entity) {
    Type part = blueprint.add(Kind.VALUE, "P" + entity.name);
    part.add(Field.of("id", TypeRef.required("ID")));
    TypeRef type = new TypeRef.Named(part.name);
    Field field = Field.of("p", dice.chance(40) ? new TypeRef.ListOf(type) : type);
    entity.add(field);
    List<String> homes = dice.some(entity.homes, 2, 3);
    for (String home : homes) {
      part.appearances.put(home, new Appearance());
      if (dice.chance(70)) {
        placer.place(home, part, part.fields.get("id"));
      }
    }
    for (int i = 1; i <= homes.size() + 1; i++) {
      Field own = Field.of("p" + i, types.get());
      part.add(own);
      dice.some(homes, 1, 2).forEach(home -> placer.place(home, part, own));
    }
    for (String home : homes) {
      if (part.in(home).fields.isEmpty()) {
        placer.place(home, part, part.fields.get("id"));
      }
      placer.place(home, entity, field);
    }
  }
}
