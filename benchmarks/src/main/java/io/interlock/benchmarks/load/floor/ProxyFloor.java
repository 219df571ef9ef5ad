package io.interlock.benchmarks.load.floor;

import io.interlock.benchmarks.load.http.Transport;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.http.HttpClientCodec;
import io.netty.handler.codec.http.HttpServerCodec;

/// A process that is a plain reverse proxy: every client's connection has one of its own to the
/// server behind it, and HTTP messages go from one to the other as they come.
public final class ProxyFloor {

  private ProxyFloor() {}

  /// @param arguments the port to listen on, and that of the server behind
  public static void main(String[] arguments) {
    int port = Integer.parseInt(arguments[0]);
    int behind = Integer.parseInt(arguments[1]);
    Transport transport = new Transport("proxy", Runtime.getRuntime().availableProcessors());
    transport
        .listen(port, () -> new ChannelHandler[] {new HttpServerCodec(), new Front(behind)})
        .closeFuture()
        .syncUninterruptibly();
  }

  /// The client's side.
  private static final class Front extends ChannelInboundHandlerAdapter {
    private final int behind;

    Front(int behind) {
      this.behind = behind;
    }

    @Override
    public void channelActive(ChannelHandlerContext context) {
      Channel client = context.channel();
      client.config().setAutoRead(false);
      ChannelFuture connecting =
          Transport.connecting(
                  client.eventLoop(),
                  () -> new ChannelHandler[] {new HttpClientCodec(), new Passing(client)})
              .connect("127.0.0.1", behind);
      connecting.addListener(connected -> {
        if (connected.isSuccess()) {
          client.pipeline().addLast(new Passing(connecting.channel()));
          client.config().setAutoRead(true);
        } else {
          client.close();
        }
      });
    }
  }

  /// Writes what comes in on one connection to the other.
  private static final class Passing extends ChannelInboundHandlerAdapter {
    private final Channel other;

    Passing(Channel other) {
      this.other = other;
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
      other.write(message, other.voidPromise());
    }

    @Override
    public void channelReadComplete(ChannelHandlerContext context) {
      other.flush();
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
      other.writeAndFlush(Unpooled.EMPTY_BUFFER).addListener(ChannelFutureListener.CLOSE);
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
      context.close();
      other.close();
    }
  }
}
