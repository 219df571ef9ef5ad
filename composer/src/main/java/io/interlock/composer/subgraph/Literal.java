package io.interlock.composer.subgraph;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// A GraphQL value as written in an SDL. Its text form is GraphQL source.
public sealed interface Literal {
  /// Whether two values mean the same: numbers by value, objects without regard to field order, a
  /// name like the string of it (which it is where one subgraph has an enum and another a scalar).
  static boolean isSame(Literal a, Literal b) {
    return switch (a) {
      case NumberLiteral x when b instanceof NumberLiteral y -> x.value().compareTo(y.value()) == 0;
      case EnumLiteral(String name) when b instanceof StringLiteral(String text) ->
          name.equals(text);
      case StringLiteral(String text) when b instanceof EnumLiteral(String name) ->
          name.equals(text);
      case ListLiteral x when b instanceof ListLiteral y -> isSameList(x.values(), y.values());
      case ObjectLiteral x when b instanceof ObjectLiteral y -> isSameObject(x, y);
      default -> a.equals(b);
    };
  }

  private static boolean isSameList(List<Literal> a, List<Literal> b) {
    if (a.size() != b.size()) {
      return false;
    }
    for (int i = 0; i < a.size(); i++) {
      if (!isSame(a.get(i), b.get(i))) {
        return false;
      }
    }
    return true;
  }

  private static boolean isSameObject(ObjectLiteral a, ObjectLiteral b) {
    return a.fields().keySet().equals(b.fields().keySet())
        && a.fields().entrySet().stream()
            .allMatch(e -> isSame(e.getValue(), Elements.get(b.fields(), e.getKey())));
  }

  /// An Int or Float literal.
  record NumberLiteral(BigDecimal value, boolean isInt) implements Literal {
    /// Longer numbers are printed with an exponent.
    private static final int MAX_PLAIN_DIGITS = 40;

    @Override
    public String toString() {
      BigDecimal shortest = isInt ? value : value.stripTrailingZeros();
      boolean isPlain = isInt || Math.abs(shortest.scale()) < MAX_PLAIN_DIGITS;
      return isPlain ? shortest.toPlainString() : shortest.toString();
    }
  }

  record StringLiteral(String value) implements Literal {
    @Override
    public String toString() {
      return quote(value);
    }

    /// `text` as a quoted GraphQL string.
    public static String quote(String text) {
      StringBuilder out = new StringBuilder("\"");
      text.chars().forEach(c -> appendEscaped((char) c, out));
      return out.append('"').toString();
    }

    private static void appendEscaped(char c, StringBuilder out) {
      switch (c) {
        case '"' -> out.append("\\\"");
        case '\\' -> out.append("\\\\");
        case '\n' -> out.append("\\n");
        case '\r' -> out.append("\\r");
        case '\t' -> out.append("\\t");
        case '\b' -> out.append("\\b");
        case '\f' -> out.append("\\f");
        default -> {
          if (c < 0x20 || c == 0x7f) {
            out.append("\\u%04X".formatted((int) c));
          } else {
            out.append(c);
          }
        }
      }
    }
  }

  record BooleanLiteral(boolean value) implements Literal {
    @Override
    public String toString() {
      return Boolean.toString(value);
    }
  }

  record EnumLiteral(String name) implements Literal {
    @Override
    public String toString() {
      return name;
    }
  }

  record NullLiteral() implements Literal {
    @Override
    public String toString() {
      return "null";
    }
  }

  /// Not legal anywhere in an SDL; kept so that a rule can say so.
  record VariableLiteral(String name) implements Literal {
    @Override
    public String toString() {
      return "$" + name;
    }
  }

  record ListLiteral(List<Literal> values) implements Literal {
    public ListLiteral {
      values = List.copyOf(values);
    }

    @Override
    public String toString() {
      return values.stream().map(Literal::toString).collect(Collectors.joining(", ", "[", "]"));
    }
  }

  record ObjectLiteral(Map<String, Literal> fields) implements Literal {
    public ObjectLiteral {
      fields = Elements.copy(fields);
    }

    @Override
    public String toString() {
      return fields.entrySet().stream()
          .map(e -> e.getKey() + ": " + e.getValue())
          .collect(Collectors.joining(", ", "{", "}"));
    }
  }
}
