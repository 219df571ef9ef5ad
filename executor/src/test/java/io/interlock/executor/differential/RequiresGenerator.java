package io.interlock.executor.differential;

import io.interlock.executor.differential.Blueprint.Computed;
import io.interlock.executor.differential.Blueprint.Field;
import io.interlock.executor.differential.Blueprint.Kind;
import io.interlock.executor.differential.Blueprint.Placement;
import io.interlock.executor.differential.Blueprint.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Draws fields that are computed from fields of other subgraphs, some of which are computed too.
final class RequiresGenerator {
  private final Blueprint blueprint;
  private final Placer placer;
  private final Dice dice;

  RequiresGenerator(Blueprint blueprint, Placer placer, Dice dice) {
    this.blueprint = blueprint;
    this.placer = placer;
    this.dice = dice;
  }

  void draw() {
    for (Type entity : blueprint.of(Kind.ENTITY)) {
      for (int i = 1; i <= 3; i++) {
        if (dice.chance(45)) {
          draw(entity, "r" + i, dice.one(entity.homes));
        }
      }
    }
  }

  private void draw(Type entity, String name, String subgraph) {
    List<Input> inputs = inputs(entity, subgraph, 1);
    if (inputs.isEmpty()) {
      return;
    }
    inputs.forEach(input -> input.place(subgraph));
    String fieldSet = inputs.stream().map(Input::text).collect(Collectors.joining(" "));
    String template =
        inputs.stream()
            .flatMap(input -> input.placeholders().stream())
            .collect(Collectors.joining(" ", name + ": ", ""));
    Computed computed = Computed.of(fieldSet, template);
    Field field = new Field(name, new TypeRef.Named("String"), List.of(), false, computed);
    entity.add(field);
    placer.put(
        subgraph,
        entity,
        field,
        Placement.with("@requires(fields: \"" + escaped(fieldSet) + "\")"));
  }

  private static String escaped(String fieldSet) {
    return fieldSet.replace("\"", "\\\"");
  }

  /// Some fields of `type` that others answer; those of a value type go with the type.
  private List<Input> inputs(Type type, String subgraph, int depth) {
    List<Input> possible = new ArrayList<>();
    for (Field field : type.fields.values()) {
      if (field.name().equals("id")) {
        continue; // may still be placed with an interface
      }
      boolean isOthers =
          type.kind == Kind.VALUE
              || (type.isIn(subgraph)
                  && !type.in(subgraph).resolves(field.name())
                  && !type.resolvers(field.name()).isEmpty());
      if (isOthers) {
        possible.add(new Input(type, field, literals(field), below(field, subgraph, depth)));
      }
    }
    possible.removeIf(input -> !input.isLeaf() && input.below().isEmpty());
    return dice.some(possible, Math.min(1, possible.size()), 2);
  }

  private List<Input> below(Field field, String subgraph, int depth) {
    String name = field.type().named();
    if (Blueprint.SCALARS.contains(name) || depth > 3) {
      return List.of();
    }
    Type type = blueprint.type(name);
    return switch (type.kind) {
      case VALUE, ENTITY -> inputs(type, subgraph, depth + 1);
      case INTERFACE, UNION -> inputsByType(type, subgraph, depth + 1);
      default -> List.of();
    };
  }

  /// Fields of single members, which no other member has: an echo cannot tell them apart.
  private List<Input> inputsByType(Type wide, String subgraph, int depth) {
    List<Input> inputs = new ArrayList<>();
    if (!wide.isIn(subgraph)) {
      return inputs;
    }
    for (String member : wide.in(subgraph).members) {
      for (Input input : inputs(blueprint.type(member), subgraph, depth)) {
        boolean isItsOwn =
            wide.members.stream()
                .allMatch(other ->
                    other.equals(member)
                        || !blueprint.type(other).fields.containsKey(input.field.name()));
        if (isItsOwn) {
          inputs.add(input);
          input.condition = member;
        }
      }
    }
    return inputs;
  }

  private String literals(Field field) {
    return field.arguments().stream()
        .filter(argument -> argument.type() instanceof TypeRef.NonNull || dice.chance(70))
        .map(argument -> argument.name() + ": " + Literals.draw(argument.type(), dice))
        .collect(Collectors.joining(", "));
  }

  /// A field of a field set.
  private final class Input {
    private final Type type;
    private final Field field;
    private final String arguments;
    private final List<Input> below;
    private @Nullable String condition;

    Input(Type type, Field field, String arguments, List<Input> below) {
      this.type = type;
      this.field = field;
      this.arguments = arguments;
      this.below = below;
    }

    List<Input> below() {
      return below;
    }

    boolean isLeaf() {
      String name = field.type().named();
      return Blueprint.SCALARS.contains(name) || blueprint.type(name).kind == Kind.ENUM;
    }

    void place(String subgraph) {
      if (type.kind == Kind.VALUE) {
        type.inputs.computeIfAbsent(field.name(), _ -> new TreeSet<>()).add(subgraph);
      } else {
        placer.placeExternal(subgraph, type, field);
      }
      below.forEach(input -> input.place(subgraph));
    }

    String text() {
      return condition == null ? fieldText() : "... on " + condition + " { " + fieldText() + " }";
    }

    private String fieldText() {
      String call = field.name() + (arguments.isEmpty() ? "" : "(" + arguments + ")");
      return isLeaf()
          ? call
          : call + below.stream().map(Input::text).collect(Collectors.joining(" ", " { ", " }"));
    }

    List<String> placeholders() {
      if (isLeaf()) {
        return List.of("{" + field.name() + "?}");
      }
      return below.stream()
          .flatMap(input -> input.placeholders().stream())
          .map(p -> "{" + field.name() + "." + p.substring(1))
          .toList();
    }
  }
}
