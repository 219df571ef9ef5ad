package io.interlock.router.client;

import io.interlock.router.wire.MessageHead;
import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpUtil;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.util.ReferenceCountUtil;
import org.jspecify.annotations.Nullable;

/// One connection to a server, with at most one request on it. Owned by its event loop.
///
/// It goes back to its pool only after a whole answer to a whole request; in every other case it is
/// closed.
@SuppressWarnings("FutureReturnValueIgnored") // what fails closes the channel: channelInactive
final class ClientConnection extends ChannelInboundHandlerAdapter {
  private static final byte[] CONTENT_LENGTH = MessageHead.encoded("content-length: ");

  private final MessageHead head = new MessageHead();

  @SuppressWarnings("NullAway.Init") // set by handlerAdded, before anything else is called
  private Channel channel;

  private @Nullable OriginPool pool;
  private @Nullable ClientCall call;
  private @Nullable ChannelFuture sending;
  private @Nullable HttpResponse response;
  private @Nullable ResponseBody body;
  private @Nullable Throwable fault;
  private boolean isInterim;
  private boolean hasReceived;
  private boolean isReused;
  private long idleSinceNanos;

  @Override
  public void handlerAdded(ChannelHandlerContext ctx) {
    channel = ctx.channel();
  }

  /// Notes that bytes have come, though they may not make a head yet: then the server has taken the
  /// request up, and it must not be sent again.
  ChannelHandler byteWatch() {
    return new ChannelInboundHandlerAdapter() {
      @Override
      public void channelRead(ChannelHandlerContext ctx, Object bytes) {
        hasReceived = true;
        ctx.fireChannelRead(bytes);
      }
    };
  }

  void joined(OriginPool pool) {
    this.pool = pool;
    if (!channel.isActive()) {
      channelInactive();
    }
  }

  boolean isUsable() {
    return channel.isActive();
  }

  void becameIdle() {
    idleSinceNanos = System.nanoTime();
  }

  long idleNanos() {
    return System.nanoTime() - idleSinceNanos;
  }

  /// Hot path: per fetch.
  void send(ClientCall next) {
    call = next;
    hasReceived = false;
    next.sentOn(this);
    ClientRequest request = next.request();
    ByteBuf body = next.body();
    head.clear()
        .add(request.method().asciiName())
        .add(request.target().restOfRequestLine())
        .headers(request.headers())
        .add(CONTENT_LENGTH)
        .add(body.readableBytes())
        .endOfLine()
        .endOfLine();
    ByteBuf message = channel.alloc().directBuffer(head.length() + body.readableBytes());
    head.writeTo(message);
    message.writeBytes(body, body.readerIndex(), body.readableBytes());
    sending = channel.writeAndFlush(message);
    if (!sending.isDone()) {
      return;
    }
    if (sending.cause() != null) {
      fault = sending.cause();
      channel.close();
    }
  }

  /// Hot path: per fetch.
  @Override
  public void channelRead(ChannelHandlerContext ctx, Object message) {
    if (call == null) {
      // Nobody asked: a server that says goodbye, or one that cannot count.
      ReferenceCountUtil.release(message);
      channel.close();
    } else if (message instanceof HttpResponse response) {
      takeHead(call, response);
    } else if (message instanceof HttpContent content) {
      takeContent(call, content);
    }
  }

  private void takeHead(ClientCall current, HttpResponse response) {
    if (response.decoderResult().isFailure()) {
      ReferenceCountUtil.release(response);
      fail(current, ClientFailure.MALFORMED, "the answer is not HTTP/1.1");
      return;
    }
    isInterim = response.status().code() < 200;
    if (isInterim) {
      return;
    }
    current.answerBegins();
    ResponseBody begun = ResponseBody.of(response, current.request().maxResponseBytes(), channel);
    if (begun == null) {
      String encoding = response.headers().get(HttpHeaderNames.CONTENT_ENCODING);
      fail(current, ClientFailure.MALFORMED, "the answer is encoded as '" + encoding + "'");
      return;
    }
    this.response = response;
    body = begun;
    if (HttpUtil.getContentLength(response, 0L) > current.request().maxResponseBytes()) {
      failTooLarge(current);
    }
  }

  private void takeContent(ClientCall current, HttpContent content) {
    boolean isLast = content instanceof LastHttpContent;
    ResponseBody begun = body;
    if (isInterim || begun == null) {
      content.release();
      return;
    }
    if (content.decoderResult().isFailure()) {
      content.release();
      fail(current, ClientFailure.MALFORMED, "the answer's chunked encoding is malformed");
      return;
    }
    switch (begun.append(content.content())) {
      case TOO_LARGE -> failTooLarge(current);
      case MALFORMED -> fail(current, ClientFailure.MALFORMED, "the answer's gzip is malformed");
      case TAKEN -> {
        if (isLast) {
          complete(current, begun);
        }
      }
    }
  }

  private void failTooLarge(ClientCall current) {
    int limit = current.request().maxResponseBytes();
    fail(current, ClientFailure.TOO_LARGE, "the answer is longer than " + limit + " bytes");
  }

  /// The connection is free before the answer is handed on, since that may send the next request.
  private void complete(ClientCall current, ResponseBody begun) {
    HttpResponse response = this.response;
    if (response == null) {
      throw new IllegalStateException("a body without a head");
    }
    boolean isReusable =
        HttpUtil.isKeepAlive(response)
            && channel.isActive()
            && sending != null
            && sending.isSuccess();
    ClientOutcome outcome =
        new ClientOutcome.Answered(response.status().code(), response.headers(), begun.take());
    forget();
    if (isReusable && pool != null) {
      isReused = true;
      pool.release(this);
    } else {
      channel.close();
    }
    current.answered(outcome);
  }

  private void fail(ClientCall current, ClientFailure kind, String reason) {
    abandon();
    current.failed(kind, reason);
  }

  /// Nobody waits for the answer any more.
  void abandon() {
    forget();
    channel.close();
  }

  void close() {
    channel.close();
  }

  /// The client is closed: so is this connection, whatever it is doing.
  void shutDown() {
    ClientCall current = call;
    if (current == null) {
      channel.close();
    } else {
      fail(current, ClientFailure.CLOSED, "the client is closed");
    }
  }

  @Override
  public void channelInactive(ChannelHandlerContext ctx) {
    channelInactive();
  }

  private void channelInactive() {
    ClientCall broken = call;
    boolean hasBegun = response != null;
    forget();
    if (pool != null) {
      pool.closed(this);
    }
    if (broken != null && !broken.isDone()) {
      broke(broken, hasBegun);
    }
  }

  private void broke(ClientCall broken, boolean hasBegun) {
    if (isReused && !hasReceived && pool != null && broken.takeSecondTry()) {
      pool.send(broken);
      return;
    }
    String when = hasBegun ? " in the middle of the answer" : " before the answer";
    broken.failed(ClientFailure.BROKEN, Reason.ofBreaking(fault) + when);
  }

  @Override
  public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
    fault = cause;
    channel.close();
  }

  private void forget() {
    call = null;
    response = null;
    sending = null;
    if (body != null) {
      body.release();
      body = null;
    }
  }
}
