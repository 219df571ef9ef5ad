package io.interlock.router.client;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import io.netty.channel.Channel;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.codec.DecoderException;
import io.netty.handler.codec.compression.ZlibCodecFactory;
import io.netty.handler.codec.compression.ZlibWrapper;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpUtil;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// The body of an answer while it comes in: one contiguous buffer over an array, never longer than
/// the limit. Each piece is copied once, out of the memory that it was received into.
///
/// Compression is never asked for. A server that sends gzip nevertheless is understood; what counts
/// against the limit is the length after unpacking, so that a small answer cannot fill the memory.
final class ResponseBody {
  /// The buffer starts with at most this much, whatever length is declared: 4 MiB, so that an
  /// answer of usual length is not copied as it grows.
  private static final int FIRST_BYTES = 4 << 20;

  private final ByteBufAllocator allocator;
  private final int limit;
  private final int expected;
  private final @Nullable EmbeddedChannel gunzip;
  private @Nullable ByteBuf bytes;

  private ResponseBody(
      ByteBufAllocator allocator, int limit, int expected, @Nullable EmbeddedChannel gunzip) {
    this.allocator = allocator;
    this.limit = limit;
    this.expected = expected;
    this.gunzip = gunzip;
  }

  /// How taking a piece went.
  enum Progress {
    TAKEN,
    TOO_LARGE,
    MALFORMED
  }

  /// For the answer with this head; null when its encoding is unknown here.
  static @Nullable ResponseBody of(HttpResponse head, int limit, Channel channel) {
    String encoding = head.headers().get(HttpHeaderNames.CONTENT_ENCODING, "identity");
    long declared = HttpUtil.getContentLength(head, 0L);
    int expected = (int) Math.min(declared, Math.min(limit, FIRST_BYTES));
    return switch (encoding.toLowerCase(Locale.ROOT)) {
      case "identity", "" -> new ResponseBody(channel.alloc(), limit, expected, null);
      case "gzip", "x-gzip" -> new ResponseBody(channel.alloc(), limit, expected, gunzip(limit));
      default -> null;
    };
  }

  private static EmbeddedChannel gunzip(int limit) {
    return new EmbeddedChannel(ZlibCodecFactory.newZlibDecoder(ZlibWrapper.GZIP, limit));
  }

  /// Takes the next piece. Hot path: per read.
  Progress append(ByteBuf pieceOwned) {
    return gunzip == null ? add(pieceOwned) : unpack(gunzip, pieceOwned);
  }

  private Progress add(ByteBuf pieceOwned) {
    int before = bytes == null ? 0 : bytes.readableBytes();
    if (pieceOwned.readableBytes() > limit - before) {
      pieceOwned.release();
      return Progress.TOO_LARGE;
    }
    if (bytes == null) {
      bytes = allocator.heapBuffer(Math.max(expected, pieceOwned.readableBytes()));
    }
    bytes.writeBytes(pieceOwned);
    pieceOwned.release();
    return Progress.TAKEN;
  }

  private Progress unpack(EmbeddedChannel through, ByteBuf pieceOwned) {
    try {
      through.writeInbound(pieceOwned);
    } catch (DecoderException e) {
      boolean isTooLong = String.valueOf(e.getMessage()).contains("maximum");
      return isTooLong ? Progress.TOO_LARGE : Progress.MALFORMED;
    }
    for (ByteBuf piece = through.readInbound(); piece != null; piece = through.readInbound()) {
      if (add(piece) == Progress.TOO_LARGE) {
        return Progress.TOO_LARGE;
      }
    }
    return Progress.TAKEN;
  }

  /// The whole body; the caller owns it.
  ByteBuf take() {
    ByteBuf whole = bytes == null ? allocator.heapBuffer(0) : bytes;
    bytes = null;
    return whole;
  }

  /// Gives everything back.
  void release() {
    if (bytes != null) {
      bytes.release();
      bytes = null;
    }
    if (gunzip != null) {
      discard(gunzip);
    }
  }

  private static void discard(EmbeddedChannel gunzip) {
    try {
      gunzip.finishAndReleaseAll();
    } catch (DecoderException e) {
      // What was left could not be unpacked; nobody wants it any more.
    }
  }
}
