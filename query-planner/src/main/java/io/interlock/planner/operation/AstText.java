package io.interlock.planner.operation;

import graphql.language.AstPrinter;
import graphql.language.BooleanValue;
import graphql.language.EnumValue;
import graphql.language.IntValue;
import graphql.language.ListType;
import graphql.language.NonNullType;
import graphql.language.StringValue;
import graphql.language.Type;
import graphql.language.TypeName;
import graphql.language.Value;
import graphql.language.VariableReference;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Values and types as {@link AstPrinter} prints them compactly. What is common is written here:
/// the printer is made anew for every text, with a function for every kind of node
/// (`ColdOperationBenchmark`).
final class AstText {
  private AstText() {}

  static String of(Value<?> value) {
    return switch (value) {
      case VariableReference variable -> "$" + variable.getName();
      case IntValue number -> number.getValue().toString();
      case BooleanValue constant -> constant.isValue() ? "true" : "false";
      case EnumValue constant -> Objects.requireNonNull(constant.getName());
      case StringValue string when isPlain(string.getValue()) -> '"' + string.getValue() + '"';
      default -> AstPrinter.printAstCompact(value);
    };
  }

  static String of(Type<?> type) {
    return switch (type) {
      case TypeName name -> Objects.requireNonNull(name.getName());
      case ListType list -> "[" + of(list.getType()) + "]";
      case NonNullType nonNull -> of(nonNull.getType()) + "!";
      default -> throw new IllegalArgumentException("unknown type: " + type);
    };
  }

  /// The name of the innermost type.
  static String baseName(Type<?> type) {
    return switch (type) {
      case TypeName name -> Objects.requireNonNull(name.getName());
      case ListType list -> baseName(list.getType());
      case NonNullType nonNull -> baseName(nonNull.getType());
      default -> throw new IllegalArgumentException("unknown type: " + type);
    };
  }

  /// Whether nothing in a string has to be escaped.
  private static boolean isPlain(@Nullable String text) {
    if (text == null) {
      return false;
    }
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c < ' ' || c > '~' || c == '"' || c == '\\' || c == '/') {
        return false;
      }
    }
    return true;
  }
}
