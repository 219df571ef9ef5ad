package io.interlock.router.client;

import io.interlock.router.wire.NoTrailers;
import io.netty.bootstrap.Bootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoop;
import io.netty.channel.IoEventLoop;
import io.netty.channel.epoll.EpollIoHandler;
import io.netty.channel.epoll.EpollSocketChannel;
import io.netty.channel.socket.SocketChannel;
import io.netty.channel.socket.nio.NioSocketChannel;
import io.netty.handler.codec.http.HttpDecoderConfig;
import io.netty.handler.codec.http.HttpResponseDecoder;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslHandler;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Opens connections: host name to addresses (off the event loop), each address in turn, then TLS.
final class Connector {
  /// 64 KiB of response headers: large cookies and tracing headers.
  private static final int MAX_HEADER_BYTES = 64 << 10;

  private final HttpClientOptions options;
  private final HostResolver resolver;
  private final TlsContext tls;
  private final AtomicInteger openConnections;

  Connector(
      HttpClientOptions options,
      HostResolver resolver,
      TlsContext tls,
      AtomicInteger openConnections) {
    this.options = options;
    this.resolver = resolver;
    this.tls = tls;
    this.openConnections = openConnections;
  }

  /// What became of a connection.
  sealed interface Opened {
    record Connected(ClientConnection connection) implements Opened {}

    record NotConnected(ClientFailure kind, String reason) implements Opened {}
  }

  /// Where to, and with what.
  private record Route(
      HttpTarget.Origin origin, List<InetAddress> addresses, @Nullable SslContext tls) {}

  /// Opens a connection on `loop`; `done` is called there, never before this method returns.
  void open(EventLoop loop, HttpTarget.Origin origin, Consumer<Opened> done) {
    if (HostResolver.isAddress(origin.host()) && !origin.isTls()) {
      loop.execute(() -> prepare(loop, origin, done, loop));
      return;
    }
    try {
      resolver.executor().execute(() -> prepare(loop, origin, done, loop));
    } catch (RejectedExecutionException e) {
      loop.execute(() -> done.accept(closed()));
    }
  }

  private static Opened.NotConnected closed() {
    return new Opened.NotConnected(ClientFailure.CLOSED, "the client is closed");
  }

  private void prepare(
      EventLoop loop, HttpTarget.Origin origin, Consumer<Opened> done, Executor onLoop) {
    try {
      List<InetAddress> addresses = resolver.resolve(origin.host());
      Route route = new Route(origin, addresses, origin.isTls() ? tls.get() : null);
      onLoop.execute(() -> connect(loop, route, 0, done));
    } catch (UnknownHostException e) {
      fail(onLoop, done, ClientFailure.NOT_CONNECTED, "the host name is unknown");
    } catch (RuntimeException e) {
      fail(onLoop, done, ClientFailure.TLS, String.valueOf(e.getMessage()));
    }
  }

  private static void fail(
      Executor onLoop, Consumer<Opened> done, ClientFailure kind, String reason) {
    onLoop.execute(() -> done.accept(new Opened.NotConnected(kind, reason)));
  }

  private void connect(EventLoop loop, Route route, int index, Consumer<Opened> done) {
    ClientConnection connection = new ClientConnection();
    InetAddress address = route.addresses().get(index);
    ChannelFuture connecting =
        new Bootstrap()
            .group(loop)
            .channel(channelOf(loop))
            .option(ChannelOption.TCP_NODELAY, true)
            .option(ChannelOption.CONNECT_TIMEOUT_MILLIS, (int) options.connectTimeout().toMillis())
            .handler(handlersOf(route, connection))
            .connect(new InetSocketAddress(address, route.origin().port()));
    connecting.addListener(connected -> {
      if (connected.isSuccess()) {
        secure(connecting.channel(), connection, done);
      } else if (index + 1 < route.addresses().size()) {
        connect(loop, route, index + 1, done);
      } else {
        done.accept(notConnected(connected.cause()));
      }
    });
  }

  private Opened.NotConnected notConnected(Throwable cause) {
    return new Opened.NotConnected(
        ClientFailure.NOT_CONNECTED, Reason.ofConnecting(cause, options.connectTimeout()));
  }

  private void secure(Channel channel, ClientConnection connection, Consumer<Opened> done) {
    openConnections.incrementAndGet();
    channel.closeFuture().addListener(closed -> openConnections.decrementAndGet());
    SslHandler handler = channel.pipeline().get(SslHandler.class);
    if (handler == null) {
      done.accept(new Opened.Connected(connection));
      return;
    }
    handler
        .handshakeFuture()
        .addListener(shaken -> {
          if (shaken.isSuccess()) {
            done.accept(new Opened.Connected(connection));
          } else {
            connection.close();
            done.accept(new Opened.NotConnected(ClientFailure.TLS, Reason.ofTls(shaken.cause())));
          }
        });
  }

  private ChannelInitializer<Channel> handlersOf(Route route, ClientConnection connection) {
    return new ChannelInitializer<>() {
      @Override
      protected void initChannel(Channel channel) {
        SslContext context = route.tls();
        if (context != null) {
          channel.pipeline().addLast(sslHandler(context, channel, route.origin()));
        }
        channel.pipeline().addLast(connection.byteWatch(), decoder(), connection);
      }
    };
  }

  private SslHandler sslHandler(SslContext context, Channel channel, HttpTarget.Origin origin) {
    SslHandler handler = context.newHandler(channel.alloc(), origin.host(), origin.port());
    handler.setHandshakeTimeoutMillis(options.connectTimeout().toMillis());
    return handler;
  }

  private static HttpResponseDecoder decoder() {
    return new HttpResponseDecoder(
        new HttpDecoderConfig()
            .setMaxHeaderSize(MAX_HEADER_BYTES)
            .setTrailersFactory(NoTrailers.factory())
            .setMaxChunkSize(64 << 10));
  }

  private static Class<? extends SocketChannel> channelOf(EventLoop loop) {
    boolean isEpoll = loop instanceof IoEventLoop io && io.isIoType(EpollIoHandler.class);
    return isEpoll ? EpollSocketChannel.class : NioSocketChannel.class;
  }

  void close() {
    resolver.close();
  }
}
