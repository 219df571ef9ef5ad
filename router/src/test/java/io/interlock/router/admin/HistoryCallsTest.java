package io.interlock.router.admin;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.interlock.router.admin.TestExchange.Answer;
import io.interlock.router.engine.Lease;
import io.interlock.router.lifecycle.TestGateway;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Looking back at what was served and who asked for what.
class HistoryCallsTest {
  private final AdminWorld world = new AdminWorld(null);

  @Test
  void aRevisionSaysWhatItWasMadeOf() {
    apply("a", "a2");

    JsonNode first = get("/gateway/history/1").json();

    assertThat(first.path("revision").asInt()).isEqualTo(1);
    assertThat(first.path("trigger").asText()).isEqualTo("startup");
    assertThat(first.path("state").asText()).isEqualTo("REPLACED");
    assertThat(first.path("sdls")).hasSize(2);
    JsonNode sdl = first.at("/sdls/0");
    assertThat(sdl.path("service").asText()).isEqualTo("a");
    assertThat(sdl.path("source").asText()).isEqualTo("fetched");
    assertThat(sdl.path("schemaHash")).isEqualTo(first.at("/schemaHashes/a"));
    assertThat(get("/gateway/history/2").json().at("/sdls/0/sdlHash"))
        .isNotEqualTo(sdl.path("sdlHash"));
  }

  @Test
  void theSchemasOfARevisionAreShownAsText() {
    apply("a", "a2");

    JsonNode supergraph = get("/gateway/history/1/supergraph").json();
    JsonNode sdl = get("/gateway/services/a/sdl?revision=1").json();

    assertThat(supergraph.path("revision").asInt()).isEqualTo(1);
    assertThat(supergraph.path("sdl").asText()).contains("join__Graph", "a1: String");
    assertThat(supergraph.path("supergraphHash"))
        .isEqualTo(get("/gateway/history/1").json().path("supergraphHash"));
    assertThat(sdl.path("revision").asInt()).isEqualTo(1);
    assertThat(sdl.path("sdl").asText()).isEqualTo("type Query { a1: String }");
    assertThat(get("/gateway/services/a/sdl").json().path("sdl").asText()).contains("a2");
    assertThat(get("/gateway/services/c/sdl?revision=1").json().path("code").asText())
        .isEqualTo("UNKNOWN_SERVICE");
  }

  @Test
  void whatClientsSawChangeIsToldBetweenAnyTwoRevisions() {
    apply("a", "a2");
    apply("b", "b2");

    JsonNode last = get("/gateway/history/3/diff").json();
    JsonNode both = get("/gateway/history/3/diff?against=1").json();
    JsonNode back = get("/gateway/history/1/diff?against=3").json();

    assertThat(last.path("revision").asInt()).isEqualTo(3);
    assertThat(last.path("against").asInt()).isEqualTo(2);
    assertThat(coordinates(last, "breaking")).containsExactly("Query.b1");
    assertThat(coordinates(last, "safe")).containsExactly("Query.b2");
    assertThat(coordinates(both, "breaking")).containsExactly("Query.a1", "Query.b1");
    assertThat(coordinates(back, "breaking")).containsExactly("Query.a2", "Query.b2");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/gateway/history/9",
        "/gateway/history/0",
        "/gateway/history/first",
        "/gateway/history/9/supergraph",
        "/gateway/history/9/diff",
        "/gateway/history/1/diff",
        "/gateway/history/1/diff?against=9",
        "/gateway/history/1/diff?against=x",
        "/gateway/services/a/sdl?revision=9"
      })
  void aRevisionThatIsNotKeptIsUnknown(String path) {
    Answer answer = get(path);

    assertThat(answer.status()).isEqualTo(404);
    assertThat(answer.json().path("code").asText()).isEqualTo("UNKNOWN_REVISION");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/gateway/history/1",
        "/gateway/history/1/supergraph",
        "/gateway/history/1/diff?against=1",
        "/gateway/services/a/sdl?revision=1",
        "/gateway/audit"
      })
  void whatCannotBeReadIsSaidToBeSo(String path) {
    AdminWorld without = new AdminWorld(null, false, TestGateway.withoutStore());

    Answer answer = TestExchange.get(path).sendTo(without.handler);

    assertThat(answer.status()).isEqualTo(503);
    assertThat(answer.json().path("code").asText()).isEqualTo("STORE_UNAVAILABLE");
  }

  @Test
  void theAuditHasEveryCallInAChain() {
    world.gateway.serve("a", "a2");
    post("/a/apply", "{\"reason\":\"r\",\"version\":\"4.2\",\"force\":[\"breaking\"]}");
    world.gateway.serve("a", "bad");
    post("/a/apply", "");

    JsonNode audit = get("/gateway/audit").json().path("audit");

    assertThat(audit).hasSize(3);
    JsonNode refused = audit.get(0);
    JsonNode applied = audit.get(1);
    assertThat(refused.path("code").asText()).isEqualTo("COMPOSITION_FAILED");
    assertThat(refused.path("previousHash")).isEqualTo(applied.path("hash"));
    assertThat(applied.path("sequence").asInt()).isEqualTo(2);
    assertThat(applied.path("actor").asText()).isEqualTo("loopback");
    assertThat(applied.path("remoteAddress").asText()).isEqualTo("127.0.0.1");
    assertThat(applied.path("parent").asInt()).isEqualTo(1);
    assertThat(applied.path("revision").asInt()).isEqualTo(2);
    assertThat(applied.path("verdict").asText()).isEqualTo("ACTIVATED");
    assertThat(applied.path("forced")).hasToString("[\"breaking\"]");
    assertThat(applied.path("version").asText()).isEqualTo("4.2");
    assertThat(applied.path("schemaHashes").has("a")).isTrue();
  }

  @Test
  void theAuditIsAskedForWhatIsWanted() {
    apply("a", "a2");
    world.gateway.clock().advance(Duration.ofHours(1));
    apply("b", "b2");

    assertThat(sequences("/gateway/audit")).containsExactly(3, 2, 1);
    assertThat(sequences("/gateway/audit?limit=1")).containsExactly(3);
    assertThat(sequences("/gateway/audit?before=3")).containsExactly(2, 1);
    assertThat(sequences("/gateway/audit?actor=startup")).containsExactly(1);
    assertThat(sequences("/gateway/audit?service=b")).containsExactly(3, 1);
    assertThat(sequences("/gateway/audit?service=b&limit=1&before=3")).containsExactly(1);
    assertThat(sequences("/gateway/audit?since=1970-01-01T01:00:00Z")).containsExactly(3);
    assertThat(sequences("/gateway/audit?since=1971-01-01T00:00:00Z")).isEmpty();
  }

  @Test
  void whatIsWantedIsFoundHoweverLongAgo() {
    for (int i = 0; i < 600; i++) {
      post("/gateway/freeze", "");
    }

    assertThat(sequences("/gateway/audit?actor=startup")).containsExactly(1);
    assertThat(sequences("/gateway/audit?limit=600")).hasSize(600).startsWith(601).endsWith(2);
  }

  @ParameterizedTest
  @CsvSource({
    "since=monday, since: expected a time like 2030-01-01T00:00:00Z",
    "limit=0,      limit and before: expected positive whole numbers",
    "before=-1,    limit and before: expected positive whole numbers"
  })
  void aQuestionThatIsNotUnderstoodIsRefused(String query, String message) {
    Answer answer = get("/gateway/audit?" + query);

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.json().path("error").asText()).isEqualTo(message);
  }

  @Test
  void anEngineThatIsClosedByHandIsInTheAudit() {
    Lease stuck = world.gateway.request();
    apply("a", "a2");

    post("/gateway/engines/1/close", "{\"reason\":\"stuck\"}");

    JsonNode line = get("/gateway/audit?limit=1").json().at("/audit/0");
    assertThat(line.path("trigger").asText()).isEqualTo("close_engine");
    assertThat(line.path("verdict").asText()).isEqualTo("DONE");
    assertThat(line.path("reason").asText()).isEqualTo("epoch 1: stuck");
    stuck.close();
  }

  @Test
  void anEngineThatIsNotClosedLeavesNoTrace() {
    post("/gateway/engines/1/close", "");

    assertThat(sequences("/gateway/audit")).containsExactly(1);
  }

  private void apply(String service, String field) {
    world.gateway.serve(service, field);
    assertThat(post("/" + service + "/apply", "").status()).isEqualTo(200);
  }

  private static List<String> coordinates(JsonNode diff, String criticality) {
    return diff.path("changes").path(criticality).findValuesAsText("coordinate");
  }

  private List<Integer> sequences(String path) {
    List<Integer> sequences = new ArrayList<>();
    get(path).json().path("audit").forEach(line -> sequences.add(line.path("sequence").asInt()));
    return sequences;
  }

  private Answer get(String path) {
    return TestExchange.get(path).sendTo(world.handler);
  }

  private Answer post(String path, String body) {
    return TestExchange.post(path).body(body).sendTo(world.handler);
  }
}
