package io.interlock.benchmarks.load.floor;

import io.interlock.benchmarks.load.floor.Recording.Sent;
import io.interlock.benchmarks.load.http.HttpMessage;
import io.interlock.benchmarks.load.http.HttpMessageDecoder;
import io.interlock.benchmarks.load.http.Transport;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// A process that plays a recording: it sends the requests to subgraphs that a router sent for a
/// client's request, waits for the answers, does not look at them, and answers what the router did.
public final class ReplayFloor {

  /// Everything to send, ready as bytes outside of all pools.
  ///
  /// @param answer the whole response
  record Play(List<List<Part>> stages, ByteBuf answer) {}

  /// One request to a subgraph, as bytes.
  record Part(int port, ByteBuf request) {}

  private ReplayFloor() {}

  /// @param arguments the port to listen on, and the file of recordings
  public static void main(String[] arguments) throws IOException {
    Map<ByteBuf, Play> plays = new HashMap<>();
    for (Recording recording : Recording.read(Path.of(arguments[1]))) {
      ByteBuf request = Unpooled.copiedBuffer(recording.request(), StandardCharsets.UTF_8);
      plays.put(request, play(recording));
    }
    Transport transport = new Transport("replay", Runtime.getRuntime().availableProcessors());
    transport
        .listen(
            Integer.parseInt(arguments[0]),
            () -> new ChannelHandler[] {new HttpMessageDecoder(), new Playing(plays)})
        .closeFuture()
        .syncUninterruptibly();
  }

  private static Play play(Recording recording) {
    List<List<Part>> stages =
        recording.stages().stream()
            .map(stage -> stage.stream().map(ReplayFloor::part).toList())
            .toList();
    return new Play(stages, message("HTTP/1.1 200 OK", recording.answer()));
  }

  private static Part part(Sent sent) {
    String head = "POST /graphql HTTP/1.1\r\nHost: 127.0.0.1:" + sent.port();
    return new Part(sent.port(), message(head, sent.body()));
  }

  private static ByteBuf message(String head, String body) {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    String whole =
        head + "\r\nContent-Type: application/json\r\nContent-Length: " + bytes.length + "\r\n\r\n";
    byte[] headBytes = whole.getBytes(StandardCharsets.US_ASCII);
    return Unpooled.unreleasableBuffer(
        Unpooled.directBuffer(headBytes.length + bytes.length)
            .writeBytes(headBytes)
            .writeBytes(bytes));
  }

  /// One client's connection.
  private static final class Playing extends SimpleChannelInboundHandler<HttpMessage> {
    private final Map<ByteBuf, Play> plays;

    Playing(Map<ByteBuf, Play> plays) {
      this.plays = plays;
    }

    @Override
    protected void channelRead0(ChannelHandlerContext context, HttpMessage message) {
      Play play = plays.get(message.body());
      message.body().release();
      if (play == null) {
        throw new IllegalStateException("not recorded: " + message.firstLine());
      }
      perform(context, play, 0);
    }

    private static void perform(ChannelHandlerContext client, Play play, int stage) {
      if (stage == play.stages().size()) {
        client.writeAndFlush(play.answer().duplicate(), client.voidPromise());
        return;
      }
      List<Part> parts = play.stages().get(stage);
      SubgraphConnections connections = SubgraphConnections.of(client.channel().eventLoop());
      int[] open = {parts.size()};
      Runnable answered =
          () -> {
            if (--open[0] == 0) {
              perform(client, play, stage + 1);
            }
          };
      for (Part part : parts) {
        connections.send(part.port(), part.request().duplicate(), answered);
      }
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
      cause.printStackTrace();
      context.close();
    }
  }
}
