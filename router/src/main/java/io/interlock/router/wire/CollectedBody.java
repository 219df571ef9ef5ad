package io.interlock.router.wire;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import io.netty.handler.codec.http.HttpMessage;
import io.netty.handler.codec.http.HttpUtil;
import org.jspecify.annotations.Nullable;

/// The body of a message while it comes in: one contiguous buffer over an array, never longer than
/// the limit. Each piece is copied once, out of the memory that it was received into. Owned by one
/// thread.
public final class CollectedBody {
  private final ByteBufAllocator allocator;
  private final int limit;
  private final int expected;
  private @Nullable ByteBuf bytes;

  private CollectedBody(ByteBufAllocator allocator, int limit, int expected) {
    this.allocator = allocator;
    this.limit = limit;
    this.expected = expected;
  }

  /// For the message with this head.
  ///
  /// @param limit the length that is allowed, in bytes
  /// @param mostAtFirst what the buffer starts with at most, whatever length is declared, in bytes
  public static CollectedBody of(
      HttpMessage head, int limit, int mostAtFirst, ByteBufAllocator allocator) {
    long declared = HttpUtil.getContentLength(head, 0L);
    int expected = (int) Math.min(declared, Math.min(limit, mostAtFirst));
    return new CollectedBody(allocator, limit, expected);
  }

  /// Takes the next piece. Hot path: per read.
  ///
  /// @return false when the body is longer than allowed
  public boolean append(ByteBuf pieceOwned) {
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
  public ByteBuf take() {
    ByteBuf whole = bytes == null ? allocator.heapBuffer(0) : bytes;
    bytes = null;
    return whole;
  }

  /// Gives back what has come, unless it was taken.
  public void release() {
    if (bytes != null) {
      bytes.release();
      bytes = null;
    }
  }
}
