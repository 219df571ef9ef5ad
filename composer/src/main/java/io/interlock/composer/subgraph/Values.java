package io.interlock.composer.subgraph;

import java.math.BigDecimal;
import java.util.Optional;

/// Whether a literal can stand where a type is expected.
public final class Values {
  private static final BigDecimal MIN_INT = BigDecimal.valueOf(Integer.MIN_VALUE);
  private static final BigDecimal MAX_INT = BigDecimal.valueOf(Integer.MAX_VALUE);

  private final SchemaModel model;

  public Values(SchemaModel model) {
    this.model = model;
  }

  /// Whether `value` is a legal value of `type`; a single value may stand for a list of one.
  public boolean isValid(Literal value, TypeReference type) {
    return switch (value) {
      case Literal.VariableLiteral ignored -> false;
      case Literal.NullLiteral ignored -> !type.isNonNull();
      default -> isValidNonNull(value, type.nullable());
    };
  }

  private boolean isValidNonNull(Literal value, TypeReference type) {
    return switch (type) {
      case TypeReference.NonNull nonNull -> isValid(value, nonNull);
      case TypeReference.ListOf list when value instanceof Literal.ListLiteral values ->
          values.values().stream().allMatch(v -> isValid(v, list.of()));
      case TypeReference.ListOf list -> isValid(value, list.of());
      case TypeReference.Named named -> isValidNamed(value, named.baseName());
    };
  }

  private boolean isValidNamed(Literal value, String name) {
    TypeElement type = model.types().get(name);
    if (type == null) {
      return isValidBuiltIn(value, name);
    }
    return switch (type.kind()) {
      case SCALAR -> !containsVariable(value);
      case ENUM -> value instanceof Literal.EnumLiteral v && type.values().containsKey(v.name());
      case INPUT_OBJECT -> value instanceof Literal.ObjectLiteral v && isValidObject(v, type);
      case OBJECT, INTERFACE, UNION -> false;
    };
  }

  private static boolean isValidBuiltIn(Literal value, String name) {
    return switch (name) {
      case "Int" -> value instanceof Literal.NumberLiteral n && isInt(n);
      case "Float" -> value instanceof Literal.NumberLiteral;
      case "String" -> value instanceof Literal.StringLiteral;
      case "Boolean" -> value instanceof Literal.BooleanLiteral;
      case "ID" ->
          value instanceof Literal.StringLiteral
              || value instanceof Literal.NumberLiteral n && n.isInt();
      default -> true; // an unknown type is reported where it is named
    };
  }

  private static boolean isInt(Literal.NumberLiteral number) {
    return number.isInt()
        && number.value().compareTo(MIN_INT) >= 0
        && number.value().compareTo(MAX_INT) <= 0;
  }

  private boolean isValidObject(Literal.ObjectLiteral value, TypeElement type) {
    boolean areKnown = type.inputFields().keySet().containsAll(value.fields().keySet());
    return areKnown
        && type.inputFields().values().stream()
            .allMatch(field ->
                Optional.ofNullable(value.fields().get(field.name()))
                    .map(v -> isValid(v, field.type()))
                    .orElse(!field.isRequired()));
  }

  private static boolean containsVariable(Literal value) {
    return switch (value) {
      case Literal.VariableLiteral ignored -> true;
      case Literal.ListLiteral list -> list.values().stream().anyMatch(Values::containsVariable);
      case Literal.ObjectLiteral object ->
          object.fields().values().stream().anyMatch(Values::containsVariable);
      default -> false;
    };
  }
}
