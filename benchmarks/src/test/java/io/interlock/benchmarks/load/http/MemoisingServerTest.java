package io.interlock.benchmarks.load.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class MemoisingServerTest {

  private final AtomicInteger asked = new AtomicInteger();
  private final ExecutorService origins = Executors.newSingleThreadExecutor();
  private final Transport transport = new Transport("test", 1);
  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private MemoisingServer server;

  @BeforeEach
  void start() {
    server = new MemoisingServer(transport, origins, this::echo);
  }

  @AfterEach
  void stop() {
    client.close();
    server.close();
    transport.close();
    origins.shutdownNow();
  }

  private byte[] echo(byte[] request) {
    asked.incrementAndGet();
    return ("answer to " + new String(request, StandardCharsets.UTF_8))
        .getBytes(StandardCharsets.UTF_8);
  }

  @Test
  void asksTheOriginOnceForEqualRequests() throws Exception {
    assertThat(post("/graphql", "a")).isEqualTo("answer to a");
    assertThat(post("/graphql", "a")).isEqualTo("answer to a");

    assertThat(asked).hasValue(1);
    assertThat(server.requests()).isEqualTo(2);
    assertThat(server.misses()).isEqualTo(1);
  }

  @Test
  void tellsBodiesAndPathsApart() throws Exception {
    assertThat(post("/graphql", "a")).isEqualTo("answer to a");
    assertThat(post("/graphql", "b")).isEqualTo("answer to b");
    assertThat(post("/other", "a")).isEqualTo("answer to a");

    assertThat(asked).hasValue(3);
  }

  @Test
  void readsABodyThatComesInChunks() throws Exception {
    List<byte[]> parts = List.of(bytes("in "), bytes("three "), bytes("parts"));

    assertThat(post("/graphql", BodyPublishers.ofByteArrays(parts)))
        .isEqualTo("answer to in three parts");
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private String post(String path, String body) throws IOException, InterruptedException {
    return post(path, BodyPublishers.ofString(body));
  }

  private String post(String path, BodyPublisher body) throws IOException, InterruptedException {
    URI url = URI.create("http://127.0.0.1:" + server.port() + path);
    return client
        .send(HttpRequest.newBuilder(url).POST(body).build(), BodyHandlers.ofString())
        .body();
  }
}
