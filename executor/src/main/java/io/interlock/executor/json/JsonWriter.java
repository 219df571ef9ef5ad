package io.interlock.executor.json;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// Writes JSON text into a buffer, by way of the array behind it: a buffer checks every single
/// byte's writing several times over. Owned by one thread.
///
/// Hot path: per field.
public final class JsonWriter {
  private static final byte[] NULL = {'n', 'u', 'l', 'l'};
  private static final byte[] HEX = "0123456789abcdef".getBytes(StandardCharsets.US_ASCII);

  private final ByteBuf buffer;
  private byte[] array;

  /// Where the buffer begins in the array, the next byte goes, and the buffer ends.
  private int start;

  private int next;
  private int end;

  private JsonWriter(ByteBuf buffer) {
    this.buffer = buffer;
    this.array = buffer.array();
    this.start = buffer.arrayOffset();
    this.next = start + buffer.writerIndex();
    this.end = start + buffer.capacity();
  }

  /// Appends to a buffer, whose writer index is right again after {@link #finish}.
  ///
  /// @param heapBuffer has an accessible array, and is nobody else's until then
  public static JsonWriter on(ByteBuf heapBuffer) {
    return new JsonWriter(heapBuffer);
  }

  /// Appends to a buffer of its own, which nobody has to release.
  public static JsonWriter unpooled() {
    return on(Unpooled.buffer());
  }

  /// A string as JSON text, with quotes and escapes.
  public static String string(String string) {
    JsonWriter out = on(Unpooled.buffer(string.length() + 2));
    out.writeString(string);
    return out.finish().toString(StandardCharsets.UTF_8);
  }

  /// The buffer, with all that was written.
  public ByteBuf finish() {
    return buffer.writerIndex(position());
  }

  /// How much is in the buffer.
  public int position() {
    return next - start;
  }

  /// Takes back what was written from a position on.
  public void rewind(int position) {
    next = start + position;
  }

  /// Whether two ranges of what was written are the same.
  public boolean isSame(int position, int other, int length) {
    return Arrays.equals(
        array,
        start + position,
        start + position + length,
        array,
        start + other,
        start + other + length);
  }

  /// A hash of what was written from a position on.
  public long hash(long seed, int position) {
    return BytesHash.of(seed, array, start + position, next);
  }

  public void writeByte(int b) {
    if (next == end) {
      grow(1);
    }
    array[next++] = (byte) b;
  }

  public void writeBytes(byte[] bytes) {
    writeBytes(bytes, 0, bytes.length);
  }

  public void writeBytes(byte[] bytes, int from, int length) {
    if (length > end - next) {
      grow(length);
    }
    System.arraycopy(bytes, from, array, next, length);
    next += length;
  }

  /// Writes a range of what another writer has written.
  public void writeBytes(JsonWriter other, int position, int length) {
    writeBytes(other.array, other.start + position, length);
  }

  public void writeNull() {
    writeBytes(NULL);
  }

  /// Writes text that is JSON already.
  public void writeRaw(String json) {
    writeBytes(json.getBytes(StandardCharsets.UTF_8));
  }

  /// Writes a string with quotes and escapes. A surrogate without its pair is written as an escape.
  public void writeString(String string) {
    writeByte('"');
    int plainFrom = 0;
    for (int i = 0; i < string.length(); i++) {
      char c = string.charAt(i);
      if (Character.isHighSurrogate(c)
          && i + 1 < string.length()
          && Character.isLowSurrogate(string.charAt(i + 1))) {
        i++;
      } else if (c < ' ' || c == '"' || c == '\\' || Character.isSurrogate(c)) {
        writeRaw(string.substring(plainFrom, i));
        writeEscape(c);
        plainFrom = i + 1;
      }
    }
    writeRaw(string.substring(plainFrom));
    writeByte('"');
  }

  private void writeEscape(char c) {
    writeByte('\\');
    switch (c) {
      case '"', '\\' -> writeByte(c);
      case '\n' -> writeByte('n');
      case '\r' -> writeByte('r');
      case '\t' -> writeByte('t');
      default -> {
        writeByte('u');
        writeByte(HEX[c >> 12]);
        writeByte(HEX[(c >> 8) & 0xF]);
        writeByte(HEX[(c >> 4) & 0xF]);
        writeByte(HEX[c & 0xF]);
      }
    }
  }

  private void grow(int more) {
    int position = position();
    int capacity = buffer.capacity();
    buffer.writerIndex(position);
    buffer.capacity(Math.max(Math.addExact(position, more), capacity * 2));
    array = buffer.array();
    start = buffer.arrayOffset();
    next = start + position;
    end = start + buffer.capacity();
  }
}
