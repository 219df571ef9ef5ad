package io.interlock.executor.differential;

import io.interlock.executor.differential.Blueprint.Field;
import io.interlock.executor.differential.Blueprint.Kind;
import io.interlock.executor.differential.Blueprint.Placement;
import io.interlock.executor.differential.Blueprint.Role;
import io.interlock.executor.differential.Blueprint.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Draws fields that bring fields of their entities along, which others answer otherwise.
final class ProvidesGenerator {
  private final Blueprint blueprint;
  private final Placer placer;
  private final Dice dice;

  ProvidesGenerator(Blueprint blueprint, Placer placer, Dice dice) {
    this.blueprint = blueprint;
    this.placer = placer;
    this.dice = dice;
  }

  void draw() {
    for (Type type : List.copyOf(blueprint.types.values())) {
      if (type.kind == Kind.ENTITY || type.kind == Kind.ROOT) {
        type.appearances.keySet().forEach(subgraph -> draw(type, subgraph));
      }
    }
  }

  private void draw(Type type, String subgraph) {
    for (Map.Entry<String, Placement> placed : List.copyOf(type.in(subgraph).fields.entrySet())) {
      Field field = type.fields.get(placed.getKey());
      boolean isPlain = placed.getValue().equals(Placement.PLAIN);
      if (isPlain && !Blueprint.SCALARS.contains(field.type().named()) && dice.chance(25)) {
        List<String> provided = provided(blueprint.type(field.type().named()), subgraph);
        if (!provided.isEmpty()) {
          String fields = String.join(" ", provided);
          placer.put(
              subgraph, type, field, Placement.with("@provides(fields: \"" + fields + "\")"));
        }
      }
    }
  }

  private List<String> provided(Type target, String subgraph) {
    return switch (target.kind) {
      case ENTITY -> fields(target, subgraph);
      case UNION, INTERFACE -> {
        List<String> fragments = new ArrayList<>();
        for (String member : target.in(subgraph).members) {
          if (blueprint.type(member).kind == Kind.ENTITY && dice.chance(70)) {
            List<String> fields = fields(blueprint.type(member), subgraph);
            if (!fields.isEmpty()) {
              fragments.add("... on %s { %s }".formatted(member, String.join(" ", fields)));
            }
          }
        }
        yield fragments;
      }
      default -> List.of();
    };
  }

  private List<String> fields(Type entity, String subgraph) {
    List<Field> others =
        entity.fields.values().stream()
            .filter(field ->
                field.computed() == null
                    && field.arguments().isEmpty()
                    && !entity.isOfKey(field.name()))
            .filter(field -> isLeaf(field) && !entity.resolvers(field.name()).isEmpty())
            .filter(field -> isOthers(entity.in(subgraph).fields.get(field.name())))
            .toList();
    List<Field> drawn = dice.some(others, 0, 2);
    drawn.forEach(field -> placer.placeExternal(subgraph, entity, field));
    drawn.forEach(field -> entity.provided.add(field.name()));
    return drawn.stream().map(Field::name).toList();
  }

  private static boolean isOthers(@Nullable Placement placement) {
    return placement == null || placement.role() == Role.EXTERNAL;
  }

  /// Not the enums of which a subgraph may not know all values.
  private static boolean isLeaf(Field field) {
    String name = field.type().named();
    return Blueprint.SCALARS.contains(name) || name.equals("N0");
  }
}
