package io.interlock.router.http;

import static java.util.concurrent.TimeUnit.MILLISECONDS;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.UnpooledByteBufAllocator;
import io.netty.handler.codec.http.DefaultHttpHeaders;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Answers that are written piece by piece.
@Timeout(60)
class HttpStreamTest {
  private final EventLoops loops = EventLoops.start(1);
  private final BlockingQueue<HttpStream> streams = new LinkedBlockingQueue<>();
  private final CountDownLatch over = new CountDownLatch(1);
  private final HttpServer server = start(Duration.ofSeconds(30));

  private HttpServer start(Duration writeTimeout) {
    Duration long30 = Duration.ofSeconds(30);
    HttpServerOptions options =
        HttpServerOptions.at("127.0.0.1", 0).withTimeouts(long30, long30, long30, writeTimeout);
    return HttpServer.start(options, loops, this::handle);
  }

  private void handle(HttpExchange exchange) {
    if (exchange.path().equals("/whole")) {
      exchange.respondText(200, "text/plain", "whole");
      return;
    }
    HttpStream stream =
        exchange.stream(200, new DefaultHttpHeaders().set("Content-Type", "text/plain"));
    stream.onEnd(over::countDown);
    streams.add(stream);
  }

  @AfterEach
  void close() throws Exception {
    server.close(Duration.ZERO).toCompletableFuture().get(10, SECONDS);
    loops.close().toCompletableFuture().get(10, SECONDS);
  }

  @Test
  void everyPieceArrivesWhenItIsWrittenAndTheConnectionIsKept() throws Exception {
    try (RawClient client = RawClient.connect(server.port())) {
      client.request("GET", "/pieces", "");
      HttpStream stream = streams.take();
      RawClient.Answer head = client.readHead();
      assertThat(head.headers()).containsEntry("transfer-encoding", "chunked");
      assertThat(head.headers()).containsKeys("date", "x-request-id");

      assertThat(stream.write(bytes("first"))).isTrue();
      assertThat(client.readChunk()).isEqualTo("first");
      assertThat(stream.write(bytes("second"))).isTrue();
      assertThat(client.readChunk()).isEqualTo("second");
      stream.end();
      assertThat(client.readChunk()).isEmpty();

      assertThat(over.await(10, SECONDS)).isTrue();
      assertThat(stream.write(bytes("late"))).as("after the end").isFalse();
      assertThat(client.request("GET", "/whole", "").read().body()).isEqualTo("whole");
    }
  }

  @Test
  void anOldClientReadsUntilTheConnectionEnds() throws Exception {
    try (RawClient client = RawClient.connect(server.port())) {
      client.send("GET /pieces HTTP/1.0\r\nConnection: keep-alive\r\n\r\n");
      HttpStream stream = streams.take();
      RawClient.Answer head = client.readHead();
      assertThat(head.headers()).doesNotContainKey("transfer-encoding");
      assertThat(head.headers()).containsEntry("connection", "close");

      stream.write(bytes("all"));
      stream.end();

      assertThat(client.readToEnd()).isEqualTo("all");
    }
  }

  @Test
  void aClientThatLeavesEndsTheStream() throws Exception {
    HttpStream stream;
    try (RawClient client = RawClient.connect(server.port())) {
      client.request("GET", "/pieces", "");
      stream = streams.take();
      client.readHead();
    }

    assertThat(over.await(10, SECONDS)).isTrue();
    assertThat(stream.write(bytes("nobody"))).isFalse();
  }

  @Test
  void aClientThatReadsNothingIsFoundOut() throws Exception {
    try (RawClient client = RawClient.connect(server.port())) {
      client.request("GET", "/pieces", "");
      HttpStream stream = streams.take();

      String piece = "x".repeat(64 << 10);
      int written = 0;
      while (stream.write(bytes(piece))) {
        written++;
        loops.group().submit(() -> {}).get(10, SECONDS);
      }

      assertThat(written).as("what sockets hold, and no more").isLessThan(1_000);
      stream.cut();
      assertThat(over.await(10, SECONDS)).isTrue();
    }
  }

  @Test
  void aPauseIsNoStandstill() throws Exception {
    HttpServer impatient = start(Duration.ofMillis(20));
    try (RawClient client = RawClient.connect(impatient.port())) {
      client.request("GET", "/pieces", "");
      HttpStream stream = streams.take();
      client.readHead();

      // Many times the write timeout.
      assertThat(over.await(200, MILLISECONDS)).isFalse();

      assertThat(stream.write(bytes("still here"))).isTrue();
      assertThat(client.readChunk()).isEqualTo("still here");
    }
    impatient.close(Duration.ZERO).toCompletableFuture().get(10, SECONDS);
  }

  private static ByteBuf bytes(String text) {
    return ByteBufUtil.writeUtf8(UnpooledByteBufAllocator.DEFAULT, text);
  }
}
