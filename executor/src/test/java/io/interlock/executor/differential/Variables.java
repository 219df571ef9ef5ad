package io.interlock.executor.differential;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.interlock.testkit.data.Json;
import java.util.ArrayList;
import java.util.List;

/// The variables of an operation that is drawn.
final class Variables {
  private final Dice dice;
  private final List<String> declarations = new ArrayList<>();
  private final List<String> conditions = new ArrayList<>();
  private final ObjectNode values = JsonNodeFactory.instance.objectNode();

  Variables(Dice dice) {
    this.dice = dice;
  }

  String declarations() {
    return declarations.isEmpty() ? "" : "(" + String.join(", ", declarations) + ")";
  }

  String json() {
    return values.toString();
  }

  /// A new variable for an argument of a type: of the same type, or not null where the argument may
  /// be, with a default or a value or neither.
  String name(TypeRef type) {
    String name = "v" + (declarations.size() + 1);
    boolean isRequired = type instanceof TypeRef.NonNull;
    if (isRequired || dice.chance(20)) {
      declarations.add("$" + name + ": " + type.nullable().text() + "!");
      value(name, new TypeRef.NonNull(type.nullable()));
      return name;
    }
    String initial = dice.chance(30) ? " = " + Literals.draw(type, dice) : "";
    declarations.add("$" + name + ": " + type.text() + initial);
    if (dice.chance(60)) {
      value(name, type);
    }
    return name;
  }

  /// A variable of a condition, new or used before.
  String condition() {
    if (!conditions.isEmpty() && dice.chance(50)) {
      return dice.one(conditions);
    }
    String name = "b" + (declarations.size() + 1);
    conditions.add(name);
    if (dice.chance(30)) {
      declarations.add("$" + name + ": Boolean = " + dice.chance(50));
      if (dice.chance(30)) {
        values.put(name, dice.chance(50));
      }
    } else {
      declarations.add("$" + name + ": Boolean!");
      values.put(name, dice.chance(50));
    }
    return name;
  }

  private void value(String name, TypeRef type) {
    String literal = Literals.draw(type, dice);
    values.set(
        name,
        Json.parse(
            literal
                .replaceAll("(\\w+):|(RED|BLUE)", "\"$1$2\"")
                .replaceAll("\"([xy])\" ", "\"$1\": ")));
  }
}
