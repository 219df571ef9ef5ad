package io.interlock.executor.differential;

import io.interlock.executor.differential.Blueprint.Field;
import io.interlock.executor.differential.Blueprint.Kind;
import io.interlock.executor.differential.Blueprint.Placement;
import io.interlock.executor.differential.Blueprint.Type;
import java.util.List;

/// Draws fields that move from one subgraph to another, at once or behind a label.
final class OverrideGenerator {
  private final Blueprint blueprint;
  private final Placer placer;
  private final Dice dice;

  OverrideGenerator(Blueprint blueprint, Placer placer, Dice dice) {
    this.blueprint = blueprint;
    this.placer = placer;
    this.dice = dice;
  }

  void draw() {
    for (Type entity : blueprint.of(Kind.ENTITY)) {
      for (Field field : List.copyOf(entity.fields.values())) {
        List<String> resolvers = entity.resolvers(field.name());
        List<String> others =
            entity.homes.stream()
                .filter(home -> !entity.in(home).fields.containsKey(field.name()))
                .toList();
        if (field.computed() == null
            && !entity.isOfKey(field.name())
            && resolvers.size() == 1
            && entity.in(resolvers.getFirst()).fields.get(field.name()).equals(Placement.PLAIN)
            && !others.isEmpty()
            && dice.chance(12)) {
          move(entity, field, resolvers.getFirst(), dice.one(others));
        }
      }
    }
  }

  private void move(Type entity, Field field, String from, String to) {
    // a field cannot be required while it moves
    boolean isProgressive = !entity.isExternalSomewhere(field.name()) && dice.chance(50);
    String label = "move-%s-%s".formatted(entity.name, field.name());
    String override =
        isProgressive
            ? "@override(from: \"%s\", label: \"%s\")".formatted(from, label)
            : "@override(from: \"%s\")".formatted(from);
    placer.put(to, entity, field, Placement.with(override));
    if (isProgressive && dice.chance(50)) {
      entity.in(to).fields.computeIfPresent(field.name(), (_, placement) -> placement.moved());
    } else {
      entity.in(from).fields.computeIfPresent(field.name(), (_, placement) -> placement.moved());
      if (isProgressive) {
        blueprint.labels.add(label);
      }
    }
  }
}
