package io.interlock.router.http;

import io.interlock.router.wire.NoTrailers;
import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.handler.codec.http.HttpDecoderConfig;
import io.netty.handler.codec.http.HttpRequestDecoder;
import java.net.BindException;
import java.net.InetSocketAddress;
import java.net.SocketException;
import java.net.UnknownHostException;
import java.nio.channels.UnresolvedAddressException;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/// An HTTP/1.1 server on one address. Thread-safe.
public final class HttpServer {
  /// Connections that the operating system holds until the server accepts them.
  private static final int BACKLOG = 1024;

  private final Set<ServerConnection> connections = ConcurrentHashMap.newKeySet();
  private final EventLoops loops;
  private final Channel listener;
  private volatile boolean isClosing;

  private HttpServer(EventLoops loops, HttpServerOptions options, HttpHandler handler) {
    this.loops = loops;
    this.listener = bind(options, handler);
  }

  /// Binds, and answers from now on. Blocks until the port is bound; not for event loops.
  ///
  /// @throws ListenException when the address is taken, forbidden or not of this machine
  public static HttpServer start(HttpServerOptions options, EventLoops loops, HttpHandler handler) {
    return new HttpServer(loops, options, handler);
  }

  /// The port that the server listens on.
  public int port() {
    return address().getPort();
  }

  /// The address that the server listens on.
  public InetSocketAddress address() {
    return (InetSocketAddress) listener.localAddress();
  }

  /// How many client connections are open.
  public int openConnections() {
    return connections.size();
  }

  /// Accepts nothing more and closes idle connections at once. Running requests finish, their
  /// connections close after the answer; what is left after `grace` is cut.
  ///
  /// @return completed when no connection is open any more, with the number of those cut
  public CompletionStage<Integer> close(Duration grace) {
    isClosing = true;
    CompletableFuture<Integer> closed = new CompletableFuture<>();
    listener
        .close()
        .addListener(done -> {
          connections.forEach(ServerConnection::closeWhenAnswered);
          awaitConnections(System.nanoTime() + grace.toNanos(), closed);
        });
    return closed;
  }

  private void awaitConnections(long deadlineNanos, CompletableFuture<Integer> closed) {
    if (connections.isEmpty()) {
      closed.complete(0);
    } else if (System.nanoTime() - deadlineNanos >= 0) {
      cutConnections(closed);
    } else {
      var _ =
          loops
              .next()
              .schedule(() -> awaitConnections(deadlineNanos, closed), 10, TimeUnit.MILLISECONDS);
    }
  }

  private void cutConnections(CompletableFuture<Integer> closed) {
    ServerConnection[] left = connections.toArray(ServerConnection[]::new);
    CompletableFuture<?>[] cuts = new CompletableFuture<?>[left.length];
    for (int i = 0; i < left.length; i++) {
      cuts[i] = left[i].cut();
    }
    var _ =
        CompletableFuture.allOf(cuts).whenComplete((done, error) -> closed.complete(left.length));
  }

  private Channel bind(HttpServerOptions options, HttpHandler handler) {
    ChannelFuture bound =
        new ServerBootstrap()
            .group(loops.group())
            .channel(loops.serverChannel())
            .option(ChannelOption.SO_BACKLOG, BACKLOG)
            .option(ChannelOption.SO_REUSEADDR, true)
            .childOption(ChannelOption.TCP_NODELAY, true)
            .childHandler(connectionsTo(options, handler))
            .bind(options.host(), options.port())
            .awaitUninterruptibly();
    if (!bound.isSuccess()) {
      throw cannotListen(options, bound.cause());
    }
    return bound.channel();
  }

  private ChannelInitializer<Channel> connectionsTo(
      HttpServerOptions options, HttpHandler handler) {
    return new ChannelInitializer<>() {
      @Override
      protected void initChannel(Channel channel) {
        ServerConnection connection = new ServerConnection(options, handler);
        connections.add(connection);
        channel.closeFuture().addListener(closed -> connections.remove(connection));
        channel.pipeline().addLast(decoder(options), connection);
        if (isClosing) {
          connection.closeWhenAnswered();
        }
      }
    };
  }

  private static HttpRequestDecoder decoder(HttpServerOptions options) {
    return new HttpRequestDecoder(
        new HttpDecoderConfig()
            .setMaxInitialLineLength(options.maxRequestLineBytes())
            .setMaxHeaderSize(options.maxHeaderBytes())
            .setTrailersFactory(NoTrailers.factory())
            .setMaxChunkSize(64 << 10)); // 64 KiB: the most that one read delivers
  }

  private static ListenException cannotListen(HttpServerOptions options, Throwable cause) {
    String where = "cannot listen on " + options.host() + ":" + options.port() + ": ";
    return new ListenException(where + reason(cause), cause);
  }

  private static String reason(Throwable cause) {
    String text = String.valueOf(cause.getMessage());
    if (cause instanceof UnknownHostException || cause instanceof UnresolvedAddressException) {
      return "the host name is unknown";
    }
    if (text.contains("Permission denied")) {
      return "not permitted; ports below 1024 need a privilege, choose a higher one";
    }
    if (text.contains("in use")) {
      return "the port is in use; stop the other process or choose another port";
    }
    if (text.contains("Cannot assign") || text.contains("can't assign")) {
      return "the address belongs to no interface of this machine";
    }
    boolean isSocketFault = cause instanceof BindException || cause instanceof SocketException;
    return isSocketFault ? text : cause.getClass().getSimpleName() + ": " + text;
  }
}
