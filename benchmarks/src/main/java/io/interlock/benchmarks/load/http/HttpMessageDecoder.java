package io.interlock.benchmarks.load.http;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.ByteToMessageDecoder;
import io.netty.handler.codec.DecoderException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Cuts a connection's bytes into {@link HttpMessage}s. Bodies have a `Content-Length` or come in
/// chunks; a message that has neither has no body.
public final class HttpMessageDecoder extends ByteToMessageDecoder {

  private static final byte[] END_OF_HEAD = {'\r', '\n', '\r', '\n'};
  private static final int LINE_END = 2;
  private static final int HEXADECIMAL = 16;

  /// The message whose body is not whole yet.
  private @Nullable String head;

  private int length;
  private @Nullable ByteBuf chunks;

  @Override
  protected void decode(ChannelHandlerContext context, ByteBuf in, List<Object> out) {
    String whole = head == null ? readHead(in) : head;
    if (whole == null) {
      return;
    }
    ByteBuf body = chunks == null ? sized(in) : chunked(in, chunks);
    head = body == null ? whole : null;
    if (body != null) {
      out.add(new HttpMessage(whole, body));
      chunks = null;
    }
  }

  /// @return null when it has not come whole yet
  private @Nullable String readHead(ByteBuf in) {
    int end = indexOf(in, END_OF_HEAD);
    if (end < 0) {
      return null;
    }
    String text =
        in.readCharSequence(end - in.readerIndex(), StandardCharsets.ISO_8859_1).toString();
    in.skipBytes(END_OF_HEAD.length);
    String size = header(text, "content-length");
    length = size == null ? 0 : Integer.parseInt(size);
    if ("chunked".equalsIgnoreCase(header(text, "transfer-encoding"))) {
      chunks = Unpooled.buffer();
    }
    return text;
  }

  private static int indexOf(ByteBuf in, byte[] wanted) {
    int last = in.writerIndex() - wanted.length;
    for (int at = in.indexOf(in.readerIndex(), last + 1, wanted[0]);
        at >= 0;
        at = in.indexOf(at + 1, last + 1, wanted[0])) {
      if (in.getByte(at + 1) == wanted[1]
          && in.getByte(at + 2) == wanted[2]
          && in.getByte(at + 3) == wanted[3]) {
        return at;
      }
    }
    return -1;
  }

  /// A header's value; null when there is none.
  static @Nullable String header(String head, String name) {
    for (int line = head.indexOf('\n'); line >= 0; line = head.indexOf('\n', line + 1)) {
      int colon = line + 1 + name.length();
      if (colon < head.length()
          && head.charAt(colon) == ':'
          && head.regionMatches(true, line + 1, name, 0, name.length())) {
        int end = head.indexOf('\r', colon);
        return head.substring(colon + 1, end < 0 ? head.length() : end).strip();
      }
    }
    return null;
  }

  private @Nullable ByteBuf sized(ByteBuf in) {
    return in.readableBytes() < length ? null : in.readRetainedSlice(length);
  }

  /// @return the body when its last chunk has come
  private static @Nullable ByteBuf chunked(ByteBuf in, ByteBuf body) {
    while (true) {
      int lineEnd = in.indexOf(in.readerIndex(), in.writerIndex(), (byte) '\n');
      if (lineEnd < 0) {
        return null;
      }
      int size = chunkSize(in, lineEnd);
      int bodyBegin = lineEnd + 1;
      if (in.writerIndex() - bodyBegin < size + LINE_END) {
        return null;
      }
      body.writeBytes(in, bodyBegin, size);
      in.readerIndex(bodyBegin + size + LINE_END);
      if (size == 0) {
        return body;
      }
    }
  }

  private static int chunkSize(ByteBuf in, int lineEnd) {
    String line =
        in.toString(in.readerIndex(), lineEnd - in.readerIndex(), StandardCharsets.US_ASCII);
    String size = line.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
    try {
      return Integer.parseInt(size, HEXADECIMAL);
    } catch (NumberFormatException e) {
      throw new DecoderException("expected the size of a chunk, got: " + line, e);
    }
  }

  @Override
  protected void handlerRemoved0(ChannelHandlerContext context) {
    if (chunks != null) {
      chunks.release();
      chunks = null;
    }
  }
}
