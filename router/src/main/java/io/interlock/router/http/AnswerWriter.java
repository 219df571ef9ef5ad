package io.interlock.router.http;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.DefaultHttpContent;
import io.netty.handler.codec.http.DefaultHttpResponse;
import io.netty.handler.codec.http.EmptyHttpHeaders;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpUtil;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.LastHttpContent;

/// Writes answers onto a connection: whole, or the head first and the body piece by piece. Owned by
/// the connection's event loop.
@SuppressWarnings("FutureReturnValueIgnored") // what fails closes the channel: channelInactive
final class AnswerWriter {
  private final ChannelHandlerContext ctx;

  AnswerWriter(ChannelHandlerContext ctx) {
    this.ctx = ctx;
  }

  /// What becomes of the connection after an answer.
  enum Keeping {
    CLOSE,
    KEEP,
    /// HTTP/1.0 keeps a connection only when both sides say so.
    KEEP_AND_SAY_SO;

    static Keeping of(HttpRequest request, boolean isClosing) {
      if (isClosing || !HttpUtil.isKeepAlive(request)) {
        return CLOSE;
      }
      return isOld(request) ? KEEP_AND_SAY_SO : KEEP;
    }

    /// A body of unknown length ends an HTTP/1.0 connection.
    static Keeping ofStream(HttpRequest request, boolean isClosing) {
      return isOld(request) ? CLOSE : of(request, isClosing);
    }

    private static boolean isOld(HttpRequest request) {
      return !request.protocolVersion().isKeepAliveDefault();
    }
  }

  /// Hot path: per request.
  ChannelFuture whole(int status, HttpHeaders headers, ByteBuf bodyOwned, Keeping keeping) {
    if (status != 204 && status != 304) {
      headers.set(HttpHeaderNames.CONTENT_LENGTH, Integer.toString(bodyOwned.readableBytes()));
    }
    return ctx.writeAndFlush(
        new DefaultFullHttpResponse(
            HttpVersion.HTTP_1_1,
            HttpResponseStatus.valueOf(status),
            bodyOwned,
            completed(headers, keeping),
            EmptyHttpHeaders.INSTANCE));
  }

  /// @param request decides how the client learns where the body ends
  void head(int status, HttpHeaders headers, HttpRequest request, Keeping keeping) {
    if (!Keeping.isOld(request)) {
      headers.set(HttpHeaderNames.TRANSFER_ENCODING, HttpHeaderValues.CHUNKED);
    }
    ctx.writeAndFlush(
        new DefaultHttpResponse(
            HttpVersion.HTTP_1_1, HttpResponseStatus.valueOf(status), completed(headers, keeping)));
  }

  void piece(ByteBuf bytesOwned) {
    ctx.writeAndFlush(new DefaultHttpContent(bytesOwned));
  }

  ChannelFuture end() {
    return ctx.writeAndFlush(LastHttpContent.EMPTY_LAST_CONTENT);
  }

  private static HttpHeaders completed(HttpHeaders headers, Keeping keeping) {
    headers.set(HttpHeaderNames.DATE, DateHeader.at(System.currentTimeMillis()));
    switch (keeping) {
      case CLOSE -> headers.set(HttpHeaderNames.CONNECTION, HttpHeaderValues.CLOSE);
      case KEEP_AND_SAY_SO -> headers.set(HttpHeaderNames.CONNECTION, HttpHeaderValues.KEEP_ALIVE);
      case KEEP -> {}
    }
    return headers;
  }
}
