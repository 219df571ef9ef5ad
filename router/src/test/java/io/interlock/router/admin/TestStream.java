package io.interlock.router.admin;

import io.interlock.router.http.HttpStream;
import io.netty.buffer.ByteBuf;
import java.nio.charset.StandardCharsets;

/// What a client would have read of an answer that is written piece by piece.
final class TestStream implements HttpStream {
  private final StringBuilder text = new StringBuilder();
  private boolean isFull;
  private boolean isEnded;
  private boolean isCut;
  private Runnable onEnd = () -> {};

  @Override
  public synchronized boolean write(ByteBuf pieceOwned) {
    if (!isFull) {
      text.append(pieceOwned.toString(StandardCharsets.UTF_8));
      notifyAll();
    }
    pieceOwned.release();
    return !isFull;
  }

  @Override
  public synchronized void end() {
    isEnded = true;
  }

  @Override
  public synchronized void cut() {
    isCut = true;
  }

  @Override
  public synchronized void onEnd(Runnable action) {
    onEnd = action;
  }

  /// From now on the client takes nothing.
  synchronized void fill() {
    isFull = true;
  }

  /// The client closes its connection.
  void leave() {
    onEnd.run();
  }

  synchronized boolean isEnded() {
    return isEnded;
  }

  synchronized boolean isCut() {
    return isCut;
  }

  synchronized String text() {
    return text.toString();
  }

  /// Returns what has been read once it has `part`.
  synchronized String await(String part) throws InterruptedException {
    while (text.indexOf(part) < 0) {
      wait();
    }
    return text.toString();
  }
}
