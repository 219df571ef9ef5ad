package io.interlock.executor.shape;

import io.interlock.executor.json.JsonKind;
import io.interlock.executor.json.KeyTable;

/// Checks scalars on their bytes. Hot path: per leaf.
public final class LeafCheck {
  private LeafCheck() {}

  /// Whether a value is of the kind that its type demands. An enum need only be a string here.
  public static boolean isRightKind(
      Completion.Leaf leaf, JsonKind kind, byte[] text, int from, int length) {
    return switch (leaf) {
      case ANY -> true;
      case STRING, ENUM -> kind == JsonKind.STRING;
      case BOOLEAN -> kind.isBoolean();
      case FLOAT -> kind == JsonKind.NUMBER;
      case INT -> kind == JsonKind.NUMBER && isInt(text, from, length);
      case ID ->
          kind == JsonKind.STRING || (kind == JsonKind.NUMBER && isWhole(text, from, length));
      case COMPOSITE -> false;
    };
  }

  /// Whether the client may see a string of its enum type; yes for other types.
  public static boolean isVisible(Completion completion, byte[] text, int from, int length) {
    KeyTable enumValues = completion.enumValues();
    return enumValues == null || enumValues.findString(text, from, from + length) >= 0;
  }

  /// Whether a number's text is an integer of 32 bits: `-2147483648` to `2147483647`.
  static boolean isInt(byte[] text, int from, int length) {
    boolean isNegative = text[from] == '-';
    int digits = isNegative ? length - 1 : length;
    if (digits > 10 || !isWhole(text, from, length)) {
      return false;
    }
    if (digits < 10) {
      return true;
    }
    long value = 0;
    for (int i = from + length - digits; i < from + length; i++) {
      value = value * 10 + (text[i] - '0');
    }
    return value <= (isNegative ? 1L << 31 : Integer.MAX_VALUE);
  }

  /// Whether a number's text has neither a fraction nor an exponent.
  private static boolean isWhole(byte[] text, int from, int length) {
    for (int i = from; i < from + length; i++) {
      if (text[i] != '-' && (text[i] < '0' || text[i] > '9')) {
        return false;
      }
    }
    return true;
  }
}
