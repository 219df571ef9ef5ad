package io.interlock.router.http;

import io.interlock.router.http.AnswerWriter.Keeping;
import io.interlock.router.wire.CollectedBody;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import io.netty.buffer.ByteBufUtil;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.EventLoop;
import io.netty.channel.socket.DuplexChannel;
import io.netty.handler.codec.http.DefaultHttpHeaders;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpUtil;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.util.ReferenceCountUtil;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// One client connection: puts requests together, hands them over one at a time, writes the answers
/// in the same order, and keeps the limits. Owned by its event loop.
///
/// Reading goes on while a request is being answered, since that is how a leaving client is
/// noticed; what a pipelining client sends meanwhile waits here, up to the limit of {@link
/// WaitingMessages}, and then in the client's own socket.
///
/// ```
///          first byte          head            last byte of body          answer written
///   IDLE ─────────────▶ HEAD ────────▶ BODY ──────────────────▶ ANSWERING ───────────────▶ IDLE
///     └──────────────────┴── limit or deadline ──▶ LINGERING ──▶ closed
/// ```
@SuppressWarnings("FutureReturnValueIgnored") // what fails closes the channel: channelInactive
final class ServerConnection extends ChannelInboundHandlerAdapter {
  private static final Logger LOG = LoggerFactory.getLogger(ServerConnection.class);

  /// A body's buffer starts with at most this much, whatever length is declared.
  private static final int FIRST_BYTES = 256 << 10;

  /// How long a refused client may go on sending, so that the answer reaches it and not a reset.
  private static final Duration LINGER = Duration.ofSeconds(2);

  private enum Phase {
    IDLE,
    HEAD,
    BODY,
    ANSWERING,
    LINGERING
  }

  private final HttpServerOptions options;
  private final HttpHandler handler;
  private final WaitingMessages waiting = new WaitingMessages();
  private boolean isTakingTurns;
  private boolean hasReadMessage;
  private Phase phase = Phase.IDLE;
  private volatile boolean isClosing;
  private final WriteProgress progress = new WriteProgress();
  private Keeping streamKeeping = Keeping.CLOSE;
  private long receivedNanos;

  @SuppressWarnings("NullAway.Init") // set by handlerAdded, before anything else is called
  private ChannelHandlerContext ctx;

  @SuppressWarnings("NullAway.Init") // as above
  private AnswerWriter writer;

  @SuppressWarnings("NullAway.Init") // as above
  private Deadline deadline;

  private @Nullable HttpRequest head;
  private @Nullable CollectedBody body;
  private @Nullable ServerExchange current;

  ServerConnection(HttpServerOptions options, HttpHandler handler) {
    this.options = options;
    this.handler = handler;
  }

  @Override
  public void handlerAdded(ChannelHandlerContext ctx) {
    this.ctx = ctx;
    this.writer = new AnswerWriter(ctx);
    this.deadline = new Deadline(ctx.channel().eventLoop(), this::deadlineReached);
    deadline.in(options.idleTimeout());
  }

  EventLoop eventLoop() {
    return ctx.channel().eventLoop();
  }

  ByteBufAllocator allocator() {
    return ctx.alloc();
  }

  InetSocketAddress remoteAddress() {
    return (InetSocketAddress) ctx.channel().remoteAddress();
  }

  // --- reading ---------------------------------------------------------------------------------

  /// Hot path: per request.
  @Override
  public void channelRead(ChannelHandlerContext ctx, Object message) {
    hasReadMessage = true;
    switch (phase) {
      case LINGERING -> ReferenceCountUtil.release(message);
      case ANSWERING -> await(message);
      case IDLE, HEAD, BODY -> take(message);
    }
  }

  /// Bytes came and made no message: a head has begun.
  @Override
  public void channelReadComplete(ChannelHandlerContext ctx) {
    if (phase == Phase.IDLE && !hasReadMessage) {
      phase = Phase.HEAD;
      deadline.in(options.headerTimeout());
    }
    hasReadMessage = false;
  }

  private void await(Object message) {
    waiting.add(message);
    if (waiting.isFull()) {
      ctx.channel().config().setAutoRead(false);
    }
  }

  private void take(Object message) {
    if (message instanceof HttpRequest request) {
      takeHead(request);
    } else if (message instanceof HttpContent content) {
      takeContent(content);
    } else {
      ReferenceCountUtil.release(message);
    }
  }

  private void takeHead(HttpRequest request) {
    receivedNanos = System.nanoTime();
    HttpProblem problem = RequestFault.inHead(request, options);
    if (problem != null) {
      ReferenceCountUtil.release(request);
      refuse(problem);
      return;
    }
    head = request;
    body = CollectedBody.of(request, options.maxRequestBytes(), FIRST_BYTES, ctx.alloc());
    phase = Phase.BODY;
    deadline.in(options.bodyTimeout());
    if (HttpUtil.is100ContinueExpected(request)) {
      writer.goOn();
    }
  }

  private void takeContent(HttpContent content) {
    if (content.decoderResult().isFailure()) {
      content.release();
      refuse(new HttpProblem(400, "BAD_REQUEST", "the body's chunked encoding is malformed"));
      return;
    }
    CollectedBody begun = body;
    if (begun == null) {
      throw new IllegalStateException("a body without a head");
    }
    if (!begun.append(content.content())) {
      refuse(RequestFault.bodyTooLong(options));
    } else if (content instanceof LastHttpContent) {
      hand(begun.take());
    }
  }

  private void hand(ByteBuf bytesOwned) {
    HttpRequest request = head;
    if (request == null) {
      throw new IllegalStateException("a body without a head");
    }
    head = null;
    body = null;
    phase = Phase.ANSWERING;
    deadline.clear();
    ServerExchange exchange = new ServerExchange(this, request, bytesOwned, receivedNanos);
    current = exchange;
    try {
      handler.handle(exchange);
    } catch (RuntimeException | Error e) {
      answerFault(exchange, e);
    }
  }

  private static void answerFault(ServerExchange exchange, Throwable fault) {
    LOG.error(
        "request {}: {} {} failed",
        exchange.requestId(),
        exchange.method(),
        exchange.path(),
        fault);
    if (!exchange.isAnswered()) {
      new HttpProblem(500, "INTERNAL_SERVER_ERROR", "internal error; see the router's log")
          .answer(exchange);
    }
  }

  // --- writing ---------------------------------------------------------------------------------

  /// Whether the client takes what is written for it. May be called from any thread.
  boolean isWritable() {
    return ctx.channel().isActive() && ctx.channel().isWritable();
  }

  /// Writes the answer of the running exchange. Hot path: per request.
  void write(ServerExchange exchange, int status, HttpHeaders headers, ByteBuf bodyOwned) {
    Keeping keeping = Keeping.of(exchange.request(), isClosing);
    writer
        .whole(
            new AnswerWriter.Parts(status, headers, exchange.requestId(), keeping),
            bodyOwned,
            exchange.method().equals(HttpMethod.HEAD))
        .addListener(written -> ended(exchange, written.isSuccess(), keeping));
    awaitProgress(exchange);
  }

  /// Begins an answer whose body comes piece by piece.
  void writeHead(ServerExchange exchange, int status, HttpHeaders headers) {
    if (!exchange.isOver()) {
      streamKeeping = Keeping.ofStream(exchange.request(), isClosing);
      writer.head(
          new AnswerWriter.Parts(status, headers, exchange.requestId(), streamKeeping),
          exchange.request());
      awaitProgress(exchange);
    }
  }

  void writePiece(ServerExchange exchange, ByteBuf bytesOwned) {
    if (exchange.isOver()) {
      bytesOwned.release();
    } else {
      writer.piece(bytesOwned);
    }
  }

  void writeEnd(ServerExchange exchange) {
    if (!exchange.isOver()) {
      Keeping keeping = streamKeeping;
      writer.end().addListener(written -> ended(exchange, written.isSuccess(), keeping));
    }
  }

  private void awaitProgress(ServerExchange exchange) {
    if (!exchange.isOver()) {
      progress.begin();
      deadline.in(options.writeTimeout());
    }
  }

  private void ended(ServerExchange exchange, boolean isWritten, Keeping keeping) {
    if (!isWritten) {
      ctx.close();
    } else if (!exchange.isOver()) {
      exchange.ended();
      answered(keeping != Keeping.CLOSE);
    }
  }

  private void answered(boolean keepAlive) {
    current = null;
    if (!keepAlive || isClosing) {
      linger();
      return;
    }
    phase = Phase.IDLE;
    deadline.in(options.idleTimeout());
    takeTurns();
  }

  /// Takes up what was pipelined behind the exchange that has just ended, until one of them needs
  /// time. A loop, since an answer that is written at once ends up here again.
  private void takeTurns() {
    if (isTakingTurns) {
      return;
    }
    isTakingTurns = true;
    while (phase != Phase.ANSWERING && phase != Phase.LINGERING) {
      Object next = waiting.poll();
      if (next == null) {
        break;
      }
      take(next);
    }
    isTakingTurns = false;
    if (!waiting.isFull() && !ctx.channel().config().isAutoRead()) {
      ctx.channel().config().setAutoRead(true);
    }
  }

  // --- refusing and closing --------------------------------------------------------------------

  private void refuse(HttpProblem problem) {
    releaseRequest();
    HttpHeaders headers =
        new DefaultHttpHeaders()
            .set(HttpHeaderNames.CONTENT_TYPE, "application/json; charset=utf-8");
    ByteBuf text = ByteBufUtil.writeUtf8(ctx.alloc(), problem.json());
    phase = Phase.LINGERING;
    writer
        .whole(
            new AnswerWriter.Parts(problem.status(), headers, RequestId.of(null), Keeping.CLOSE),
            text,
            false)
        .addListener(written -> linger());
  }

  /// Closing a socket with unread bytes resets the connection, and the reset can overtake the
  /// answer. So the outgoing half is closed first, and the rest of the client's bytes is read and
  /// dropped.
  private void linger() {
    phase = Phase.LINGERING;
    waiting.release();
    if (!ctx.channel().isActive()) {
      return;
    }
    deadline.in(LINGER);
    ctx.channel().config().setAutoRead(true);
    ((DuplexChannel) ctx.channel()).shutdownOutput();
  }

  private void deadlineReached() {
    switch (phase) {
      case IDLE, LINGERING -> ctx.close();
      case HEAD -> refuse(RequestFault.late("head", options.headerTimeout()));
      case BODY -> refuse(RequestFault.late("body", options.bodyTimeout()));
      case ANSWERING -> closeUnlessProgressing();
    }
  }

  private void closeUnlessProgressing() {
    boolean isStreaming = current != null && current.isStreaming();
    if (progress.isStuck(ctx.channel().unsafe().outboundBuffer(), isStreaming)) {
      LOG.info("{} takes no bytes of its answer; connection closed", remoteAddress());
      ctx.close();
    } else {
      deadline.in(options.writeTimeout());
    }
  }

  /// Closes as soon as nothing is under way. Called from any thread.
  void closeWhenAnswered() {
    isClosing = true;
    eventLoop()
        .execute(() -> {
          if (phase == Phase.IDLE) {
            ctx.close();
          }
        });
  }

  /// Closes now. Called from any thread.
  CompletableFuture<?> cut() {
    CompletableFuture<?> closed = new CompletableFuture<>();
    ctx.close().addListener(done -> closed.complete(null));
    return closed;
  }

  @Override
  public void channelInactive(ChannelHandlerContext ctx) {
    phase = Phase.LINGERING;
    deadline.cancel();
    releaseRequest();
    waiting.release();
    if (current != null) {
      current.clientGone();
      current = null;
    }
  }

  @Override
  public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
    if (!(cause instanceof IOException)) {
      LOG.warn("connection of {} closed after an error", remoteAddress(), cause);
    }
    ctx.close();
  }

  private void releaseRequest() {
    head = null;
    if (body != null) {
      body.release();
      body = null;
    }
  }
}
