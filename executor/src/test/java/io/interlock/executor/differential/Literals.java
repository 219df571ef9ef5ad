package io.interlock.executor.differential;

/// GraphQL literals of few values, so that equal arguments meet.
final class Literals {
  private Literals() {}

  static String draw(TypeRef type, Dice dice) {
    return switch (type) {
      case TypeRef.NonNull nonNull -> value(nonNull.of(), dice);
      case TypeRef.ListOf _, TypeRef.Named _ when dice.chance(10) -> "null";
      default -> value(type, dice);
    };
  }

  private static String value(TypeRef type, Dice dice) {
    return switch (type) {
      case TypeRef.NonNull nonNull -> value(nonNull.of(), dice);
      case TypeRef.ListOf list ->
          dice.chance(50)
              ? "[" + value(list.element(), dice) + "]"
              : "[" + value(list.element(), dice) + ", " + value(list.element(), dice) + "]";
      case TypeRef.Named named -> leaf(named.named(), dice);
    };
  }

  private static String leaf(String type, Dice dice) {
    return switch (type) {
      case "Int" -> String.valueOf(dice.between(1, 2));
      case "Boolean" -> String.valueOf(dice.chance(50));
      case "F0" -> "{x: %d, y: [%s]}".formatted(dice.between(1, 2), leaf("N2", dice));
      case "String", "ID" -> dice.chance(50) ? "\"x\"" : "\"y\"";
      default -> dice.chance(50) ? "RED" : "BLUE";
    };
  }
}
