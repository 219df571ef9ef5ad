package io.interlock.router.rehearsal;

import io.interlock.router.client.ClientOutcome;
import io.interlock.router.client.ClientRequest;
import io.interlock.router.client.HttpClient;
import io.interlock.router.client.HttpClientOptions;
import io.interlock.router.client.HttpTarget;
import io.interlock.router.http.EventLoops;
import io.netty.buffer.Unpooled;
import io.netty.channel.EventLoop;
import io.netty.handler.codec.http.DefaultHttpHeaders;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpMethod;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Predicate;

/// Clients of one router, who ask all at once and wait for every answer. Not for event loops.
final class Audience implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final int MAX_ANSWER_BYTES = 16 << 20;

  private final HttpClient client = new HttpClient(HttpClientOptions.DEFAULT);
  private final EventLoop loop;
  private final URI router;

  /// @param router scheme, host and port
  Audience(URI router, EventLoops loops) {
    this.router = router;
    this.loop = loops.next();
  }

  /// Sends all bodies at once.
  ///
  /// @throws IllegalStateException with the answer that is not as expected
  void ask(List<String> bodies, Predicate<String> isExpected) {
    List<CompletableFuture<String>> answers =
        bodies.stream().map(body -> send(HttpMethod.POST, "/graphql", body)).toList();
    for (CompletableFuture<String> answer : answers) {
      String text = answer.join();
      if (!isExpected.test(text)) {
        throw new IllegalStateException("the rehearsal went wrong: " + text);
      }
    }
  }

  /// @return the answer's body
  String get(String path) {
    return send(HttpMethod.GET, path, "").join();
  }

  /// @return the answer's body
  String post(String path) {
    return send(HttpMethod.POST, path, "").join();
  }

  private CompletableFuture<String> send(HttpMethod method, String path, String body) {
    DefaultHttpHeaders headers = new DefaultHttpHeaders();
    headers.set(HttpHeaderNames.CONTENT_TYPE, "application/json");
    headers.set(HttpHeaderNames.ACCEPT, "application/json");
    ClientRequest request =
        new ClientRequest(
            method,
            HttpTarget.of(router.resolve(path)),
            headers,
            Unpooled.copiedBuffer(body, StandardCharsets.UTF_8),
            PATIENCE,
            MAX_ANSWER_BYTES,
            false);
    CompletableFuture<String> answer = new CompletableFuture<>();
    loop.execute(() -> client.send(loop, request, outcome -> take(outcome, answer)));
    return answer;
  }

  private static void take(ClientOutcome outcome, CompletableFuture<String> answer) {
    switch (outcome) {
      case ClientOutcome.Answered(int _, var _, var body) -> {
        answer.complete(body.toString(StandardCharsets.UTF_8));
        body.release();
      }
      case ClientOutcome.Failed(var kind, String reason) ->
          answer.completeExceptionally(new IllegalStateException(kind + ": " + reason));
    }
  }

  @Override
  public void close() {
    client.close();
  }
}
