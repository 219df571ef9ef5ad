package io.interlock.router.client;

import io.interlock.router.wire.CollectedBody;
import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.codec.DecoderException;
import io.netty.handler.codec.compression.ZlibCodecFactory;
import io.netty.handler.codec.compression.ZlibWrapper;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpResponse;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// The body of an answer while it comes in, unpacked, never longer than the limit.
///
/// Compression is never asked for. A server that sends gzip nevertheless is understood; what counts
/// against the limit is the length after unpacking, so that a small answer cannot fill the memory.
final class ResponseBody {
  /// The buffer starts with at most this much, whatever length is declared: 4 MiB, so that an
  /// answer of usual length is not copied as it grows.
  private static final int FIRST_BYTES = 4 << 20;

  private final CollectedBody collected;
  private final @Nullable EmbeddedChannel gunzip;

  private ResponseBody(CollectedBody collected, @Nullable EmbeddedChannel gunzip) {
    this.collected = collected;
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
    CollectedBody collected = CollectedBody.of(head, limit, FIRST_BYTES, channel.alloc());
    return switch (encoding.toLowerCase(Locale.ROOT)) {
      case "identity", "" -> new ResponseBody(collected, null);
      case "gzip", "x-gzip" -> new ResponseBody(collected, gunzip(limit));
      default -> null;
    };
  }

  private static EmbeddedChannel gunzip(int limit) {
    return new EmbeddedChannel(ZlibCodecFactory.newZlibDecoder(ZlibWrapper.GZIP, limit));
  }

  /// Takes the next piece. Hot path: per read.
  Progress append(ByteBuf pieceOwned) {
    if (gunzip != null) {
      return unpack(gunzip, pieceOwned);
    }
    return collected.append(pieceOwned) ? Progress.TAKEN : Progress.TOO_LARGE;
  }

  private Progress unpack(EmbeddedChannel through, ByteBuf pieceOwned) {
    try {
      through.writeInbound(pieceOwned);
    } catch (DecoderException e) {
      boolean isTooLong = String.valueOf(e.getMessage()).contains("maximum");
      return isTooLong ? Progress.TOO_LARGE : Progress.MALFORMED;
    }
    for (ByteBuf piece = through.readInbound(); piece != null; piece = through.readInbound()) {
      if (!collected.append(piece)) {
        return Progress.TOO_LARGE;
      }
    }
    return Progress.TAKEN;
  }

  /// The whole body; the caller owns it.
  ByteBuf take() {
    return collected.take();
  }

  /// Gives everything back.
  void release() {
    collected.release();
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
