package io.interlock.benchmarks.load.http;

import io.netty.bootstrap.Bootstrap;
import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoop;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.IoHandlerFactory;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.epoll.Epoll;
import io.netty.channel.epoll.EpollIoHandler;
import io.netty.channel.epoll.EpollServerSocketChannel;
import io.netty.channel.epoll.EpollSocketChannel;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.channel.socket.nio.NioSocketChannel;
import io.netty.util.concurrent.DefaultThreadFactory;
import java.net.InetAddress;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/// Some event loops, on epoll where there is epoll, and connections of loopback on them.
public final class Transport implements AutoCloseable {

  /// More connections than any load run opens at once.
  private static final int BACKLOG = 4096;

  private final EventLoopGroup loops;

  /// @param name of the threads
  public Transport(String name, int threads) {
    IoHandlerFactory handlers =
        Epoll.isAvailable() ? EpollIoHandler.newFactory() : NioIoHandler.newFactory();
    this.loops =
        new MultiThreadIoEventLoopGroup(threads, new DefaultThreadFactory(name, true), handlers);
  }

  public EventLoop next() {
    return loops.next();
  }

  /// @param port 0 takes a free one
  /// @param handlers the last handlers of a connection that a client opened
  public Channel listen(int port, Supplier<ChannelHandler[]> handlers) {
    return new ServerBootstrap()
        .group(loops)
        .channel(
            Epoll.isAvailable() ? EpollServerSocketChannel.class : NioServerSocketChannel.class)
        .option(ChannelOption.SO_BACKLOG, BACKLOG)
        .option(ChannelOption.SO_REUSEADDR, true)
        .childOption(ChannelOption.TCP_NODELAY, true)
        .childHandler(pipeline(handlers))
        .bind(InetAddress.getLoopbackAddress(), port)
        .syncUninterruptibly()
        .channel();
  }

  /// @param loop one of this transport's
  /// @return a bootstrap that only needs an address
  public static Bootstrap connecting(EventLoop loop, Supplier<ChannelHandler[]> handlers) {
    return new Bootstrap()
        .group(loop)
        .channel(Epoll.isAvailable() ? EpollSocketChannel.class : NioSocketChannel.class)
        .option(ChannelOption.TCP_NODELAY, true)
        .handler(pipeline(handlers));
  }

  private static ChannelInitializer<Channel> pipeline(Supplier<ChannelHandler[]> handlers) {
    return new ChannelInitializer<>() {
      @Override
      protected void initChannel(Channel channel) {
        channel.pipeline().addLast(handlers.get());
      }
    };
  }

  /// Cuts all connections and waits until that is done.
  @Override
  public void close() {
    loops.shutdownGracefully(0, 2, TimeUnit.SECONDS).syncUninterruptibly();
  }
}
