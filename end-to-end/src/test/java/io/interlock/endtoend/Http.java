package io.interlock.endtoend;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;

/// HTTP/1.1 calls to the router, as text.
final class Http implements AutoCloseable {
  /// Longer than anything in these tests should take on a busy machine.
  private static final Duration LIMIT = Duration.ofSeconds(180);

  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  /// @param headers names and values in turn
  Answer call(String method, URI uri, String body, String... headers) {
    try {
      return callOrThrow(method, uri, body, headers);
    } catch (IOException e) {
      throw new UncheckedIOException(method + " " + uri, e);
    }
  }

  /// As {@link #call}, for tests that expect the connection to fail.
  Answer callOrThrow(String method, URI uri, String body, String... headers) throws IOException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(uri)
            .timeout(LIMIT)
            .method(method, HttpRequest.BodyPublishers.ofString(body));
    if (headers.length > 0) {
      request.headers(headers);
    }
    try {
      HttpResponse<String> answer =
          client.send(request.build(), HttpResponse.BodyHandlers.ofString());
      return new Answer(answer.statusCode(), answer.headers(), answer.body());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    }
  }

  @Override
  public void close() {
    client.shutdownNow();
  }
}
