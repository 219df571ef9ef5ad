package io.interlock.example.subgraph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class SubgraphTest {
  private final Subgraph products = Subgraph.start("products", "127.0.0.1", 0, 0);
  private final HttpClient client = HttpClient.newHttpClient();

  @AfterEach
  void close() {
    products.close();
    client.shutdownNow();
  }

  private HttpResponse<String> call(int port, String method, String path, String body)
      throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
            .timeout(Duration.ofSeconds(2))
            .method(method, HttpRequest.BodyPublishers.ofString(body))
            .build();
    return client.send(request, HttpResponse.BodyHandlers.ofString());
  }

  private String query(String query) throws IOException, InterruptedException {
    String body = Http.MAPPER.writeValueAsString(Map.of("query", query));
    return call(products.port(), "POST", "/graphql", body).body();
  }

  private HttpResponse<String> control(String method, String path, String body)
      throws IOException, InterruptedException {
    return call(products.controlPort(), method, path, body);
  }

  @Test
  void answersItsRootFieldsAndEntities() throws Exception {
    assertThat(query("{ topProducts(first: 1) { upc name price } product(upc: \"3\") { name } }"))
        .isEqualTo(
            "{\"data\":{\"topProducts\":[{\"upc\":\"1\",\"name\":\"Table\",\"price\":899}],"
                + "\"product\":{\"name\":\"Chair\"}}}");
    assertThat(
            query(
                "{ _entities(representations: [{__typename: \"Product\", upc: \"2\"},"
                    + " {__typename: \"Product\", upc: \"?\"}]) { ... on Product { name } } }"))
        .isEqualTo("{\"data\":{\"_entities\":[{\"name\":\"Couch\"},null]}}");
  }

  @Test
  void answersFieldsOfANewSdlAtOnce() throws Exception {
    String sdl = products.sdl().replace("label: String", "description: String stock: Int");

    assertThat(control("PUT", "/control/sdl", sdl).statusCode()).isEqualTo(200);

    assertThat(query("{ topProducts(first: 1) { description stock } }"))
        .isEqualTo(
            "{\"data\":{\"topProducts\":[{\"description\":\"Oak, for six.\",\"stock\":5}]}}");
    assertThat(query("{ _service { sdl } }")).contains("description: String");
    assertThat(control("GET", "/control/sdl", "").body()).isEqualTo(sdl);
  }

  @Test
  void keepsItsSdlWhenTheNewOneIsInvalid() throws Exception {
    String before = products.sdl();

    assertThat(control("PUT", "/control/sdl", "type Query {").statusCode()).isEqualTo(400);

    assertThat(products.sdl()).isEqualTo(before);
  }

  @Test
  void refusesConnectionsAndComesBackOnTheSamePort() throws Exception {
    control("PUT", "/control/listening", "{\"listening\": false}");
    assertThatThrownBy(() -> query("{ __typename }")).isInstanceOf(ConnectException.class);

    control("PUT", "/control/listening", "{\"listening\": true}");
    assertThat(query("{ __typename }")).contains("Query");
  }

  @Test
  void flapsForTheNextRequestsOnly() throws Exception {
    control("PUT", "/control/flap", "{\"times\": 1, \"status\": 503}");

    assertThat(query("{ __typename }")).contains("told to answer 503");
    assertThat(query("{ __typename }")).contains("Query");
  }

  @Test
  void delaysOnlyRequestsWithTheText() throws Exception {
    control("PUT", "/control/delay", "{\"ms\": 60000, \"onlyWith\": \"label\"}");

    assertThat(query("{ __typename }")).contains("Query");
    assertThatThrownBy(() -> query("{ topProducts { label } }"))
        .isInstanceOf(HttpTimeoutException.class);
  }

  @Test
  void resetsEverything() throws Exception {
    String before = products.sdl();
    control("PUT", "/control/sdl", "type Query { a: Int }");
    control("PUT", "/control/status", "{\"status\": 500}");

    control("POST", "/control/reset", "");

    assertThat(products.sdl()).isEqualTo(before);
    assertThat(query("{ __typename }")).contains("Query");
  }

  @Test
  void saysWhatAControlCallLacks() throws Exception {
    assertThat(control("PUT", "/control/delay", "{}").body()).contains("a number `ms`");
    assertThat(control("PUT", "/control/delay", "nonsense").statusCode()).isEqualTo(400);
    assertThat(control("PUT", "/control/unknown", "").statusCode()).isEqualTo(404);
  }
}
