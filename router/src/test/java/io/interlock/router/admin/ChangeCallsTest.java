package io.interlock.router.admin;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.interlock.router.admin.TestExchange.Answer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Checks, several services at once, and what a caller says about its release.
class ChangeCallsTest {
  private final AdminWorld world = new AdminWorld(null);

  @Test
  void aCheckIsAnApplyThatChangesNothing() {
    world.gateway.serve("a", "a2");

    Answer answer = post("/a/check", "");

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.json().path("status").asText()).isEqualTo("VALID");
    assertThat(answer.json().path("revision").asInt()).isEqualTo(1);
    assertThat(post("/a/check?dryRun=false", "").json().path("status").asText()).isEqualTo("VALID");
    assertThat(post("/a/check", "{\"sdl\":\"type Query { bad: String }\"}").status())
        .isEqualTo(422);
  }

  @Test
  void severalServicesComeInAtOnce() {
    world.gateway.serve("a", "a2");

    Answer checked = post("/gateway/check", several());
    Answer applied = post("/gateway/apply", several());

    assertThat(checked.json().path("status").asText()).isEqualTo("VALID");
    JsonNode json = applied.json();
    assertThat(json.path("status").asText()).isEqualTo("ACTIVATED");
    assertThat(json.path("services")).hasToString("[\"a\",\"b\"]");
    assertThat(json.path("revision").asInt()).isEqualTo(2);
    assertThat(json.at("/subgraphs/0/source").asText()).isEqualTo("fetched");
    assertThat(json.at("/subgraphs/1/source").asText()).isEqualTo("pushed");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "                                     | services: expected at least one",
        "{\"services\":[]}                    | services: expected at least one",
        "{\"services\":\"a\"}                 | services: expected a list of names or objects, got",
        "{\"services\":[\"a\",7]}             | services[1]: expected a name or an object, got 7",
        "{\"services\":[{\"sdl\":\"x\"}]}     | services[0].name: expected a text, got nothing",
        "{\"services\":[{\"name\":\"a\",\"url\":\"x\"}]} | unknown member services[0].url; known:",
        "{\"services\":[{\"name\":\"a\",\"sdl\":\" \"}]} | services[0].sdl: expected an SDL",
        "{\"services\":[\"a\",{\"name\":\"a\"}]} | services: a is named twice",
        "{\"services\":[\"a\"],\"sdl\":\"x\"} | unknown member sdl; known: dryRun"
      })
  void servicesThatAreNotUnderstoodAreRefused(String body, String message) {
    Answer answer = post("/gateway/apply", body == null ? "" : body);

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.json().path("error").asText()).startsWith(message);
  }

  @Test
  void ofSeveralServicesTheUnknownOneIsNamed() {
    Answer answer = post("/gateway/apply", "{\"services\":[\"a\",\"c\"]}");

    assertThat(answer.status()).isEqualTo(404);
    assertThat(answer.json().path("error").asText()).startsWith("no service is named c;");
    assertThat(answer.json().path("known")).hasToString("[\"a\",\"b\"]");
  }

  @Test
  void aPushedSdlThatIsTooLargeIsNamedAmongSeveral() {
    String large = "type Query { a: String } #" + "x".repeat(1_000);

    Answer answer =
        post("/gateway/apply", "{\"services\":[\"a\",{\"name\":\"b\",\"sdl\":\"" + large + "\"}]}");

    assertThat(answer.status()).isEqualTo(413);
    assertThat(answer.json().path("error").asText()).startsWith("sdl of b: ");
  }

  @Test
  void whatACallerSaysAboutItsReleaseIsInTheHistory() {
    world.gateway.serve("a", "a2");

    post(
        "/a/apply",
        "{\"reason\":\"r\",\"version\":\"4.2.0\",\"labels\":{\"commit\":\"abc123\",\"ci/job\":\"7\"}}");

    JsonNode entry =
        TestExchange.get("/gateway/history").sendTo(world.handler).json().at("/applies/0");
    assertThat(entry.path("reason").asText()).isEqualTo("r");
    assertThat(entry.path("version").asText()).isEqualTo("4.2.0");
    assertThat(entry.path("labels")).hasToString("{\"ci/job\":\"7\",\"commit\":\"abc123\"}");
  }

  @ParameterizedTest
  @ValueSource(strings = {"respond-async", "handling=lenient, Respond-Async; x=1"})
  void whoDoesNotWaitAsksForTheAnswerLater(String prefer) {
    world.gateway.serve("a", "a2");

    Answer accepted = TestExchange.post("/a/apply").header("Prefer", prefer).sendTo(world.handler);

    String id = accepted.json().path("operationId").asText();
    assertThat(accepted.status()).isEqualTo(202);
    assertThat(accepted.json().path("status").asText()).isEqualTo("QUEUED");
    assertThat(accepted.headers().get("Location")).isEqualTo("/gateway/operations/" + id);
    JsonNode ended = ended(id);
    assertThat(ended.path("status").asText()).isEqualTo("ACTIVATED");
    assertThat(ended.path("httpStatus").asInt()).isEqualTo(200);
    assertThat(ended.path("operationId").asText()).isEqualTo(id);
    assertThat(ended.path("revision").asInt()).isEqualTo(2);
  }

  @Test
  void aRefusalIsFoundLaterWithItsStatus() {
    world.gateway.serve("a", "bad");
    Answer accepted = post("/a/apply?wait=none", "");

    JsonNode ended = ended(accepted.json().path("operationId").asText());

    assertThat(ended.path("code").asText()).isEqualTo("COMPOSITION_FAILED");
    assertThat(ended.path("httpStatus").asInt()).isEqualTo(422);
    assertThat(ended.path("errors")).hasSize(1);
  }

  @Test
  void aCallThatRunsIsSaidToRun() {
    Runnable release = world.gateway.holdFetch("a");
    String id = post("/a/apply?wait=none", "").json().path("operationId").asText();

    assertThat(operation(id).json())
        .hasToString("{\"status\":\"RUNNING\",\"operationId\":\"" + id + "\"}");
    release.run();
  }

  @Test
  void anOperationThatNeverWasIsUnknown() {
    Answer answer = operation("01JABC");

    assertThat(answer.status()).isEqualTo(404);
    assertThat(answer.json().path("code").asText()).isEqualTo("UNKNOWN_OPERATION");
  }

  private JsonNode ended(String id) {
    JsonNode json = operation(id).json();
    while (json.path("status").asText().equals("RUNNING")) {
      Thread.onSpinWait();
      json = operation(id).json();
    }
    return json;
  }

  private Answer operation(String id) {
    return TestExchange.get("/gateway/operations/" + id).sendTo(world.handler);
  }

  private Answer post(String path, String body) {
    return TestExchange.post(path).body(body).sendTo(world.handler);
  }

  private static String several() {
    return "{\"services\":[\"a\",{\"name\":\"b\",\"sdl\":\"type Query { b2: String }\"}]}";
  }
}
