package io.interlock.router.http;

import io.netty.buffer.ByteBuf;
import java.util.concurrent.atomic.AtomicBoolean;

/// The body of the answer of one exchange, piece by piece.
final class ServerStream implements HttpStream {
  private final ServerExchange exchange;
  private final ServerConnection connection;
  private final AtomicBoolean isEnded = new AtomicBoolean();

  ServerStream(ServerExchange exchange, ServerConnection connection) {
    this.exchange = exchange;
    this.connection = connection;
  }

  @Override
  public boolean write(ByteBuf pieceOwned) {
    if (isEnded.get() || !connection.isWritable()) {
      pieceOwned.release();
      return false;
    }
    connection.eventLoop().execute(() -> connection.writePiece(exchange, pieceOwned));
    return true;
  }

  @Override
  public void end() {
    if (isEnded.compareAndSet(false, true)) {
      connection.eventLoop().execute(() -> connection.writeEnd(exchange));
    }
  }

  @Override
  public void cut() {
    var _ = connection.cut();
  }

  @Override
  public void onEnd(Runnable action) {
    connection.eventLoop().execute(() -> exchange.onEnd(action));
  }
}
