package io.interlock.router.admin;

import static org.assertj.core.api.Assertions.assertThat;

import io.interlock.router.admin.TestExchange.Answer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AdminAccessTest {
  private final AdminWorld open = new AdminWorld(null);
  private final AdminWorld closed = new AdminWorld("s3cret");

  @ParameterizedTest
  @ValueSource(strings = {"127.0.0.1", "127.8.9.1", "::1"})
  void withoutATokenLoopbackMay(String remote) {
    assertThat(history().from(remote).sendTo(open.handler).status()).isEqualTo(200);
  }

  @ParameterizedTest
  @ValueSource(strings = {"10.0.0.7", "192.168.1.1", "2001:db8::1"})
  void case79WithoutATokenNobodyElseMay(String remote) {
    Answer answer = history().from(remote).sendTo(open.handler);

    assertThat(answer.status()).isEqualTo(403);
    assertThat(answer.json().path("code").asText()).isEqualTo("FORBIDDEN");
    assertThat(answer.json().path("ok").asBoolean(true)).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "Origin, http://localhost:4000",
    "Origin, null",
    "Sec-Fetch-Site, cross-site",
    "Sec-Fetch-Site, same-site",
    "Forwarded, for=10.0.0.7",
    "X-Forwarded-For, 127.0.0.1",
    "X-Forwarded-Proto, https",
    "x-forwarded-host, localhost",
    "Host, evil.example",
    "Host, localhost.evil.example",
    "Host, 127.0.0.1.evil.example:4000"
  })
  void withoutATokenNothingThatABrowserOrProxySentMay(String header, String value) {
    Answer answer = history().header(header, value).sendTo(open.handler);

    assertThat(answer.status()).isEqualTo(403);
    assertThat(answer.json().path("error").asText()).contains("without admin.token");
  }

  @ParameterizedTest
  @ValueSource(strings = {"localhost", "LOCALHOST:4000", "127.0.0.1:80", "[::1]:4000", "[::1]"})
  void everyNameOfLoopbackMay(String host) {
    assertThat(history().header("Host", host).sendTo(open.handler).status()).isEqualTo(200);
  }

  @Test
  void aRequestWithoutHostMayNot() {
    assertThat(history().without("Host").sendTo(open.handler).status()).isEqualTo(403);
  }

  @Test
  void aPersonAtTheAddressBarMay() {
    assertThat(history().header("Sec-Fetch-Site", "none").sendTo(open.handler).status())
        .isEqualTo(200);
  }

  @Test
  void theTokenOpensFromEverywhere() {
    Answer answer =
        history()
            .from("10.0.0.7")
            .header("Host", "router.example")
            .header("X-Forwarded-For", "10.0.0.9")
            .header("Authorization", "bearer s3cret")
            .sendTo(closed.handler);

    assertThat(answer.status()).isEqualTo(200);
  }

  @ParameterizedTest
  @ValueSource(strings = {"Bearer s3cre", "Bearer s3crets", "Bearer ", "Basic s3cret", "s3cret"})
  void case79AnotherTokenDoesNotAlsoFromLoopback(String authorization) {
    Answer answer = history().header("Authorization", authorization).sendTo(closed.handler);

    assertThat(answer.status()).isEqualTo(401);
    assertThat(answer.json().path("code").asText()).isEqualTo("UNAUTHENTICATED");
    assertThat(answer.headers().get("WWW-Authenticate")).startsWith("Bearer");
    assertThat(answer.body()).doesNotContain("s3cret");
  }

  @Test
  void aMissingTokenIsAskedFor() {
    assertThat(history().sendTo(closed.handler).status()).isEqualTo(401);
  }

  @ParameterizedTest
  @ValueSource(strings = {"/health", "/health/live", "/health/ready"})
  void healthIsForEverybody(String path) {
    assertThat(TestExchange.get(path).from("10.0.0.7").sendTo(closed.handler).status())
        .isEqualTo(200);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/a/apply",
        "/gateway/rollback",
        "/gateway/promote",
        "/gateway/reload",
        "/gateway/debug/faults"
      })
  void everyChangeIsGuarded(String path) {
    assertThat(TestExchange.post(path).sendTo(closed.handler).status()).isEqualTo(401);
    assertThat(TestExchange.post(path).from("10.0.0.7").sendTo(open.handler).status())
        .isEqualTo(403);
  }

  @ParameterizedTest
  @ValueSource(strings = {"/gateway/history", "/gateway/engines", "/gateway/services", "/metrics"})
  void everyLookIsGuarded(String path) {
    assertThat(TestExchange.get(path).sendTo(closed.handler).status()).isEqualTo(401);
  }

  @Test
  void strangersGetTheStateAndItsReasonsOnly() {
    Answer stranger = TestExchange.get("/gateway/health").from("10.0.0.7").sendTo(open.handler);
    Answer friend = TestExchange.get("/gateway/health").sendTo(open.handler);

    assertThat(stranger.status()).isEqualTo(200);
    assertThat(stranger.json().fieldNames()).toIterable().containsExactly("status", "reasons");
    assertThat(friend.json().has("services")).isTrue();
  }

  private static TestExchange history() {
    return TestExchange.get("/gateway/history");
  }
}
