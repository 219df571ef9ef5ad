package io.interlock.composer.subgraph;

import io.interlock.supergraph.schema.TypeRef;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/// What a literal means where a type is expected. Published composers read a value leniently: a
/// bare name is also a string and a string also an enum value, and whole numbers may be written
/// with a fraction or exponent.
public final class Values {
  /// The texts that are the same id when written as a number.
  private static final Pattern NUMBER_LIKE_ID = Pattern.compile("-?(0|[1-9][0-9]{0,99})");

  /// A longer number is not written out.
  private static final int MAX_DIGITS = 400;

  private static final BigDecimal MIN_INT = BigDecimal.valueOf(Integer.MIN_VALUE);
  private static final BigDecimal MAX_INT = BigDecimal.valueOf(Integer.MAX_VALUE);

  private final SchemaModel model;

  public Values(SchemaModel model) {
    this.model = model;
  }

  /// Whether `value` can be read as a `type`.
  public boolean isValid(Literal value, TypeRef type) {
    return read(value, type).isPresent();
  }

  /// `value` as the plainest literal of `type` that means the same; empty when it is none. A single
  /// value may stand for a list of one, and stays single.
  Optional<Literal> read(Literal value, TypeRef type) {
    return switch (value) {
      case Literal.VariableLiteral ignored -> Optional.empty();
      case Literal.NullLiteral none -> type.isNonNull() ? Optional.empty() : Optional.of(none);
      default -> readNonNull(value, type.nullable());
    };
  }

  private Optional<Literal> readNonNull(Literal value, TypeRef type) {
    return switch (type) {
      case TypeRef.NonNull nonNull -> read(value, nonNull);
      case TypeRef.ListOf list when value instanceof Literal.ListLiteral values ->
          readList(values, list.of());
      case TypeRef.ListOf list -> read(value, list.of());
      case TypeRef.Named named -> readNamed(value, named.baseName());
    };
  }

  private Optional<Literal> readList(Literal.ListLiteral list, TypeRef of) {
    List<Literal> values = new ArrayList<>();
    for (Literal value : list.values()) {
      Optional<Literal> read = read(value, of);
      if (read.isEmpty()) {
        return Optional.empty();
      }
      values.add(read.get());
    }
    return Optional.of(new Literal.ListLiteral(values));
  }

  private Optional<Literal> readNamed(Literal value, String name) {
    TypeElement type = model.types().get(name);
    if (type == null) {
      return readBuiltIn(value, name);
    }
    return switch (type.kind()) {
      case SCALAR -> readCustom(value);
      case ENUM -> text(value).filter(type.values()::containsKey).map(Literal.EnumLiteral::new);
      case INPUT_OBJECT ->
          value instanceof Literal.ObjectLiteral object
              ? readObject(object, type)
              : Optional.empty();
      case OBJECT, INTERFACE, UNION -> Optional.empty();
    };
  }

  private static Optional<Literal> readBuiltIn(Literal value, String name) {
    return switch (name) {
      case "Int" -> wholeNumber(value).filter(Values::isInt);
      case "Float" -> number(value);
      case "String" -> text(value).map(Literal.StringLiteral::new);
      case "Boolean" ->
          value instanceof Literal.BooleanLiteral ? Optional.of(value) : Optional.empty();
      case "ID" -> wholeNumber(value).or(() -> text(value).map(Values::id));
      default -> Optional.of(value); // an unknown type is reported where it is named
    };
  }

  private static Optional<String> text(Literal value) {
    return switch (value) {
      case Literal.StringLiteral string -> Optional.of(string.value());
      case Literal.EnumLiteral name -> Optional.of(name.name());
      default -> Optional.empty();
    };
  }

  private static Literal id(String text) {
    return NUMBER_LIKE_ID.matcher(text).matches()
        ? new Literal.NumberLiteral(new BigDecimal(text), true)
        : new Literal.StringLiteral(text);
  }

  private static Optional<Literal> wholeNumber(Literal value) {
    if (!(value instanceof Literal.NumberLiteral number)) {
      return Optional.empty();
    }
    if (number.isInt()) {
      return Optional.of(number);
    }
    BigDecimal plain = number.value().stripTrailingZeros();
    boolean isWhole = plain.scale() <= 0 && plain.scale() > -MAX_DIGITS;
    return isWhole
        ? Optional.of(new Literal.NumberLiteral(plain.setScale(0), true))
        : Optional.empty();
  }

  private static boolean isInt(Literal number) {
    BigDecimal value = ((Literal.NumberLiteral) number).value();
    return value.compareTo(MIN_INT) >= 0 && value.compareTo(MAX_INT) <= 0;
  }

  private static Optional<Literal> number(Literal value) {
    boolean isFinite =
        value instanceof Literal.NumberLiteral number
            && Double.isFinite(number.value().doubleValue());
    return isFinite ? Optional.of(wholeNumber(value).orElse(value)) : Optional.empty();
  }

  /// Fields that must be given may be absent, as published composers let them be.
  private Optional<Literal> readObject(Literal.ObjectLiteral object, TypeElement type) {
    Map<String, Literal> fields = new LinkedHashMap<>();
    for (Map.Entry<String, Literal> field : object.fields().entrySet()) {
      InputElement expected = type.inputFields().get(field.getKey());
      Optional<Literal> read =
          expected == null ? Optional.empty() : read(field.getValue(), expected.type());
      if (read.isEmpty()) {
        return Optional.empty();
      }
      fields.put(field.getKey(), read.get());
    }
    return Optional.of(new Literal.ObjectLiteral(fields));
  }

  /// A custom scalar takes every value; a bare name in it is a string.
  private static Optional<Literal> readCustom(Literal value) {
    return switch (value) {
      case Literal.VariableLiteral ignored -> Optional.empty();
      case Literal.EnumLiteral name -> Optional.of(new Literal.StringLiteral(name.name()));
      case Literal.NumberLiteral number -> Optional.of(wholeNumber(number).orElse(number));
      case Literal.ListLiteral list -> readCustomList(list);
      case Literal.ObjectLiteral object -> readCustomObject(object);
      default -> Optional.of(value);
    };
  }

  private static Optional<Literal> readCustomList(Literal.ListLiteral list) {
    List<Literal> values =
        list.values().stream().flatMap(value -> readCustom(value).stream()).toList();
    return values.size() == list.values().size()
        ? Optional.of(new Literal.ListLiteral(values))
        : Optional.empty();
  }

  private static Optional<Literal> readCustomObject(Literal.ObjectLiteral object) {
    Map<String, Literal> fields = new LinkedHashMap<>();
    object
        .fields()
        .forEach((name, value) -> readCustom(value).ifPresent(read -> fields.put(name, read)));
    return fields.size() == object.fields().size()
        ? Optional.of(new Literal.ObjectLiteral(fields))
        : Optional.empty();
  }
}
