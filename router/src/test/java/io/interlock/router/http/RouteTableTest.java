package io.interlock.router.http;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.netty.handler.codec.http.HttpMethod;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class RouteTableTest {
  private final EventLoops loops = EventLoops.start(1);
  private final RouteTable routes =
      RouteTable.builder()
          .exact(HttpMethod.GET, "/graphql", says("get"))
          .exact(HttpMethod.POST, "/graphql", says("post"))
          .exact(HttpMethod.POST, "/odd/apply", says("exact"))
          .pattern(HttpMethod.POST, "/{name}/apply", says("apply"))
          .prefix("/gateway/", says("gateway"))
          .build();
  private final HttpServer server =
      HttpServer.start(HttpServerOptions.at("127.0.0.1", 0), loops, routes);
  private RawClient client;

  private static HttpHandler says(String text) {
    return exchange -> exchange.respondText(200, "text/plain", text);
  }

  @BeforeEach
  void connect() {
    client = RawClient.connect(server.port());
  }

  @AfterEach
  void close() throws Exception {
    client.close();
    server.close(Duration.ZERO).toCompletableFuture().get(10, SECONDS);
    loops.close().toCompletableFuture().get(10, SECONDS);
  }

  private RawClient.Answer ask(String method, String path) {
    return client.request(method, path, "").read();
  }

  @Test
  void findsExactPathsByMethod() {
    assertThat(ask("GET", "/graphql").body()).isEqualTo("get");
    assertThat(ask("POST", "/graphql").body()).isEqualTo("post");
    assertThat(ask("GET", "/graphql?query=x").body()).isEqualTo("get");
  }

  @Test
  void prefersAnExactPathToAPattern() {
    assertThat(ask("POST", "/odd/apply").body()).isEqualTo("exact");
    assertThat(ask("POST", "/products/apply").body()).isEqualTo("apply");
  }

  @Test
  void handsWholePrefixesOver() {
    assertThat(ask("DELETE", "/gateway/engines/4").body()).isEqualTo("gateway");
  }

  @Test
  void answersUnknownPathsWith404() {
    assertThat(ask("GET", "/").status()).isEqualTo(404);
    assertThat(ask("GET", "/graphql/").status()).isEqualTo(404);
    assertThat(ask("POST", "//apply").status()).isEqualTo(404);
    assertThat(ask("POST", "/a/b/apply").status()).isEqualTo(404);
    assertThat(ask("GET", "/%67raphql").status()).isEqualTo(404);
    assertThat(ask("GET", "/no\"quote").body())
        .isEqualTo(
            "{\"errors\":[{\"message\":\"nothing answers at /no\\\"quote\","
                + "\"extensions\":{\"code\":\"NOT_FOUND\"}}]}");
  }

  @Test
  void answersOtherMethodsWith405AndAllow() {
    RawClient.Answer answer = ask("DELETE", "/graphql");
    assertThat(answer.status()).isEqualTo(405);
    assertThat(answer.headers()).containsEntry("allow", "GET, HEAD, POST");

    RawClient.Answer apply = ask("GET", "/products/apply");
    assertThat(apply.status()).isEqualTo(405);
    assertThat(apply.headers()).containsEntry("allow", "POST");
  }

  @Test
  void refusesTwoHandlersForOneRoute() {
    RouteTable.Builder builder = RouteTable.builder().exact(HttpMethod.GET, "/a", says("a"));

    assertThatThrownBy(() -> builder.exact(HttpMethod.GET, "/a", says("b")))
        .hasMessage("GET /a has a handler already");
    assertThatThrownBy(() -> builder.prefix("/gateway", says("c")))
        .hasMessage("a prefix ends in '/', this does not: /gateway");
  }
}
