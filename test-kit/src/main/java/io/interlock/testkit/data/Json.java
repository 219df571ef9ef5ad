package io.interlock.testkit.data;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import org.jspecify.annotations.Nullable;

/// JSON as the test kit reads it: every digit of a number kept, duplicate members refused.
public final class Json {
  private static final JsonMapper MAPPER =
      JsonMapper.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
          .build();

  private Json() {}

  /// @throws IllegalArgumentException with place and reason when the text is no JSON value
  public static JsonNode parse(String text) {
    try {
      return MAPPER.readTree(text);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("not JSON: " + e.getMessage(), e);
    }
  }

  /// A tree of maps, lists, strings, numbers and {@link JsonNode}s as JSON text.
  public static String write(@Nullable Object value) {
    try {
      return MAPPER.writeValueAsString(value);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("cannot be written as JSON: " + value, e);
    }
  }

  public static JsonNode treeOf(@Nullable Object value) {
    return MAPPER.valueToTree(value);
  }

  /// Maps, lists and scalars of a node; numbers keep their digits.
  public static @Nullable Object plain(JsonNode node) {
    return MAPPER.convertValue(node, Object.class);
  }

  /// A value for graphql-java to serialize: text, number and flag as such, anything else as a tree.
  public static Object scalar(JsonNode node) {
    return switch (node.getNodeType()) {
      case STRING -> node.textValue();
      case NUMBER -> node.numberValue();
      case BOOLEAN -> node.booleanValue();
      default -> node;
    };
  }

  /// Whether two values mean the same: numbers by value, `"1"` and `1` alike (an ID may be written
  /// either way), objects by their members.
  public static boolean same(JsonNode a, JsonNode b) {
    if (a.isObject() && b.isObject()) {
      return a.size() == b.size() && contains(a, b);
    }
    if (a.isArray() && b.isArray()) {
      return sameElements(a, b);
    }
    if (a.isNumber() && b.isNumber()) {
      return a.decimalValue().compareTo(b.decimalValue()) == 0;
    }
    return a.isValueNode()
        && b.isValueNode()
        && a.isNull() == b.isNull()
        && text(a).equals(text(b));
  }

  /// Whether `whole` has every member of `part`, with the same value.
  public static boolean contains(JsonNode whole, JsonNode part) {
    for (var member : part.properties()) {
      JsonNode value = whole.get(member.getKey());
      if (value == null || !same(value, member.getValue())) {
        return false;
      }
    }
    return true;
  }

  private static boolean sameElements(JsonNode a, JsonNode b) {
    if (a.size() != b.size()) {
      return false;
    }
    for (int i = 0; i < a.size(); i++) {
      if (!same(a.get(i), b.get(i))) {
        return false;
      }
    }
    return true;
  }

  private static String text(JsonNode scalar) {
    return scalar.asText();
  }
}
