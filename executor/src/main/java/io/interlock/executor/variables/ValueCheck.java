package io.interlock.executor.variables;

import io.interlock.executor.json.JsonKind;
import io.interlock.executor.json.JsonScanner;
import io.interlock.executor.json.JsonStrings;
import io.interlock.executor.variables.InputType.Enumeration;
import io.interlock.executor.variables.InputType.InputObject;
import io.interlock.executor.variables.InputType.Scalar;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// Checks the value of one variable against its type. The words of the errors follow graphql-js,
/// which clients know.
final class ValueCheck {
  /// 120 bytes of a value are enough to find it.
  private static final int MAX_SHOWN = 120;

  private final JsonScanner scanner;
  private final VariableProgram.Errors errors;

  /// Where we are in the value: `input.items[0].name`.
  private final StringBuilder path;

  private final String variable;

  /// The scanner stands before a value that was checked to be JSON.
  ValueCheck(String variable, JsonScanner scanner, VariableProgram.Errors errors) {
    this.variable = variable;
    this.scanner = scanner;
    this.errors = errors;
    this.path = new StringBuilder(variable);
  }

  /// Checks the value that comes next, and reads over it.
  void check(InputType type) {
    JsonKind kind = scanner.peek();
    int from = scanner.position();
    switch (type) {
      case InputType.NonNull nonNull -> {
        if (kind == JsonKind.NULL) {
          scanner.skipValue();
          complain(from, "Expected non-nullable type \"" + type + "\" not to be null.");
        } else {
          check(nonNull.of());
        }
      }
      case InputType.ListOf list when kind == JsonKind.ARRAY -> checkElements(list.of());
      case InputType.ListOf list when kind != JsonKind.NULL -> check(list.of());
      case InputObject object when kind == JsonKind.OBJECT -> checkFields(object, from);
      default -> {
        scanner.skipValue();
        if (kind != JsonKind.NULL) {
          checkLeaf(type, kind, from);
        }
      }
    }
  }

  private void checkElements(InputType element) {
    int length = path.length();
    int index = 0;
    for (boolean more = scanner.enterArray(); more; more = scanner.nextElement()) {
      path.append('[').append(index++).append(']');
      check(element);
      path.setLength(length);
    }
  }

  private void checkFields(InputObject object, int from) {
    int length = path.length();
    Set<String> given = new HashSet<>();
    List<String> unknown = new ArrayList<>();
    boolean hasNull = false;
    for (boolean more = scanner.enterObject(); more; more = scanner.nextMember()) {
      String name = scanner.key();
      InputType.Field field = object.field(name);
      given.add(name);
      hasNull |= scanner.peek() == JsonKind.NULL;
      if (field == null) {
        scanner.skipValue();
        unknown.add(name);
      } else {
        path.append('.').append(name);
        check(field.type());
        path.setLength(length);
      }
    }
    for (InputType.Field field : object.fields()) {
      if (field.isRequired() && !given.contains(field.name())) {
        complain(
            from,
            "Field \"%s\" of required type \"%s\" was not provided."
                .formatted(field.name(), field.type()));
      }
    }
    for (String name : unknown) {
      complain(from, "Field \"" + name + "\" is not defined by type \"" + object + "\".");
    }
    if (object.isOneOf() && (given.size() != 1 || hasNull)) {
      complain(
          from,
          given.size() == 1
              ? "Field \"" + given.iterator().next() + "\" must be non-null."
              : "Exactly one key must be specified for OneOf type \"" + object + "\".");
    }
  }

  private void checkLeaf(InputType type, JsonKind kind, int from) {
    String value = shown(from);
    switch (type) {
      case Scalar scalar -> checkScalar(scalar, kind, from, value);
      case Enumeration enumeration -> checkEnum(enumeration, kind, from, value);
      case InputType.Custom _ -> {}
      default -> complain(from, "Expected type \"" + type + "\" to be an object.");
    }
  }

  private void checkEnum(Enumeration enumeration, JsonKind kind, int from, String value) {
    if (kind != JsonKind.STRING) {
      complain(
          from, "Enum \"" + enumeration + "\" cannot represent non-string value: " + value + ".");
      return;
    }
    String name = JsonStrings.stringOf(scanner.text(), from, scanner.position());
    if (!enumeration.values().contains(name)) {
      complain(from, "Value \"" + name + "\" does not exist in \"" + enumeration + "\" enum.");
    }
  }

  private void checkScalar(Scalar scalar, JsonKind kind, int from, String value) {
    switch (scalar) {
      case INT -> {
        if (kind != JsonKind.NUMBER || !isWhole(from)) {
          complain(from, "Int cannot represent non-integer value: " + value);
        } else if (!isInt(from)) {
          complain(from, "Int cannot represent non 32-bit signed integer value: " + value);
        }
      }
      case FLOAT -> {
        if (kind != JsonKind.NUMBER) {
          complain(from, "Float cannot represent non numeric value: " + value);
        }
      }
      case STRING -> {
        if (kind != JsonKind.STRING) {
          complain(from, "String cannot represent a non string value: " + value);
        }
      }
      case BOOLEAN -> {
        if (!kind.isBoolean()) {
          complain(from, "Boolean cannot represent a non boolean value: " + value);
        }
      }
      case ID -> {
        if (kind != JsonKind.STRING && !(kind == JsonKind.NUMBER && isPlain(from))) {
          complain(from, "ID cannot represent value: " + value);
        }
      }
    }
  }

  /// Whether a number has only digits and perhaps a minus.
  private boolean isPlain(int from) {
    for (int i = from; i < scanner.position(); i++) {
      byte b = scanner.text()[i];
      if (b != '-' && (b < '0' || b > '9')) {
        return false;
      }
    }
    return true;
  }

  /// Whether a number is an integer, however it is written: `1.0` and `1e3` are.
  private boolean isWhole(int from) {
    return isPlain(from) || (hasShortExponent(from) && isWhole(number(from)));
  }

  private static boolean isWhole(BigDecimal number) {
    return number.signum() == 0 || number.stripTrailingZeros().scale() <= 0;
  }

  private boolean isInt(int from) {
    if (scanner.position() - from > 30) {
      return false; // written in full, no integer of 32 bits is that long
    }
    BigDecimal number = number(from);
    return number.compareTo(BigDecimal.valueOf(Integer.MIN_VALUE)) >= 0
        && number.compareTo(BigDecimal.valueOf(Integer.MAX_VALUE)) <= 0;
  }

  /// Whether the number can be computed with at little cost: at most 30 characters, of which at
  /// most three are the exponent's digits.
  private boolean hasShortExponent(int from) {
    String number = text(from);
    int exponent = Math.max(number.indexOf('e'), number.indexOf('E'));
    return number.length() <= 30 && (exponent < 0 || number.length() - exponent <= 5);
  }

  private BigDecimal number(int from) {
    return new BigDecimal(text(from));
  }

  private String text(int from) {
    return new String(scanner.text(), from, scanner.position() - from, StandardCharsets.UTF_8);
  }

  private String shown(int from) {
    int length = scanner.position() - from;
    return length <= MAX_SHOWN
        ? text(from)
        : new String(scanner.text(), from, MAX_SHOWN, StandardCharsets.UTF_8) + "…";
  }

  /// Adds the error of the value from `from` to where the scanner is.
  private void complain(int from, String reason) {
    String at = path.length() == variable.length() ? "" : " at \"" + path + "\"";
    errors.add(
        "Variable \"$%s\" got invalid value %s%s; %s".formatted(variable, shown(from), at, reason));
  }
}
