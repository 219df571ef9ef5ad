package io.interlock.executor.introspection;

import io.interlock.executor.json.JsonKind;
import io.interlock.executor.json.JsonScanner;
import io.interlock.executor.json.JsonWriter;
import io.netty.buffer.ByteBufUtil;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// JSON as the Java values that graphql-java speaks. Cold path, for introspection only.
final class JavaValues {
  private JavaValues() {}

  static @Nullable Object read(String json) {
    byte[] text = json.getBytes(StandardCharsets.UTF_8);
    return read(new JsonScanner(text, 0, text.length));
  }

  private static @Nullable Object read(JsonScanner scanner) {
    JsonKind kind = scanner.peek();
    int from = scanner.position();
    return switch (kind) {
      case OBJECT -> readObject(scanner);
      case ARRAY -> readArray(scanner);
      case STRING -> scanner.readString();
      case NUMBER -> {
        scanner.skipValue();
        yield number(
            new String(scanner.text(), from, scanner.position() - from, StandardCharsets.UTF_8));
      }
      case TRUE, FALSE -> {
        scanner.skipValue();
        yield kind == JsonKind.TRUE;
      }
      case NULL -> {
        scanner.skipValue();
        yield null;
      }
    };
  }

  private static Number number(String digits) {
    return digits.length() <= 9 && digits.chars().allMatch(Character::isDigit)
        ? Integer.valueOf(digits)
        : new BigDecimal(digits);
  }

  private static Map<String, @Nullable Object> readObject(JsonScanner scanner) {
    Map<String, @Nullable Object> object = new LinkedHashMap<>();
    for (boolean more = scanner.enterObject(); more; more = scanner.nextMember()) {
      String key = scanner.key();
      object.put(key, read(scanner));
    }
    return object;
  }

  private static List<@Nullable Object> readArray(JsonScanner scanner) {
    List<@Nullable Object> array = new ArrayList<>();
    for (boolean more = scanner.enterArray(); more; more = scanner.nextElement()) {
      array.add(read(scanner));
    }
    return array;
  }

  static byte[] write(Object value) {
    JsonWriter out = JsonWriter.unpooled();
    write(out, value);
    return ByteBufUtil.getBytes(out.finish());
  }

  private static void write(JsonWriter out, @Nullable Object value) {
    switch (value) {
      case null -> out.writeNull();
      case Map<?, ?> object -> writeObject(out, object);
      case List<?> array -> writeArray(out, array);
      case Boolean bool -> out.writeRaw(bool.toString());
      case Number number -> out.writeRaw(number.toString());
      default -> out.writeString(value.toString());
    }
  }

  private static void writeObject(JsonWriter out, Map<?, ?> object) {
    char separator = '{';
    for (Map.Entry<?, ?> member : object.entrySet()) {
      out.writeByte(separator);
      out.writeString(String.valueOf(member.getKey()));
      out.writeByte(':');
      write(out, member.getValue());
      separator = ',';
    }
    if (separator == '{') {
      out.writeByte('{');
    }
    out.writeByte('}');
  }

  private static void writeArray(JsonWriter out, List<?> array) {
    out.writeByte('[');
    for (int i = 0; i < array.size(); i++) {
      if (i > 0) {
        out.writeByte(',');
      }
      write(out, array.get(i));
    }
    out.writeByte(']');
  }
}
