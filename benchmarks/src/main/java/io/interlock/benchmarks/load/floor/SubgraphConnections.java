package io.interlock.benchmarks.load.floor;

import io.interlock.benchmarks.load.http.HttpMessage;
import io.interlock.benchmarks.load.http.HttpMessageDecoder;
import io.interlock.benchmarks.load.http.Transport;
import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.EventLoop;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.util.concurrent.FastThreadLocal;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// The connections of one event loop to subgraphs. A connection has one request under way at most;
/// there are as many as are needed at once.
final class SubgraphConnections {

  private static final FastThreadLocal<SubgraphConnections> OF_LOOP = new FastThreadLocal<>();

  private final EventLoop loop;
  private final Map<Integer, Deque<Connection>> idle = new HashMap<>();

  private SubgraphConnections(EventLoop loop) {
    this.loop = loop;
  }

  /// @param loop on whose thread this is called
  static SubgraphConnections of(EventLoop loop) {
    SubgraphConnections connections = OF_LOOP.getIfExists();
    if (connections == null) {
      connections = new SubgraphConnections(loop);
      OF_LOOP.set(connections);
    }
    return connections;
  }

  /// Sends a request and calls back when its answer is there.
  void send(int port, ByteBuf request, Runnable answered) {
    Deque<Connection> free = idle.computeIfAbsent(port, ignored -> new ArrayDeque<>());
    Connection connection = free.poll();
    if (connection != null) {
      connection.send(request, answered);
      return;
    }
    Connection fresh = new Connection(free);
    Transport.connecting(loop, () -> new ChannelHandler[] {new HttpMessageDecoder(), fresh})
        .connect("127.0.0.1", port)
        .addListener(connected -> {
          if (!connected.isSuccess()) {
            throw new IllegalStateException("no connection to a subgraph", connected.cause());
          }
          fresh.send(request, answered);
        });
  }

  private static final class Connection extends SimpleChannelInboundHandler<HttpMessage> {
    private final Deque<Connection> free;
    private @Nullable Channel channel;
    private @Nullable Runnable answered;

    Connection(Deque<Connection> free) {
      this.free = free;
    }

    @Override
    public void handlerAdded(ChannelHandlerContext context) {
      channel = context.channel();
    }

    void send(ByteBuf request, Runnable whenAnswered) {
      answered = whenAnswered;
      Channel open = Objects.requireNonNull(channel);
      open.writeAndFlush(request, open.voidPromise());
    }

    @Override
    protected void channelRead0(ChannelHandlerContext context, HttpMessage message) {
      message.body().release();
      Runnable next = Objects.requireNonNull(answered);
      free.push(this);
      next.run();
    }
  }
}
