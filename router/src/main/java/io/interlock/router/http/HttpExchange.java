package io.interlock.router.http;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import io.netty.buffer.ByteBufUtil;
import io.netty.channel.EventLoop;
import io.netty.handler.codec.http.DefaultHttpHeaders;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpMethod;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// One request and its answer.
///
/// It is owned by the event loop of its connection: everything is called there, except {@link
/// #respond} and {@link #stream}, which any thread may call.
public interface HttpExchange {
  /// The request's method.
  HttpMethod method();

  /// The path as it was sent: percent-encoded, without the query.
  String path();

  /// All query parameters, decoded, in the order they were sent. Empty without a query.
  ///
  /// @throws IllegalArgumentException when the query is not well-formed percent-encoding
  Map<String, List<String>> queryParameters();

  /// The first value of a query parameter, decoded; null when it is missing.
  ///
  /// @throws IllegalArgumentException when the query is not well-formed percent-encoding
  default @Nullable String queryParameter(String name) {
    List<String> values = queryParameters().get(name);
    return values == null ? null : values.getFirst();
  }

  /// The request's headers.
  HttpHeaders headers();

  /// The whole body in one contiguous buffer over an array; empty when there is none. It lives
  /// until the exchange is over (see {@link #onEnd}); whoever needs it longer retains it.
  ByteBuf body();

  /// Where the client's connection comes from.
  InetSocketAddress remoteAddress();

  /// The id that the client sent as `X-Request-Id` when it is sound, else one made here. It is also
  /// a header of the answer.
  String requestId();

  /// `System.nanoTime()` when the request's head had been read.
  long receivedNanos();

  /// The connection's event loop.
  EventLoop eventLoop();

  /// Where buffers of this exchange come from.
  ByteBufAllocator allocator();

  /// Whether nothing can be answered any more: the answer was written, or the client left.
  boolean isOver();

  /// Answers. `Content-Length`, `Date`, `X-Request-Id` and, where it is due, `Connection: close`
  /// are added here. May be called from any thread, once; when the client has left, the body is
  /// just released.
  ///
  /// @throws IllegalStateException when there is an answer already
  void respond(int status, HttpHeaders headers, ByteBuf bodyOwned);

  /// Answers with a body that is written piece by piece, as it comes about; otherwise as {@link
  /// #respond}.
  ///
  /// @throws IllegalStateException when there is an answer already
  HttpStream stream(int status, HttpHeaders headers);

  /// Answers with JSON.
  default void respondJson(int status, String json) {
    respondText(status, "application/json; charset=utf-8", json);
  }

  /// Answers with text, written as UTF-8.
  default void respondText(int status, String contentType, String text) {
    HttpHeaders headers = new DefaultHttpHeaders().set(HttpHeaderNames.CONTENT_TYPE, contentType);
    respond(status, headers, ByteBufUtil.writeUtf8(allocator(), text));
  }

  /// Runs `action` once, on the event loop, when the client leaves before its answer has been
  /// written to the last byte; at once when it has left already. Called on the event loop.
  void onClose(Runnable action);

  /// Runs `action` once, on the event loop, when the exchange is over: the last byte of the answer
  /// was handed to the operating system, or the connection is closed. Runs after the actions of
  /// {@link #onClose}; at once when it is over already. Called on the event loop.
  void onEnd(Runnable action);
}
