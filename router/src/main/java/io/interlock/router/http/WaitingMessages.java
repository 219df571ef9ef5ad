package io.interlock.router.http;

import io.netty.handler.codec.http.HttpContent;
import io.netty.util.ReferenceCountUtil;
import java.util.ArrayDeque;
import org.jspecify.annotations.Nullable;

/// What a pipelining client has sent behind the request that is being answered, as decoded messages
/// in their order. Owned by the connection's event loop.
final class WaitingMessages {
  /// 64 KiB of requests behind the running one: a full TCP window of small pipelined queries.
  private static final int MAX_BYTES = 64 << 10;

  /// What a waiting head counts, its headers being objects by then.
  private static final int HEAD_BYTES = 1 << 10;

  private final ArrayDeque<Object> messages = new ArrayDeque<>(4);
  private int bytes;

  void add(Object messageOwned) {
    messages.add(messageOwned);
    bytes += sizeOf(messageOwned);
  }

  /// The next message, whose owner the caller becomes; null when there is none.
  @Nullable Object poll() {
    Object next = messages.poll();
    if (next != null) {
      bytes -= sizeOf(next);
    }
    return next;
  }

  boolean isEmpty() {
    return messages.isEmpty();
  }

  /// Whether the client should be held back.
  boolean isFull() {
    return bytes > MAX_BYTES;
  }

  void release() {
    messages.forEach(ReferenceCountUtil::release);
    messages.clear();
    bytes = 0;
  }

  private static int sizeOf(Object message) {
    return message instanceof HttpContent content ? content.content().readableBytes() : HEAD_BYTES;
  }
}
