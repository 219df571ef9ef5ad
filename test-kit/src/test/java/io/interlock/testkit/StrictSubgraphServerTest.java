package io.interlock.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class StrictSubgraphServerTest {
  private static final String TOP = Shop.request("{ top { upc } }");
  private static final String TOP_ANSWER = "{\"data\":{\"top\":[{\"upc\":\"1\"},{\"upc\":\"2\"}]}}";

  private final HttpClient client = HttpClient.newHttpClient();
  private final StrictSubgraphServer server =
      StrictSubgraphServer.start(Shop.open().subgraph("products"));

  @AfterEach
  void close() {
    server.close();
    client.close();
  }

  private HttpResponse<String> post(String contentType) throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(server.url())
            .timeout(Duration.ofMillis(500))
            .header("Content-Type", contentType)
            .POST(HttpRequest.BodyPublishers.ofString(TOP))
            .build();
    return client.send(request, HttpResponse.BodyHandlers.ofString());
  }

  @Test
  void answersOverHttp() throws Exception {
    HttpResponse<String> answer = post("application/json");

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body()).isEqualTo(TOP_ANSWER);
    assertThat(server.subgraph().violations()).isEmpty();
    assertThat(server.headers()).hasSize(1);
  }

  @Test
  void refusesAnotherContentType() throws Exception {
    post("text/plain");

    assertThat(server.subgraph().violations()).singleElement().asString().contains("text/plain");
  }

  @Test
  void failsTheNextRequestsOnly() throws Exception {
    server.failNext(1, 503);

    assertThat(post("application/json").statusCode()).isEqualTo(503);
    assertThat(post("application/json").statusCode()).isEqualTo(200);
  }

  @Test
  void failsUntilToldOtherwise() throws Exception {
    server.status(500);

    assertThat(post("application/json").statusCode()).isEqualTo(500);
    assertThat(post("application/json").statusCode()).isEqualTo(500);
    assertThat(server.subgraph().requests()).isEmpty();
  }

  @Test
  void answersAFixedBody() throws Exception {
    server.body("<html>");

    assertThat(post("application/json").body()).isEqualTo("<html>");
  }

  @Test
  void answersLate() {
    server.delay(Duration.ofMinutes(1));

    assertThatThrownBy(() -> post("application/json")).isInstanceOf(HttpTimeoutException.class);
  }

  @Test
  void servesAnotherSubgraphWhileItRuns() throws Exception {
    server.serve(Shop.open().subgraph("media"));

    assertThat(post("application/json").body()).contains("STRICT_SUBGRAPH_VIOLATION");
  }
}
