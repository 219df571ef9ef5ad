package io.interlock.executor.differential;

import io.interlock.executor.differential.Blueprint.Appearance;
import io.interlock.executor.differential.Blueprint.Computed;
import io.interlock.executor.differential.Blueprint.Field;
import io.interlock.executor.differential.Blueprint.Kind;
import io.interlock.executor.differential.Blueprint.Placement;
import io.interlock.executor.differential.Blueprint.Role;
import io.interlock.executor.differential.Blueprint.Type;
import java.util.List;

/// Draws an entity with a field that takes a value of the entity around it. Each object of one is
/// in one object of the other, so that the field has one value for a monolith too.
record ContextGenerator(Blueprint blueprint, Placer placer, Dice dice) {
  static final String NAME = "C0";

  /// The field that leads there.
  static final String WAY = "ctx";

  void draw() {
    Type holder = dice.one(blueprint.of(Kind.ENTITY));
    if (InterfaceObjectGenerator.isMember(holder.name) || !dice.chance(50)) {
      return;
    }
    String subgraph = dice.one(holder.homes);
    List<Field> values =
        holder.fields.values().stream()
            .filter(field -> holder.in(subgraph).resolves(field.name()))
            .filter(field -> field.type().nullable().text().equals("String"))
            .filter(field -> field.computed() == null && field.arguments().isEmpty())
            .toList();
    if (!values.isEmpty()) {
      draw(holder, subgraph, dice.one(values).name());
    }
  }

  private void draw(Type holder, String subgraph, String value) {
    Type type = blueprint.add(Kind.ENTITY, NAME);
    type.add(Field.of("id", TypeRef.required("ID")));
    type.keys.add("id");
    type.homes.add(subgraph);
    type.appearances.put(subgraph, new Appearance());
    placer.key(subgraph, type, "id", true);
    Computed computed = new Computed(value, "fc: {" + value + "?}", "fc: {$c?}", holder.name);
    Field field = new Field("fc", new TypeRef.Named("String"), List.of(), false, computed);
    type.add(field);
    String argument = "c: String @fromContext(field: \"$ctx { %s }\")".formatted(value);
    placer.put(subgraph, type, field, new Placement(Role.RESOLVED, "", argument));
    holder.in(subgraph).directives.add("@context(name: \"ctx\")");
    Field way = Field.of(WAY, new TypeRef.Named(NAME));
    holder.add(way);
    placer.place(dice.one(holder.homes), holder, way);
  }
}
