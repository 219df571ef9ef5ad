package io.interlock.router.client;

import io.netty.channel.EventLoop;
import io.netty.util.concurrent.ScheduledFuture;
import java.util.ArrayDeque;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// The connections of one event loop to one origin. Owned by that loop.
///
/// A request takes the connection that was used last, so that those in excess grow old and go.
/// Without an idle one it waits in line while a new connection is opened, and takes whichever is
/// free first. Every connection that cannot be opened fails the request that has waited longest.
final class OriginPool {
  /// Servers close idle connections after a few seconds (Node.js: 5 s). A request that cannot be
  /// sent a second time takes no connection that has been idle longer than this.
  private static final long FRESH_NANOS = TimeUnit.SECONDS.toNanos(2);

  private final EventLoop loop;
  private final HttpTarget.Origin origin;
  private final HttpClientOptions options;
  private final Connector connector;
  private final ArrayDeque<ClientConnection> idle = new ArrayDeque<>();
  private final ArrayDeque<ClientCall> waiting = new ArrayDeque<>();
  private final Set<ClientConnection> open = new HashSet<>();
  private int opening;
  private boolean isClosed;
  private @Nullable ScheduledFuture<?> sweep;

  OriginPool(
      EventLoop loop, HttpTarget.Origin origin, HttpClientOptions options, Connector connector) {
    this.loop = loop;
    this.origin = origin;
    this.options = options;
    this.connector = connector;
  }

  /// Hot path: per fetch.
  void send(ClientCall call) {
    ClientConnection free = takeIdle(call);
    if (free != null) {
      free.send(call);
      return;
    }
    waiting.add(call);
    openAsNeeded();
  }

  private @Nullable ClientConnection takeIdle(ClientCall call) {
    if (call.isSecondTry()) {
      return null;
    }
    for (ClientConnection last = idle.peekLast(); last != null; last = idle.peekLast()) {
      if (!call.request().isRepeatable() && last.idleNanos() > FRESH_NANOS) {
        return null;
      }
      idle.removeLast();
      if (last.isUsable()) {
        return last;
      }
    }
    return null;
  }

  /// One connection for every waiting call, up to the limit.
  private void openAsNeeded() {
    dropDone();
    while (opening < waiting.size() && roomForAnother()) {
      opening++;
      connector.open(loop, origin, this::opened);
    }
  }

  /// Whether a connection may be opened. A full pool gives up an idle connection that nobody
  /// waiting may use.
  private boolean roomForAnother() {
    if (open.size() + opening < options.maxConnections()) {
      return true;
    }
    ClientConnection oldest = idle.pollFirst();
    if (oldest == null) {
      return false;
    }
    open.remove(oldest);
    oldest.close();
    return true;
  }

  private void opened(Connector.Opened result) {
    opening--;
    switch (result) {
      case Connector.Opened.Connected connected -> add(connected.connection());
      case Connector.Opened.NotConnected not -> failOldest(not.kind(), not.reason());
    }
  }

  private void add(ClientConnection connection) {
    if (isClosed) {
      connection.close();
      return;
    }
    open.add(connection);
    connection.joined(this);
    release(connection);
  }

  private void failOldest(ClientFailure kind, String reason) {
    ClientCall oldest = pollWaiting();
    if (oldest != null) {
      oldest.failed(kind, reason);
    }
    openAsNeeded();
  }

  /// The connection is free: the next in line takes it, or it becomes idle.
  void release(ClientConnection connection) {
    ClientCall next = pollWaiting();
    if (next != null) {
      connection.send(next);
    } else {
      connection.becameIdle();
      idle.addLast(connection);
      sweepLater();
    }
  }

  /// The connection is closed, for whatever reason.
  void closed(ClientConnection connection) {
    open.remove(connection);
    idle.remove(connection);
    openAsNeeded();
  }

  private @Nullable ClientCall pollWaiting() {
    dropDone();
    return waiting.poll();
  }

  /// Calls that were cancelled or timed out stay in line until they come to its head.
  private void dropDone() {
    for (ClientCall first = waiting.peek();
        first != null && first.isDone();
        first = waiting.peek()) {
      waiting.poll();
    }
  }

  private void sweepLater() {
    if (sweep == null && !isClosed) {
      long nanos = Math.max(options.idleTimeout().toNanos() / 2, 1);
      sweep = loop.schedule(this::sweepIdle, nanos, TimeUnit.NANOSECONDS);
    }
  }

  private void sweepIdle() {
    sweep = null;
    long limit = options.idleTimeout().toNanos();
    while (!idle.isEmpty() && idle.getFirst().idleNanos() >= limit) {
      idle.removeFirst().close();
    }
    if (!idle.isEmpty()) {
      sweepLater();
    }
  }

  void close() {
    isClosed = true;
    if (sweep != null) {
      sweep.cancel(false);
      sweep = null;
    }
    for (ClientCall call = pollWaiting(); call != null; call = pollWaiting()) {
      call.failed(ClientFailure.CLOSED, "the client is closed");
    }
    Set.copyOf(open).forEach(ClientConnection::shutDown);
  }
}
