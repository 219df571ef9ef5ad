package io.interlock.router.admin;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.interlock.router.admin.TestExchange.Answer;
import io.interlock.router.config.ConfigContext;
import io.interlock.router.config.ConfigLoader;
import io.interlock.router.config.ConfigOutcome;
import io.interlock.router.config.SchemaConfig.CanaryStep;
import io.interlock.router.engine.Lease;
import io.interlock.router.lifecycle.TestGateway;
import io.interlock.router.sdl.SdlFailure;
import io.interlock.supergraph.schema.Sha256;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AdminHandlerTest {
  private final AdminWorld world = new AdminWorld(null);

  // apply

  @Test
  void anAppliedSchemaIsAnsweredWithEverythingAPipelineNeeds() {
    world.gateway.serve("a", "a2");

    Answer answer = post("/a/apply", "");

    JsonNode json = answer.json();
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.headers().get("X-Gateway-Revision")).isEqualTo("2");
    assertThat(answer.headers().get("X-Gateway-Epoch")).isEqualTo("2");
    assertThat(json.path("ok").asBoolean()).isTrue();
    assertThat(json.path("status").asText()).isEqualTo("ACTIVATED");
    assertThat(json.path("operationId").asText()).hasSize(26);
    assertThat(json.path("services")).hasToString("[\"a\"]");
    assertThat(json.path("revision").asInt()).isEqualTo(2);
    assertThat(json.path("previousRevision").asInt()).isEqualTo(1);
    assertThat(json.path("epoch").asInt()).isEqualTo(2);
    assertThat(json.path("supergraphHash").asText()).startsWith("sha256:");
    assertThat(json.at("/subgraphs/0/name").asText()).isEqualTo("a");
    assertThat(json.at("/subgraphs/0/source").asText()).isEqualTo("fetched");
    assertThat(json.path("attempts"))
        .hasToString("[{\"service\":\"a\",\"n\":1,\"outcome\":\"OK\",\"ms\":3}]");
    assertThat(json.path("timings").fieldNames())
        .toIterable()
        .containsExactly("fetch", "compose", "build", "check", "warm", "store", "swap", "total");
    assertThat(json.at("/changes/breaking/0/type").asText()).isEqualTo("FIELD_REMOVED");
    assertThat(json.at("/changes/breaking/0/coordinate").asText()).isEqualTo("Query.a1");
    assertThat(json.at("/changes/breaking/0/message").asText()).contains("is gone");
    assertThat(json.at("/changes/safe/0/coordinate").asText()).isEqualTo("Query.a2");
    assertThat(json.at("/hints/0/code").asText()).isEqualTo("BREAKING_CHANGE");
    assertThat(json.path("affectedOperations").isArray()).isTrue();
    assertThat(json.at("/drain/epoch").asInt()).isEqualTo(1);
    assertThat(json.at("/drain/requests").asInt()).isZero();
    assertThat(json.at("/drain/deadline").asText()).isEqualTo("1970-01-01T00:00:35Z");
  }

  @Test
  void theSameAgainIsUnchanged() {
    Answer answer = post("/a/apply", "{}");

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.json().path("status").asText()).isEqualTo("UNCHANGED");
    assertThat(answer.json().has("drain")).isFalse();
  }

  @Test
  void aSchemaThatDoesNotComposeIsAnsweredWithEveryErrorAndItsPlace() {
    world.gateway.serve("a", "bad");

    Answer answer = post("/a/apply", "");

    assertThat(answer.status()).isEqualTo(422);
    JsonNode json = answer.json();
    assertThat(json.path("ok").asBoolean(true)).isFalse();
    assertThat(json.path("error").asText()).isEqualTo("composition failed: 1 error");
    assertThat(json.path("code").asText()).isEqualTo("COMPOSITION_FAILED");
    assertThat(json.path("service").asText()).isEqualTo("a");
    assertThat(json.path("revision").asInt()).isEqualTo(1);
    assertThat(json.at("/errors/0"))
        .hasToString(
            "{\"code\":\"FIELD_TYPE_MISMATCH\",\"message\":\"Query.bad is bad\","
                + "\"coordinate\":\"Query.bad\",\"subgraphs\":[\"a\"],"
                + "\"locations\":[{\"subgraph\":\"a\",\"line\":1,\"column\":14}]}");
  }

  @ParameterizedTest
  @CsvSource({
    "SUBGRAPH_UNREACHABLE, 502",
    "SUBGRAPH_ERROR, 502",
    "SUBGRAPH_TIMEOUT, 504",
    "NOT_A_SUBGRAPH, 422",
    "SDL_TOO_LARGE, 413"
  })
  void aFetchThatFailsHasItsStatus(SdlFailure failure, int status) {
    world.gateway.fail("a", failure);

    Answer answer = post("/a/apply", "");

    assertThat(answer.status()).isEqualTo(status);
    assertThat(answer.json().path("code").asText()).isEqualTo(failure.name());
    assertThat(answer.json().path("attempts")).hasSize(2);
  }

  @Test
  void anUnknownServiceIsAnsweredWithTheKnownOnes() {
    Answer answer = post("/products/apply", "");

    assertThat(answer.status()).isEqualTo(404);
    assertThat(answer.json().path("code").asText()).isEqualTo("UNKNOWN_SERVICE");
    assertThat(answer.json().path("known")).hasToString("[\"a\",\"b\"]");
  }

  @Test
  void case80OtherMethodsAreRefusedWithTheAllowedOne() {
    Answer answer = TestExchange.get("/a/apply").sendTo(world.handler);

    assertThat(answer.status()).isEqualTo(405);
    assertThat(answer.headers().get("Allow")).isEqualTo("POST");
    assertThat(TestExchange.of("DELETE", "/gateway/health").sendTo(world.handler).status())
        .isEqualTo(405);
  }

  @ParameterizedTest
  @CsvSource({
    "/, NOT_FOUND",
    "/apply, NOT_FOUND",
    "//apply, NOT_FOUND",
    "/a/b/apply, NOT_FOUND",
    "/a/apply/, NOT_FOUND",
    "/gateway/nothing, NOT_FOUND",
    "/../apply, UNKNOWN_SERVICE",
    "/graphql/apply, UNKNOWN_SERVICE",
    "/%61/apply, UNKNOWN_SERVICE",
    "/a%2Fapply, NOT_FOUND",
    "/%2e%2e/apply, UNKNOWN_SERVICE",
    "/gateway/apply/, NOT_FOUND",
    "/gateway/apply/apply, NOT_FOUND",
    "/health/apply, UNKNOWN_SERVICE"
  })
  void case81PathsThatMeanNothingAreSaidToBeUnknown(String path, String code) {
    Answer answer = post(path, "");

    assertThat(answer.status()).isEqualTo(404);
    assertThat(answer.json().path("code").asText()).isEqualTo(code);
  }

  @Test
  void case81ANameOfAThousandLettersIsUnknownAndCutWhereItIsRepeated() {
    String name = "a".repeat(1_024);

    Answer service = post("/" + name + "/apply", "");
    Answer path = post("/" + name + "/nothing", "");

    assertThat(service.status()).isEqualTo(404);
    assertThat(service.json().path("code").asText()).isEqualTo("UNKNOWN_SERVICE");
    assertThat(path.status()).isEqualTo(404);
    assertThat(path.json().path("error").asText()).hasSizeLessThan(300);
  }

  @ParameterizedTest
  @ValueSource(strings = {"gateway", "graphql", "health", "metrics", "apply", "check"})
  void case81NoServiceCanTakeANameOfThePaths(String name) {
    ConfigOutcome outcome =
        ConfigLoader.parse(
            "services: [{ name: %s, url: \"http://localhost:4001\" }]".formatted(name),
            "gateway.yaml",
            new ConfigContext(Map.of(), false));

    assertThat(outcome).isInstanceOf(ConfigOutcome.Invalid.class);
    assertThat(outcome.toString())
        .contains("services[0].name: expected a name that the router does not serve itself");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{                               | the body is not JSON",
        "[]                              | expected a JSON object",
        "{} {}                           | the body is not JSON",
        "{\"dryRun\":true,\"dryRun\":false} | the body is not JSON",
        "{\"dryrun\":true}               | unknown member dryrun; known: dryRun",
        "{\"url\":\"http://x\"}          | url is not supported yet",
        "{\"labels\":{\"a\":1}}          | labels.a: expected a text, got 1",
        "{\"labels\":{\"a b\":\"\"}}     | labels: expected names of at most 63 letters",
        "{\"labels\":[]}                 | labels: expected an object of texts, got a list",
        "{\"dryRun\":\"yes\"}            | dryRun: expected true or false, got \"yes\"",
        "{\"sdl\":\" \"}                 | sdl: expected an SDL, got an empty text",
        "{\"sdl\":null}                  | sdl: expected a text, got null",
        "{\"wait\":\"cluster\"}          | wait: cluster is not supported yet",
        "{\"wait\":\"soon\"}             | wait: expected none, active, drained or probation, got"
            + " soon",
        "{\"force\":[\"schema\"]}        | force: expected some of [rebuild, breaking, quarantine,"
            + " frozen], got schema",
        "{\"force\":\"rebuild\"}         | force: expected a list of texts, got \"rebuild\"",
        "{\"ifRevision\":1.5}            | ifRevision: expected a whole number, got 1.5",
        "{\"expectSdlHash\":\"abc\"}     | expectSdlHash: expected sha256:"
      })
  void aBodyThatIsNotUnderstoodIsRefusedByTheMembersName(String body, String message) {
    Answer answer = post("/a/apply", body);

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.json().path("code").asText()).isEqualTo("BAD_REQUEST");
    assertThat(answer.json().path("error").asText()).startsWith(message);
  }

  @Test
  void aDryRunAndAWaitMayStandInTheQuery() {
    world.gateway.serve("a", "a2");

    assertThat(post("/a/apply?dryRun", "").json().path("status").asText()).isEqualTo("VALID");
    assertThat(post("/a/apply?dryRun=maybe", "").status()).isEqualTo(400);
    assertThat(post("/a/apply?wait=drained", "").json().path("status").asText())
        .isEqualTo("ACTIVATED");
  }

  @Test
  void aCallThatIsNotWaitedForIsAccepted() {
    world.gateway.serve("a", "a2");

    Answer answer = post("/a/apply", "{\"wait\":\"none\"}");

    assertThat(answer.status()).isEqualTo(202);
    assertThat(answer.json().path("status").asText()).isEqualTo("QUEUED");
  }

  @Test
  void anSdlMayBePushed() {
    Answer answer = post("/a/apply", "{\"sdl\":\"type Query { a3: String }\",\"reason\":\"r\"}");

    assertThat(answer.json().path("status").asText()).isEqualTo("ACTIVATED");
    assertThat(answer.json().at("/subgraphs/0/source").asText()).isEqualTo("pushed");
  }

  @Test
  void aPushedSdlThatIsTooLargeIsRefused() {
    String sdl = "type Query { a3: String } #" + "x".repeat(1_000);

    Answer answer = post("/a/apply", "{\"sdl\":\"" + sdl + "\"}");

    assertThat(answer.status()).isEqualTo(413);
    assertThat(answer.json().path("code").asText()).isEqualTo("SDL_TOO_LARGE");
  }

  @Test
  void conditionsThatDoNotHoldAreConflicts() {
    world.gateway.serve("a", "a2");

    assertThat(post("/a/apply", "{\"ifRevision\":9}").status()).isEqualTo(412);
    String other = Sha256.of("another");
    assertThat(post("/a/apply", "{\"expectSdlHash\":\"" + other + "\"}").status()).isEqualTo(409);
  }

  @Test
  void aPanicIsOursAndNothingChanges() {
    world.gateway.serve("a", "a2");
    assertThat(post("/gateway/debug/faults", "{\"point\":\"engineBuild\"}").status())
        .isEqualTo(200);

    Answer answer = post("/a/apply", "");

    assertThat(answer.status()).isEqualTo(500);
    assertThat(answer.json().path("code").asText()).isEqualTo("APPLY_PANIC");
    assertThat(answer.headers().get("X-Gateway-Epoch")).isEqualTo("1");
    assertThat(post("/a/apply", "").status()).isEqualTo(200);
  }

  @Test
  void faultsAreInjectedInDevelopmentOnly() {
    AdminWorld production = new AdminWorld(null, false, TestGateway.serving());

    assertThat(
            TestExchange.post("/gateway/debug/faults")
                .body("{\"point\":\"engineBuild\"}")
                .sendTo(production.handler)
                .status())
        .isEqualTo(404);
    assertThat(post("/gateway/debug/faults", "{\"point\":\"elsewhere\"}").status()).isEqualTo(400);
  }

  // rollback and reload

  @Test
  void aRollbackSaysWhatItRestored() {
    assertThat(post("/gateway/rollback", "").status()).isEqualTo(409);
    world.gateway.serve("a", "a2");
    post("/a/apply", "");

    Answer answer = post("/gateway/rollback", "{\"to\":\"previous\",\"reason\":\"too slow\"}");

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.json().path("status").asText()).isEqualTo("ROLLED_BACK");
    assertThat(answer.json().path("restores").asInt()).isEqualTo(1);
    assertThat(answer.json().path("ahead")).hasToString("[\"a\"]");
    Answer older = post("/gateway/rollback", "{\"to\":2}");
    assertThat(older.json().path("restores").asInt()).isEqualTo(2);
    assertThat(post("/gateway/rollback", "{\"to\":99}").status()).isEqualTo(404);
    assertThat(post("/gateway/rollback", "{\"to\":\"newest\"}").status()).isEqualTo(400);
  }

  @Test
  void aPromotionSaysWhatHasAllRequestsNow() {
    assertThat(post("/gateway/promote", "").status()).isEqualTo(409);
    AdminWorld held = new AdminWorld(null, true, TestGateway.withCanary(new CanaryStep(5, null)));
    held.gateway.serve("a", "a2");
    JsonNode applied = TestExchange.post("/a/apply").sendTo(held.handler).json();
    assertThat(applied.at("/probation/canary")).hasToString("{\"percent\":5,\"until\":null}");
    assertThat(applied.has("drain")).isFalse();
    JsonNode engines = TestExchange.get("/gateway/engines").sendTo(held.handler).json();
    assertThat(engines.findValuesAsText("percent")).containsExactly("5", "95");
    JsonNode health = TestExchange.get("/gateway/health").sendTo(held.handler).json();
    assertThat(health.at("/probation/canary/percent").asInt()).isEqualTo(5);

    Answer answer =
        TestExchange.post("/gateway/promote").body("{\"reason\":\"good\"}").sendTo(held.handler);

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.json().path("status").asText()).isEqualTo("PROMOTED");
    assertThat(answer.json().path("revision").asInt()).isEqualTo(2);
    assertThat(answer.json().at("/probation/canary").isMissingNode()).isTrue();
  }

  @Test
  void aReloadSaysWhatBecameOfEachService() {
    world.gateway.serve("a", "a2");
    world.gateway.fail("b", SdlFailure.SUBGRAPH_UNREACHABLE);

    Answer answer = post("/gateway/reload", "{\"services\":[\"a\",\"b\"]}");

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.json().at("/subgraphs/0/result").asText()).isEqualTo("UPDATED");
    assertThat(answer.json().at("/subgraphs/1/result").asText()).isEqualTo("STALE");
    assertThat(post("/gateway/reload", "{\"services\":[\"c\"]}").status()).isEqualTo(404);
  }

  // looking

  @Test
  void theHistoryNamesRevisionsAndCalls() {
    world.gateway.serve("a", "a2");
    post("/a/apply", "{\"reason\":\"release 4.2\"}");
    world.gateway.serve("a", "bad");
    post("/a/apply", "");

    JsonNode json = get("/gateway/history").json();

    assertThat(json.path("revisions")).hasSize(2);
    assertThat(json.at("/revisions/0/revision").asInt()).isEqualTo(2);
    assertThat(json.at("/revisions/0/reason").asText()).isEqualTo("release 4.2");
    assertThat(json.path("applies")).hasSize(3);
    assertThat(json.at("/applies/0/verdict").asText()).isEqualTo("COMPOSITION_FAILED");
    assertThat(get("/gateway/history?limit=1&before=2").json().at("/revisions/0/revision").asInt())
        .isEqualTo(1);
    assertThat(get("/gateway/history?limit=0").status()).isEqualTo(400);
  }

  @Test
  void enginesAndServicesAreListed() {
    world.gateway.serve("a", "a2");
    post("/a/apply", "");

    JsonNode engines = get("/gateway/engines").json();
    assertThat(engines.at("/engines/0/state").asText()).isEqualTo("ACTIVE");
    assertThat(engines.at("/engines/1/state").asText()).isEqualTo("STANDBY");
    JsonNode services = get("/gateway/services").json();
    assertThat(services.at("/services/1/name").asText()).isEqualTo("b");
    assertThat(services.at("/services/1/status").asText()).isEqualTo("ACTIVE");
    assertThat(get("/gateway/services?status=error").json().path("services")).isEmpty();
  }

  @Test
  void oneServiceIsShownByItself() {
    Answer service = get("/gateway/services/b");

    assertThat(service.status()).isEqualTo(200);
    assertThat(service.json().path("name").asText()).isEqualTo("b");
    assertThat(get("/gateway/services/c").status()).isEqualTo(404);
    assertThat(get("/gateway/services/c").json().path("known")).hasToString("[\"a\",\"b\"]");
  }

  @Test
  void aRetiredEngineThatIsStuckCanBeClosed() {
    Lease stuck = world.gateway.request();
    AtomicBoolean isCut = new AtomicBoolean();
    stuck.onCut(() -> isCut.set(true));
    world.gateway.serve("a", "a2");
    post("/a/apply", "");

    Answer closed = post("/gateway/engines/1/close", "{\"reason\":\"stuck\"}");

    assertThat(closed.status()).isEqualTo(200);
    assertThat(closed.body()).isEqualTo("{\"ok\":true,\"epoch\":1,\"requests\":1}\n");
    assertThat(isCut).isTrue();
    assertThat(get("/gateway/engines").json().at("/engines/1/state").asText()).isEqualTo("CUT");
    stuck.close();
  }

  @ParameterizedTest
  @CsvSource({
    "2, 409, ENGINE_IN_USE",
    "1, 409, ENGINE_IN_USE",
    "3, 404, UNKNOWN_ENGINE",
    "0, 404, UNKNOWN_ENGINE",
    "one, 404, UNKNOWN_ENGINE"
  })
  void anEngineThatIsNeededOrUnknownIsNotClosed(String epoch, int status, String code) {
    world.gateway.serve("a", "a2");
    post("/a/apply", "");

    Answer answer = post("/gateway/engines/" + epoch + "/close", "");

    assertThat(answer.status()).isEqualTo(status);
    assertThat(answer.json().path("code").asText()).isEqualTo(code);
  }

  @Test
  void readyFollowsTheFirstEngine() {
    TestGateway gateway = TestGateway.resting();
    AdminWorld starting = new AdminWorld(null, false, gateway);

    assertThat(TestExchange.get("/health/live").sendTo(starting.handler).body())
        .isEqualTo("{\"status\":\"UP\"}\n");
    assertThat(TestExchange.get("/health?live").sendTo(starting.handler).status()).isEqualTo(200);
    assertThat(TestExchange.get("/health/ready").sendTo(starting.handler).status()).isEqualTo(503);
    assertThat(TestExchange.get("/health?ready").sendTo(starting.handler).body())
        .isEqualTo("{\"status\":\"DOWN\"}\n");
    assertThat(TestExchange.get("/gateway/health").sendTo(starting.handler).status())
        .isEqualTo(503);

    assertThat(get("/health/ready").status()).isEqualTo(200);
    JsonNode health = get("/gateway/health").json();
    assertThat(health.path("status").asText()).isEqualTo("SERVING");
    assertThat(health.path("revision").asInt()).isEqualTo(1);
  }

  @Test
  void metricsAreInPrometheusForm() {
    Answer answer = get("/metrics");

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.headers().get("Content-Type")).startsWith("text/plain");
    assertThat(answer.body()).contains("gateway_revision 1.0");
  }

  private Answer post(String uri, String body) {
    return TestExchange.post(uri).body(body).sendTo(world.handler);
  }

  private Answer get(String uri) {
    return TestExchange.get(uri).sendTo(world.handler);
  }
}
