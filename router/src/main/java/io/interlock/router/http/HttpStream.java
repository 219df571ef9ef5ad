package io.interlock.router.http;

import io.netty.buffer.ByteBuf;

/// The body of an answer that is written piece by piece, as it comes about. Any thread may call;
/// pieces are sent in the order of the calls.
public interface HttpStream {
  /// Sends a piece.
  ///
  /// @return false when the client has left, or takes its answer so slowly that bytes pile up here;
  ///   the piece is not sent then
  boolean write(ByteBuf pieceOwned);

  /// The body is complete.
  void end();

  /// Closes the connection in the middle of the body, so that the client sees that something is
  /// missing.
  void cut();

  /// Runs `action` once, on the event loop, when the last byte was written or the connection is
  /// closed; at once when that is so already.
  void onEnd(Runnable action);
}
