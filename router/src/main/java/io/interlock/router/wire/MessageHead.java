package io.interlock.router.wire;

import io.netty.buffer.ByteBuf;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.util.AsciiString;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Iterator;
import java.util.Map;

/// The head of an HTTP/1.1 message, put together as bytes in an array that is used again and again:
/// what does not change from message to message is encoded once, and the rest goes straight to its
/// place. Owned by one thread.
///
/// Names and values have to be sound: no line breaks, nothing beyond ISO 8859-1. Those of {@link
/// HttpHeaders} are, by its own check.
///
/// Hot path: per message.
public final class MessageHead {
  /// Enough for most heads.
  private static final int USUAL_BYTES = 512;

  private byte[] bytes = new byte[USUAL_BYTES];
  private int length;

  /// A text as a head has it, for {@link #add(byte[])}.
  public static byte[] encoded(String text) {
    return text.getBytes(StandardCharsets.ISO_8859_1);
  }

  /// Begins anew.
  public MessageHead clear() {
    length = 0;
    return this;
  }

  /// Adds bytes as they are.
  public MessageHead add(byte[] encoded) {
    ensure(encoded.length);
    System.arraycopy(encoded, 0, bytes, length, encoded.length);
    length += encoded.length;
    return this;
  }

  /// Adds a number in decimal digits.
  ///
  /// @param number 0 or more
  public MessageHead add(int number) {
    int digits = 1;
    for (int rest = number / 10; rest > 0; rest /= 10) {
      digits++;
    }
    ensure(digits);
    int rest = number;
    for (int i = length + digits - 1; i >= length; i--) {
      bytes[i] = (byte) ('0' + rest % 10);
      rest /= 10;
    }
    length += digits;
    return this;
  }

  /// Adds a text.
  public MessageHead add(CharSequence text) {
    int more = text.length();
    ensure(more);
    if (text instanceof AsciiString ascii) {
      System.arraycopy(ascii.array(), ascii.arrayOffset(), bytes, length, more);
    } else {
      for (int i = 0; i < more; i++) {
        bytes[length + i] = (byte) text.charAt(i);
      }
    }
    length += more;
    return this;
  }

  /// Adds a header line.
  public MessageHead header(CharSequence name, CharSequence value) {
    add(name);
    ensure(2);
    bytes[length++] = ':';
    bytes[length++] = ' ';
    return add(value).endOfLine();
  }

  /// Adds a line for each header.
  public MessageHead headers(HttpHeaders headers) {
    if (headers.isEmpty()) {
      return this;
    }
    Iterator<Map.Entry<CharSequence, CharSequence>> all = headers.iteratorCharSequence();
    while (all.hasNext()) {
      Map.Entry<CharSequence, CharSequence> header = all.next();
      header(header.getKey(), header.getValue());
    }
    return this;
  }

  /// Ends a line; an empty one ends the head.
  public MessageHead endOfLine() {
    ensure(2);
    bytes[length++] = '\r';
    bytes[length++] = '\n';
    return this;
  }

  /// How many bytes it has.
  public int length() {
    return length;
  }

  /// Appends it to a buffer.
  public void writeTo(ByteBuf out) {
    out.writeBytes(bytes, 0, length);
  }

  private void ensure(int more) {
    if (more > bytes.length - length) {
      bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, length + more));
    }
  }
}
