package io.interlock.router.admin;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.interlock.router.lifecycle.TestGateway;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Listening to what happens.
@Timeout(60)
class EventCallsTest {
  private final AdminWorld world = new AdminWorld(null);
  private final TestGateway gateway = world.gateway;

  @Test
  void aListenerHearsWhatHappensFromNowOn() throws Exception {
    TestStream stream = listen("");
    gateway.serve("a", "a2");

    post("/a/apply");

    String text = stream.await("event: schema.applied");
    assertThat(text).doesNotContain("\"revision\":1,");
    JsonNode applied = data(text, "schema.applied");
    assertThat(applied.path("revision").asInt()).isEqualTo(2);
    assertThat(applied.path("supergraphHash").asText()).startsWith("sha256:");
    assertThat(applied.path("services")).hasToString("[\"a\"]");
    assertThat(text).contains("id: " + applied.path("id").asText() + "\n");
  }

  @Test
  void refusalsRollbacksAndQuarantineAreHeardInTheirOrder() throws Exception {
    TestStream stream = listen("");
    gateway.serve("a", "bad");
    post("/a/apply");
    post("/a/check");
    gateway.quarantine("a2");
    post("/a/apply");

    String text = stream.await("\"code\":\"QUARANTINED\"");

    assertThat(types(text))
        .containsSubsequence(
            "schema.rejected",
            "schema.applied",
            "schema.quarantined",
            "schema.rolledBack",
            "schema.rejected");
    assertThat(types(text)).as("a check is no change").hasSize(6).contains("gateway.degraded");
    assertThat(data(text, "schema.rejected").path("code").asText()).isEqualTo("COMPOSITION_FAILED");
    assertThat(data(text, "schema.rolledBack").path("revision").asInt()).isEqualTo(3);
  }

  @Test
  void aSchemaThatHasProvenItselfIsStable() throws Exception {
    TestStream stream = listen("");
    gateway.serve("a", "a2");
    post("/a/apply");

    gateway.clock().advance(Duration.ofMinutes(10));

    assertThat(data(stream.await("schema.stable"), "schema.stable").path("revision").asInt())
        .isEqualTo(2);
  }

  @Test
  void troubleIsHeardOnceAndItsEndToo() throws Exception {
    TestStream stream = listen("");

    post("/gateway/freeze");
    post("/gateway/freeze");
    post("/gateway/unfreeze");

    assertThat(types(stream.await("gateway.recovered")))
        .containsExactly("gateway.degraded", "gateway.recovered");
    assertThat(data(stream.text(), "gateway.degraded").at("/reasons/0").asText())
        .startsWith("schema changes are frozen");
  }

  @Test
  void whoComesBackHearsWhatItHasMissed() throws Exception {
    TestStream first = listen("");
    gateway.serve("a", "a2");
    post("/a/apply");
    String known = data(first.await("schema.applied"), "schema.applied").path("id").asText();
    gateway.serve("a", "a3");
    post("/a/apply");

    String text = listen(known).await("schema.applied");

    assertThat(data(text, "schema.applied").path("revision").asInt()).isEqualTo(3);
    assertThat(types(listen("of-another-process").await("\"revision\":3")))
        .as("everything that is kept")
        .containsExactly("schema.applied", "schema.stable", "schema.applied", "schema.applied");
  }

  @Test
  void silenceIsFilledSoThatNobodyTakesTheConnectionForDead() throws Exception {
    TestStream stream = listen("");

    gateway.clock().awaitAlarmsWithin(1, Duration.ofSeconds(15));
    gateway.clock().advance(Duration.ofSeconds(15));

    stream.await(": \n\n");
  }

  @Test
  void whoDoesNotKeepUpIsCut() throws Exception {
    TestStream stream = listen("");
    stream.fill();
    gateway.serve("a", "a2");

    post("/a/apply");

    assertThat(stream.isCut()).isTrue();
  }

  @Test
  void onlySoManyMayListenAndWhoLeavesMakesRoom() throws Exception {
    List<TestStream> streams = new ArrayList<>();
    for (int i = 0; i < 32; i++) {
      TestStream stream = listen("");
      streams.add(stream);
    }

    TestExchange.Answer refused = TestExchange.get("/gateway/events").sendTo(world.handler);
    assertThat(refused.status()).isEqualTo(503);
    assertThat(refused.json().path("code").asText()).isEqualTo("TOO_MANY_LISTENERS");

    streams.getFirst().leave();
    listen("");
  }

  @Test
  void everyStreamEndsWithTheRouter() throws Exception {
    TestStream stream = listen("");

    gateway.lifecycle().shutDown();

    assertThat(stream.isEnded()).isTrue();
  }

  @Test
  void aHeadRequestIsAnsweredAtOnce() {
    TestExchange.Answer answer = TestExchange.of("HEAD", "/gateway/events").sendTo(world.handler);

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.headers().get("Content-Type")).isEqualTo("text/event-stream");
  }

  private TestStream listen(String lastEventId) throws Exception {
    TestExchange exchange = TestExchange.get("/gateway/events");
    TestStream stream =
        (lastEventId.isEmpty() ? exchange : exchange.header("Last-Event-ID", lastEventId))
            .streamFrom(world.handler);
    stream.await(": interlock");
    return stream;
  }

  private void post(String path) {
    TestExchange.post(path).sendTo(world.handler);
  }

  private static List<String> types(String text) {
    return text.lines()
        .filter(line -> line.startsWith("event: "))
        .map(line -> line.substring("event: ".length()))
        .toList();
  }

  /// The data of the first event of a type.
  private static JsonNode data(String text, String type) throws Exception {
    String from = text.substring(text.indexOf("event: " + type + "\n"));
    String line = from.lines().filter(l -> l.startsWith("data: ")).findFirst().orElseThrow();
    String data = line.substring("data: ".length());
    OpenApiDocument.SHIPPED.checkSchema("Event", data);
    return JsonMapper.builder().build().readTree(data);
  }
}
