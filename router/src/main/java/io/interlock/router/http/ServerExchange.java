package io.interlock.router.http;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import io.netty.channel.EventLoop;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.QueryStringDecoder;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// One exchange on one connection. Owned by the event loop.
final class ServerExchange implements HttpExchange {
  private static final Logger LOG = LoggerFactory.getLogger(ServerExchange.class);

  private final ServerConnection connection;
  private final HttpRequest request;
  private final String path;
  private final ByteBuf body;
  private final String requestId;
  private final long receivedNanos;
  private final AtomicBoolean isAnswered = new AtomicBoolean();
  private final List<Runnable> onClose = new ArrayList<>(1);
  private final List<Runnable> onEnd = new ArrayList<>(1);
  private volatile boolean isStreaming;
  private boolean isOver;
  private boolean isClientGone;
  private @Nullable Map<String, List<String>> queryParameters;

  ServerExchange(
      ServerConnection connection, HttpRequest request, ByteBuf bodyOwned, long receivedNanos) {
    this.connection = connection;
    this.request = request;
    this.path = pathOf(request.uri());
    this.body = bodyOwned;
    this.requestId = RequestId.of(request.headers().get("x-request-id"));
    this.receivedNanos = receivedNanos;
  }

  /// The path of a request target: in origin form as it is, in absolute form without the authority.
  private static String pathOf(String uri) {
    int from = 0;
    if (!uri.startsWith("/")) {
      int authority = uri.indexOf("://");
      int slash = authority < 0 ? -1 : uri.indexOf('/', authority + 3);
      from = slash < 0 ? 0 : slash;
    }
    int query = uri.indexOf('?', from);
    int fragment = uri.indexOf('#', from);
    int to = query < 0 ? uri.length() : query;
    return uri.substring(from, fragment < 0 ? to : Math.min(to, fragment));
  }

  @Override
  public HttpMethod method() {
    return request.method();
  }

  @Override
  public String path() {
    return path;
  }

  @Override
  public Map<String, List<String>> queryParameters() {
    if (queryParameters == null) {
      queryParameters = new QueryStringDecoder(request.uri()).parameters();
    }
    return queryParameters;
  }

  @Override
  public HttpHeaders headers() {
    return request.headers();
  }

  @Override
  public ByteBuf body() {
    return body;
  }

  @Override
  public InetSocketAddress remoteAddress() {
    return connection.remoteAddress();
  }

  @Override
  public String requestId() {
    return requestId;
  }

  @Override
  public long receivedNanos() {
    return receivedNanos;
  }

  @Override
  public EventLoop eventLoop() {
    return connection.eventLoop();
  }

  @Override
  public ByteBufAllocator allocator() {
    return connection.allocator();
  }

  @Override
  public boolean isOver() {
    return isOver;
  }

  boolean isAnswered() {
    return isAnswered.get();
  }

  HttpRequest request() {
    return request;
  }

  boolean isStreaming() {
    return isStreaming;
  }

  @Override
  public HttpStream stream(int status, HttpHeaders headers) {
    if (!isAnswered.compareAndSet(false, true)) {
      throw answeredAlready();
    }
    isStreaming = true;
    eventLoop().execute(() -> connection.writeHead(this, status, headers));
    return new ServerStream(this, connection);
  }

  private IllegalStateException answeredAlready() {
    return new IllegalStateException("request " + requestId + " was answered already");
  }

  @Override
  public void respond(int status, HttpHeaders headers, ByteBuf bodyOwned) {
    if (!isAnswered.compareAndSet(false, true)) {
      bodyOwned.release();
      throw answeredAlready();
    }
    if (eventLoop().inEventLoop()) {
      write(status, headers, bodyOwned);
    } else {
      eventLoop().execute(() -> write(status, headers, bodyOwned));
    }
  }

  private void write(int status, HttpHeaders headers, ByteBuf bodyOwned) {
    if (isOver) {
      bodyOwned.release();
    } else {
      connection.write(this, status, headers, bodyOwned);
    }
  }

  @Override
  public void onClose(Runnable action) {
    if (isClientGone) {
      run(action);
    } else if (!isOver) {
      onClose.add(action);
    }
  }

  @Override
  public void onEnd(Runnable action) {
    if (isOver) {
      run(action);
    } else {
      onEnd.add(action);
    }
  }

  /// The last byte of the answer was written.
  void ended() {
    end(false);
  }

  /// The connection closed before the last byte of the answer was written.
  void clientGone() {
    end(true);
  }

  private void end(boolean clientGone) {
    if (isOver) {
      return;
    }
    isOver = true;
    isClientGone = clientGone;
    if (clientGone) {
      onClose.forEach(this::run);
    }
    onEnd.forEach(this::run);
    onClose.clear();
    onEnd.clear();
    body.release();
  }

  /// One failing action must not keep the others from running: they release leases and buffers.
  private void run(Runnable action) {
    try {
      action.run();
    } catch (RuntimeException | Error e) {
      LOG.error("request {}: clean-up failed", requestId, e);
    }
  }
}
