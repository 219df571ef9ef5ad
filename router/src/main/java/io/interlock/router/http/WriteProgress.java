package io.interlock.router.http;

import io.netty.channel.ChannelOutboundBuffer;
import org.jspecify.annotations.Nullable;

/// Whether the bytes of an answer still leave. Owned by the connection's event loop.
final class WriteProgress {
  private long last;

  /// An answer begins.
  void begin() {
    last = -1;
  }

  /// @param pending what waits for the client; null when the connection is closed
  /// @param isStreaming whether nothing may wait because nothing has come about
  /// @return whether nothing has left since the last call
  boolean isStuck(@Nullable ChannelOutboundBuffer pending, boolean isStreaming) {
    if (pending == null) {
      return true;
    }
    long now = pending.currentProgress() - pending.totalPendingWriteBytes();
    boolean isStuck = now == last && !(isStreaming && pending.isEmpty());
    last = now;
    return isStuck;
  }
}
