package io.interlock.executor.differential;

import io.interlock.executor.differential.Blueprint.Appearance;
import io.interlock.executor.differential.Blueprint.Field;
import io.interlock.executor.differential.Blueprint.Kind;
import io.interlock.executor.differential.Blueprint.Placement;
import io.interlock.executor.differential.Blueprint.Role;
import io.interlock.executor.differential.Blueprint.Type;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/// Draws what says more than must be said: tags, and fields that some subgraphs never leave null.
record NoiseGenerator(Blueprint blueprint, Dice dice) {
  private static final Set<Kind> OBJECTS = Set.of(Kind.ENTITY, Kind.VALUE, Kind.ROOT);

  void draw() {
    for (Type type : blueprint.types.values()) {
      if (OBJECTS.contains(type.kind)) {
        type.fields.values().forEach(field -> drawStrict(type, field));
      }
      type.appearances.values().forEach(this::drawTags);
    }
  }

  /// Not in a subgraph that has the field as an input: it is sent null where the graph has null.
  private void drawStrict(Type type, Field field) {
    List<String> resolvers = type.resolvers(field.name());
    boolean isFree =
        !(field.type() instanceof TypeRef.NonNull)
            && field.computed() == null
            && isSure(field.type().named())
            && type.appearances.values().stream()
                    .filter(appearance -> appearance.fields.containsKey(field.name()))
                    .count()
                == resolvers.size();
    if (isFree && resolvers.size() > 1 && dice.chance(40)) {
      Set<String> strict = new TreeSet<>(dice.some(resolvers, 1, resolvers.size() - 1));
      strict.removeAll(type.inputs.getOrDefault(field.name(), Set.of()));
      if (!strict.isEmpty()) {
        type.strict.put(field.name(), strict);
      }
    }
  }

  /// An object behind an abstract type may have to be null.
  private boolean isSure(String name) {
    if (Blueprint.SCALARS.contains(name)) {
      return true;
    }
    Kind kind = blueprint.type(name).kind;
    return kind != Kind.INTERFACE && kind != Kind.UNION;
  }

  /// Only where a field is answered.
  private Placement tagged(Placement placed) {
    return placed.role() == Role.RESOLVED && dice.chance(5) ? placed.tagged() : placed;
  }

  private void drawTags(Appearance appearance) {
    if (dice.chance(5)) {
      appearance.directives.add("@tag(name: \"t\")");
    }
    appearance.fields.replaceAll((_, placed) -> tagged(placed));
  }
}
