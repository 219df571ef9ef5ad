package io.interlock.benchmarks.load.http;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;

/// An HTTP server that asks its origin once for each path and request body, and then sends the
/// bytes of that answer again and again: what is behind it costs next to nothing. May be used by
/// many threads.
public final class MemoisingServer implements AutoCloseable {

  /// Of all remembered answers. What has no room any more is answered by the origin each time.
  private static final long ROOM_BYTES = 256L << 20;

  /// How long an answer waits while somebody listens.
  private static final long TAP_MILLIS = 5;

  private final Origin origin;
  private final ExecutorService origins;
  private final Map<ByteBuf, ByteBuf> answers = new ConcurrentHashMap<>();
  private final AtomicLong room = new AtomicLong(ROOM_BYTES);
  private final LongAdder requests = new LongAdder();
  private final LongAdder misses = new LongAdder();
  private final Channel listening;
  private volatile @Nullable Tap tap;

  /// Listens on a free port of loopback.
  ///
  /// @param origins runs the origin, which may block
  public MemoisingServer(Transport transport, ExecutorService origins, Origin origin) {
    this.origin = origin;
    this.origins = origins;
    this.listening =
        transport.listen(0, () -> new ChannelHandler[] {new HttpMessageDecoder(), new Answering()});
  }

  public int port() {
    return ((InetSocketAddress) listening.localAddress()).getPort();
  }

  public String url() {
    return "http://127.0.0.1:" + port() + "/graphql";
  }

  /// All requests so far.
  public long requests() {
    return requests.sum();
  }

  /// Those of them that the origin had to answer.
  public long misses() {
    return misses.sum();
  }

  /// Lets somebody hear what is asked, on the server's event loop; null ends that.
  public void tap(@Nullable Tap listener) {
    tap = listener;
  }

  /// Stops listening; connections stay until the transport ends.
  @Override
  public void close() {
    listening.close().syncUninterruptibly();
  }

  private ByteBuf ask(ByteBuf key, byte[] request) {
    ByteBuf answer = response(origin.answer(request));
    if (room.addAndGet(-(long) answer.readableBytes() - key.readableBytes()) > 0) {
      answers.put(key, answer);
    }
    return answer;
  }

  /// A whole response, outside of all pools and never released.
  private static ByteBuf response(byte[] body) {
    String head =
        "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: " + body.length;
    byte[] bytes = (head + "\r\n\r\n").getBytes(StandardCharsets.US_ASCII);
    return Unpooled.unreleasableBuffer(
        Unpooled.directBuffer(bytes.length + body.length).writeBytes(bytes).writeBytes(body));
  }

  /// One client's connection, whose requests come one after the other.
  private final class Answering extends SimpleChannelInboundHandler<HttpMessage> {

    @Override
    protected void channelRead0(ChannelHandlerContext context, HttpMessage message) {
      requests.increment();
      ByteBuf body = message.body();
      try {
        ByteBuf key = key(message.firstLine(), body);
        Tap listener = tap;
        if (listener != null) {
          listener.asked(port(), ByteBufUtil.getBytes(body));
        }
        ByteBuf answer = answers.get(key);
        if (answer == null) {
          misses.increment();
          byte[] request = ByteBufUtil.getBytes(body);
          origins.execute(() -> answerLater(context, key, request));
        } else if (listener == null) {
          context.writeAndFlush(answer.duplicate(), context.voidPromise());
        } else {
          context
              .executor()
              .schedule(
                  () -> answerHeard(context, answer, listener), TAP_MILLIS, TimeUnit.MILLISECONDS);
        }
      } finally {
        body.release();
      }
    }

    private static ByteBuf key(String firstLine, ByteBuf body) {
      byte[] key = new byte[firstLine.length() + body.readableBytes()];
      byte[] line = firstLine.getBytes(StandardCharsets.ISO_8859_1);
      System.arraycopy(line, 0, key, 0, line.length);
      body.getBytes(body.readerIndex(), key, line.length, body.readableBytes());
      return Unpooled.wrappedBuffer(key);
    }

    private static void answerHeard(ChannelHandlerContext context, ByteBuf answer, Tap listener) {
      listener.answering();
      context.writeAndFlush(answer.duplicate(), context.voidPromise());
    }

    private void answerLater(ChannelHandlerContext context, ByteBuf key, byte[] request) {
      try {
        context.writeAndFlush(ask(key, request).duplicate());
      } catch (RuntimeException e) {
        fail(context, e);
      }
    }

    private static void fail(ChannelHandlerContext context, Throwable cause) {
      System.err.println("a subgraph could not answer: " + cause);
      context.close();
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
      // a router that is ended cuts its connections
      if (!(cause instanceof java.io.IOException)) {
        fail(context, cause);
      } else {
        context.close();
      }
    }
  }
}
