package io.interlock.router.http;

import io.netty.channel.EventLoop;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.IoHandlerFactory;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.ServerChannel;
import io.netty.channel.epoll.Epoll;
import io.netty.channel.epoll.EpollIoHandler;
import io.netty.channel.epoll.EpollServerSocketChannel;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.util.concurrent.DefaultThreadFactory;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;

/// The event loops that server and clients share: one thread each, on epoll where Linux offers it,
/// else on NIO.
public final class EventLoops {
  private final EventLoopGroup group;
  private final boolean isEpoll;

  private EventLoops(EventLoopGroup group, boolean isEpoll) {
    this.group = group;
    this.isEpoll = isEpoll;
  }

  /// One loop per processor, on the best transport there is.
  public static EventLoops start() {
    return start(Runtime.getRuntime().availableProcessors());
  }

  /// `threads` loops on the best transport there is.
  public static EventLoops start(int threads) {
    return Epoll.isAvailable() ? of(threads, EpollIoHandler.newFactory(), true) : startNio(threads);
  }

  /// `threads` loops on NIO, also where epoll is available.
  public static EventLoops startNio(int threads) {
    return of(threads, NioIoHandler.newFactory(), false);
  }

  private static EventLoops of(int threads, IoHandlerFactory handlers, boolean isEpoll) {
    DefaultThreadFactory names = new DefaultThreadFactory("event-loop", true);
    return new EventLoops(new MultiThreadIoEventLoopGroup(threads, names, handlers), isEpoll);
  }

  /// All loops.
  public EventLoopGroup group() {
    return group;
  }

  /// One of the loops, in turn.
  public EventLoop next() {
    return group.next();
  }

  /// `epoll` or `nio`.
  public String transport() {
    return isEpoll ? "epoll" : "nio";
  }

  /// Ends all loops after what they are doing now. Close servers and clients first.
  public CompletionStage<Void> close() {
    CompletableFuture<Void> closed = new CompletableFuture<>();
    group
        .shutdownGracefully(0, Duration.ofSeconds(2).toMillis(), TimeUnit.MILLISECONDS)
        .addListener(done -> closed.complete(null));
    return closed;
  }

  Class<? extends ServerChannel> serverChannel() {
    return isEpoll ? EpollServerSocketChannel.class : NioServerSocketChannel.class;
  }
}
