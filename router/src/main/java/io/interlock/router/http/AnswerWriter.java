package io.interlock.router.http;

import io.interlock.router.wire.MessageHead;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpUtil;

/// Writes answers onto a connection: whole, or the head first and the body piece by piece. The
/// answer to a `HEAD` is the head alone. Owned by the connection's event loop.
@SuppressWarnings("FutureReturnValueIgnored") // what fails closes the channel: channelInactive
final class AnswerWriter {
  private static final byte[] VERSION = MessageHead.encoded("HTTP/1.1 ");
  private static final byte[] OK = MessageHead.encoded("HTTP/1.1 200 OK\r\n");
  private static final byte[] CONTINUE = MessageHead.encoded("HTTP/1.1 100 Continue\r\n\r\n");
  private static final byte[] CONTENT_LENGTH = MessageHead.encoded("content-length: ");
  private static final byte[] CHUNKED = MessageHead.encoded("transfer-encoding: chunked\r\n");
  private static final byte[] CLOSE = MessageHead.encoded("connection: close\r\n");
  private static final byte[] KEEP_ALIVE = MessageHead.encoded("connection: keep-alive\r\n");
  private static final byte[] LAST_CHUNK = MessageHead.encoded("0\r\n\r\n");
  private static final byte[] END_OF_CHUNK = MessageHead.encoded("\r\n");

  private final ChannelHandlerContext ctx;
  private final MessageHead head = new MessageHead();
  private boolean isChunked;
  private boolean isHeadAlone;

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

  /// What an answer says besides its status and its body. Hot path: per request.
  ///
  /// @param requestId goes out as `X-Request-Id`
  record Parts(int status, HttpHeaders headers, String requestId, Keeping keeping) {}

  /// Answers at once. Hot path: per request.
  ///
  /// @param isHeadAlone whether the body is only described
  ChannelFuture whole(Parts parts, ByteBuf bodyOwned, boolean isHeadAlone) {
    int bodyBytes = bodyOwned.readableBytes();
    begin(parts);
    if (parts.status() != 204 && parts.status() != 304) {
      head.add(CONTENT_LENGTH).add(bodyBytes).endOfLine();
    }
    head.endOfLine();
    ByteBuf message = ctx.alloc().directBuffer(head.length() + bodyBytes);
    head.writeTo(message);
    if (!isHeadAlone) {
      message.writeBytes(bodyOwned);
    }
    bodyOwned.release();
    return ctx.writeAndFlush(message);
  }

  /// Tells the client that it may send the body.
  void goOn() {
    ctx.writeAndFlush(bytes(CONTINUE));
  }

  /// Begins an answer whose body follows piece by piece.
  ///
  /// @param request decides how the client learns where the body ends
  void head(Parts parts, HttpRequest request) {
    isChunked = !Keeping.isOld(request);
    isHeadAlone = request.method().equals(HttpMethod.HEAD);
    begin(parts);
    if (isChunked) {
      head.add(CHUNKED);
    }
    head.endOfLine();
    ByteBuf message = ctx.alloc().directBuffer(head.length());
    head.writeTo(message);
    ctx.writeAndFlush(message);
  }

  void piece(ByteBuf bytesOwned) {
    if (isHeadAlone || !bytesOwned.isReadable()) {
      bytesOwned.release();
    } else if (isChunked) {
      ctx.write(
          bytes(MessageHead.encoded(Integer.toHexString(bytesOwned.readableBytes()) + "\r\n")));
      ctx.write(bytesOwned);
      ctx.writeAndFlush(bytes(END_OF_CHUNK));
    } else {
      ctx.writeAndFlush(bytesOwned);
    }
  }

  ChannelFuture end() {
    boolean hasLastChunk = isChunked && !isHeadAlone;
    return ctx.writeAndFlush(hasLastChunk ? bytes(LAST_CHUNK) : Unpooled.EMPTY_BUFFER);
  }

  /// Everything but what says where the body ends.
  private void begin(Parts parts) {
    head.clear();
    if (parts.status() == 200) {
      head.add(OK);
    } else {
      HttpResponseStatus status = HttpResponseStatus.valueOf(parts.status());
      head.add(VERSION).add(parts.status()).add(" ").add(status.reasonPhrase()).endOfLine();
    }
    head.headers(parts.headers())
        .header("x-request-id", parts.requestId())
        .header("date", DateHeader.at(System.currentTimeMillis()));
    switch (parts.keeping()) {
      case CLOSE -> head.add(CLOSE);
      case KEEP_AND_SAY_SO -> head.add(KEEP_ALIVE);
      case KEEP -> {}
    }
  }

  private ByteBuf bytes(byte[] encoded) {
    return ctx.alloc().directBuffer(encoded.length).writeBytes(encoded);
  }
}
