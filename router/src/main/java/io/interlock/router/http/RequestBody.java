package io.interlock.router.http;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpUtil;
import org.jspecify.annotations.Nullable;

/// The body of a request while it comes in: one contiguous buffer over an array, never longer than
/// the limit. Each piece is copied once, out of the memory that it was received into.
final class RequestBody {
  /// The buffer starts with at most this much, whatever length is declared.
  private static final int FIRST_BYTES = 256 << 10;

  private final ByteBufAllocator allocator;
  private final int limit;
  private final int expected;
  private @Nullable ByteBuf bytes;

  RequestBody(HttpRequest head, int limit, ByteBufAllocator allocator) {
    this.allocator = allocator;
    this.limit = limit;
    this.expected = (int) Math.min(HttpUtil.getContentLength(head, 0L), FIRST_BYTES);
  }

  /// Takes the next piece. Hot path: per read.
  ///
  /// @return false when the body is longer than allowed
  boolean append(ByteBuf pieceOwned) {
    int before = bytes == null ? 0 : bytes.readableBytes();
    if (pieceOwned.readableBytes() > limit - before) {
      pieceOwned.release();
      return false;
    }
    if (bytes == null) {
      bytes = allocator.heapBuffer(Math.max(expected, pieceOwned.readableBytes()));
    }
    bytes.writeBytes(pieceOwned);
    pieceOwned.release();
    return true;
  }

  /// The whole body; the caller owns it.
  ByteBuf take() {
    ByteBuf whole = bytes == null ? allocator.heapBuffer(0) : bytes;
    bytes = null;
    return whole;
  }

  void release() {
    if (bytes != null) {
      bytes.release();
      bytes = null;
    }
  }
}
