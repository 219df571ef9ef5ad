package io.interlock.benchmarks.load.generator;

import io.interlock.benchmarks.load.http.HttpMessage;
import io.interlock.benchmarks.load.http.HttpMessageDecoder;
import io.interlock.benchmarks.load.http.Transport;
import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.EventLoop;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.util.concurrent.ScheduledFuture;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// Sends an operation's requests over some connections, each of which waits for its answer before
/// it sends again, and checks every answer. All connections are on one event loop, which owns this.
public final class LoadGenerator implements AutoCloseable {

  /// Between two looks whether a request is due for a connection that is free.
  private static final long LOOK_MICROS = 200;

  private final EventLoop loop;
  private final Traffic traffic;
  private final Schedule schedule;
  private final byte[] headBegin;
  private final Deque<Connection> idle = new ArrayDeque<>();
  private final List<Channel> channels = new ArrayList<>();
  private final Latencies latencies = new Latencies();
  private final Latencies delays = new Latencies();
  private final CompletableFuture<Void> failed = new CompletableFuture<>();
  private final long limit;
  private final CompletableFuture<Void> finished = new CompletableFuture<>();
  private long sent;
  private long answered;
  private boolean isClosing;
  private @Nullable ScheduledFuture<?> looking;

  private LoadGenerator(
      EventLoop loop, URI target, Traffic traffic, Schedule schedule, long limit) {
    this.loop = loop;
    this.traffic = traffic;
    this.schedule = schedule;
    this.limit = limit;
    this.headBegin =
        "POST %s HTTP/1.1\r\nHost: %s\r\nContent-Type: application/json\r\nAccept: application/json\r\nContent-Length: "
            .formatted(target.getPath(), target.getAuthority())
            .getBytes(StandardCharsets.US_ASCII);
  }

  /// Starts sending; what is wrong later is told by {@link #failure}.
  ///
  /// @param limit after so many requests it ends by itself
  public static LoadGenerator start(
      Transport transport,
      URI target,
      Traffic traffic,
      int connections,
      Schedule schedule,
      long limit) {
    LoadGenerator generator = new LoadGenerator(transport.next(), target, traffic, schedule, limit);
    for (int i = 0; i < connections; i++) {
      generator.connect(target);
    }
    generator.looking =
        generator.loop.scheduleAtFixedRate(
            generator::sendDue, LOOK_MICROS, LOOK_MICROS, TimeUnit.MICROSECONDS);
    return generator;
  }

  private void connect(URI target) {
    ChannelFuture connecting =
        Transport.connecting(
                loop, () -> new ChannelHandler[] {new HttpMessageDecoder(), new Connection()})
            .connect(target.getHost(), target.getPort())
            .syncUninterruptibly();
    channels.add(connecting.channel());
  }

  /// From the time a request was due to its last byte's arrival.
  public Latencies latencies() {
    return latencies;
  }

  /// From the time a request was due, or its connection free if that was later, to its sending: how
  /// late the generator itself was.
  public Latencies delays() {
    return delays;
  }

  /// Completes exceptionally at the first wrong answer or lost connection.
  public CompletableFuture<Void> failure() {
    return failed;
  }

  /// Completes when all requests that there were to send have been answered, or at a failure.
  public CompletableFuture<Void> finished() {
    return finished;
  }

  /// Sends nothing more and closes the connections.
  @Override
  public void close() {
    loop.submit(this::stop).syncUninterruptibly();
  }

  private void stop() {
    isClosing = true;
    channels.forEach(Channel::close);
    if (looking != null) {
      looking.cancel(false);
    }
  }

  private void sendDue() {
    while (!idle.isEmpty() && !isClosing) {
      long now = System.nanoTime();
      long due = sent < limit ? schedule.take(now) : Schedule.NOT_YET;
      if (due == Schedule.NOT_YET) {
        return;
      }
      idle.remove().send(due, now);
    }
  }

  private void fail(String problem) {
    if (!isClosing) {
      isClosing = true;
      IllegalStateException wrong = new IllegalStateException(problem);
      failed.completeExceptionally(wrong);
      finished.completeExceptionally(wrong);
    }
  }

  /// One connection with at most one request under way.
  private final class Connection extends SimpleChannelInboundHandler<HttpMessage> {
    private @Nullable ChannelHandlerContext context;
    private @Nullable ClientRequest request;
    private long due;
    private long freeSince;

    @Override
    public void channelActive(ChannelHandlerContext active) {
      context = active;
      becomeFree();
    }

    private void becomeFree() {
      freeSince = System.nanoTime();
      idle.add(this);
      sendDue();
    }

    void send(long dueSince, long now) {
      due = dueSince;
      delays.record(now - Math.max(dueSince, freeSince));
      ClientRequest next = traffic.request(sent++);
      request = next;
      ChannelHandlerContext active = Objects.requireNonNull(context);
      active.writeAndFlush(message(active, next.body()), active.voidPromise());
    }

    private ByteBuf message(ChannelHandlerContext active, byte[] body) {
      ByteBuf message = active.alloc().buffer(headBegin.length + body.length + 16);
      message.writeBytes(headBegin);
      message.writeCharSequence(Integer.toString(body.length), StandardCharsets.US_ASCII);
      message.writeCharSequence("\r\n\r\n", StandardCharsets.US_ASCII);
      return message.writeBytes(body);
    }

    @Override
    protected void channelRead0(ChannelHandlerContext active, HttpMessage message) {
      long now = System.nanoTime();
      ClientRequest answeredRequest = Objects.requireNonNull(request, "an answer to no request");
      request = null;
      try {
        answeredRequest
            .answer()
            .problem(message.status(), message.body())
            .ifPresentOrElse(problem -> fail(wrong(answeredRequest, problem)), () -> count(now));
      } finally {
        message.body().release();
      }
    }

    private String wrong(ClientRequest wrongly, String problem) {
      String asked = new String(wrongly.body(), StandardCharsets.UTF_8);
      return "a wrong answer to " + asked + "\n" + problem;
    }

    private void count(long now) {
      latencies.record(now - due);
      if (++answered == limit) {
        finished.complete(null);
      }
      becomeFree();
    }

    @Override
    public void channelInactive(ChannelHandlerContext active) {
      fail("the router closed a connection" + (request == null ? "" : " and owes an answer"));
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext active, Throwable cause) {
      fail("a connection broke: " + cause);
    }
  }
}
