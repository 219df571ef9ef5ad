package io.interlock.router.admin;

import static org.assertj.core.api.Assertions.assertThat;

import io.interlock.router.admin.TestExchange.Answer;
import org.junit.jupiter.api.Test;

/// Looking at what serves, and keeping things from serving.
class SchemaCallsTest {
  private final AdminWorld world = new AdminWorld(null);

  @Test
  void whatServesIsShownAsText() {
    assertThat(get("/gateway/schema").json().path("sdl").asText()).contains("join__Graph");
    assertThat(get("/gateway/schema?format=supergraph").json().path("revision").asInt())
        .isEqualTo(1);
    assertThat(get("/gateway/schema?format=api").json().path("sdl").asText())
        .contains("a1: String")
        .doesNotContain("join__");
    assertThat(get("/gateway/schema?format=xml").status()).isEqualTo(400);
  }

  @Test
  void theSdlOfAServiceIsShownAsItWasReceived() {
    assertThat(get("/gateway/services/a/sdl").json().path("sdl").asText())
        .isEqualTo("type Query { a1: String }");
    assertThat(get("/gateway/services/c/sdl").status()).isEqualTo(404);
    assertThat(get("/gateway/services/a/b/sdl").status()).isEqualTo(404);
    assertThat(get("/gateway/services//sdl").status()).isEqualTo(404);
  }

  @Test
  void frozenChangesAreRefusedUntilTheyAreForcedOrThawed() {
    world.gateway.serve("a", "a2");

    assertThat(post("/gateway/freeze", "{\"reason\":\"Black Friday\"}").status()).isEqualTo(200);
    Answer refused = post("/a/apply", "");
    assertThat(refused.status()).isEqualTo(409);
    assertThat(refused.json().path("code").asText()).isEqualTo("FROZEN");
    assertThat(refused.json().path("error").asText()).endsWith(": Black Friday");
    assertThat(post("/gateway/reload", "").json().path("code").asText()).isEqualTo("FROZEN");
    assertThat(get("/gateway/health").json().path("status").asText()).isEqualTo("DEGRADED");

    assertThat(post("/a/apply", "{\"force\":[\"frozen\"]}").status()).isEqualTo(200);

    assertThat(post("/gateway/unfreeze", "").status()).isEqualTo(200);
    world.gateway.serve("a", "a3");
    assertThat(post("/a/apply", "").status()).isEqualTo(200);
    assertThat(post("/gateway/freeze", "{\"until\":\"monday\"}").status()).isEqualTo(400);
  }

  @Test
  void anUnknownServiceIsSaidToBeSoAlsoWhileChangesAreFrozen() {
    post("/gateway/freeze", "");

    assertThat(post("/nobody/apply", "").status()).isEqualTo(404);
  }

  @Test
  void whatIsInQuarantineIsListedAndLifted() {
    assertThat(get("/gateway/quarantine").json().path("quarantine")).isEmpty();

    world.gateway.quarantine("a2");
    var entries = get("/gateway/quarantine").json().path("quarantine");
    assertThat(entries).hasSize(2);
    assertThat(entries.at("/0/service").isNull()).as("the supergraph").isTrue();
    assertThat(entries.at("/1/service").asText()).isEqualTo("a");
    assertThat(entries.at("/1/revision").asInt()).isEqualTo(2);
    assertThat(post("/a/apply", "").json().path("code").asText()).isEqualTo("QUARANTINED");

    for (var entry : entries) {
      String path = "/gateway/quarantine/" + entry.path("hash").asText();
      assertThat(TestExchange.of("DELETE", path).sendTo(world.handler).status()).isEqualTo(200);
    }

    assertThat(get("/gateway/quarantine").json().path("quarantine")).isEmpty();
    assertThat(post("/a/apply", "").status()).isEqualTo(200);
    assertThat(
            TestExchange.of("DELETE", "/gateway/quarantine/sha256:0")
                .sendTo(world.handler)
                .status())
        .isEqualTo(404);
    assertThat(post("/gateway/quarantine/sha256:0", "").headers().get("Allow")).isEqualTo("DELETE");
  }

  private Answer get(String path) {
    return TestExchange.get(path).sendTo(world.handler);
  }

  private Answer post(String path, String body) {
    return TestExchange.post(path).body(body).sendTo(world.handler);
  }
}
