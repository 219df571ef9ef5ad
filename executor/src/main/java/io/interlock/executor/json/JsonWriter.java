package io.interlock.executor.json;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import java.nio.charset.StandardCharsets;

/// Writes JSON text into a buffer.
public final class JsonWriter {
  private static final byte[] NULL = {'n', 'u', 'l', 'l'};
  private static final byte[] HEX = "0123456789abcdef".getBytes(StandardCharsets.US_ASCII);

  private JsonWriter() {}

  public static void writeNull(ByteBuf out) {
    out.writeBytes(NULL);
  }

  /// Writes text that is JSON already.
  public static void writeRaw(ByteBuf out, String json) {
    ByteBufUtil.writeUtf8(out, json);
  }

  /// Writes a string with quotes and escapes. A surrogate without its pair is written as an escape.
  public static void writeString(ByteBuf out, String string) {
    out.writeByte('"');
    int plainFrom = 0;
    for (int i = 0; i < string.length(); i++) {
      char c = string.charAt(i);
      if (Character.isHighSurrogate(c)
          && i + 1 < string.length()
          && Character.isLowSurrogate(string.charAt(i + 1))) {
        i++;
      } else if (c < ' ' || c == '"' || c == '\\' || Character.isSurrogate(c)) {
        ByteBufUtil.writeUtf8(out, string, plainFrom, i);
        writeEscape(out, c);
        plainFrom = i + 1;
      }
    }
    ByteBufUtil.writeUtf8(out, string, plainFrom, string.length());
    out.writeByte('"');
  }

  /// A string as JSON text, with quotes and escapes.
  public static String string(String string) {
    ByteBuf out = Unpooled.buffer(string.length() + 2);
    writeString(out, string);
    return out.toString(StandardCharsets.UTF_8);
  }

  private static void writeEscape(ByteBuf out, char c) {
    out.writeByte('\\');
    switch (c) {
      case '"', '\\' -> out.writeByte(c);
      case '\n' -> out.writeByte('n');
      case '\r' -> out.writeByte('r');
      case '\t' -> out.writeByte('t');
      default -> {
        out.writeByte('u');
        out.writeByte(HEX[c >> 12]);
        out.writeByte(HEX[(c >> 8) & 0xF]);
        out.writeByte(HEX[(c >> 4) & 0xF]);
        out.writeByte(HEX[c & 0xF]);
      }
    }
  }
}
