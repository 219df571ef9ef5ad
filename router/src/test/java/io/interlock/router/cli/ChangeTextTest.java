package io.interlock.router.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// Answers that a small test router does not give.
class ChangeTextTest {

  @Test
  void saysEverythingThatAChangeDid() throws IOException {
    String text =
        text(
            """
            {"ok": true, "status": "ACTIVATED", "operationId": "01J", "services": ["products"],
             "revision": 13, "previousRevision": 12, "epoch": 7, "supergraphHash": "sha256:ab",
             "subgraphs": [{"name": "products", "source": "fetched", "result": "UPDATED"},
                           {"name": "reviews", "source": "fetched", "result": "STALE"}],
             "hints": [{"code": "UNUSED_ENUM_TYPE", "level": "DEBUG", "message": "one\\ntwo"}],
             "attempts": [{"service": "products", "n": 1, "outcome": "TIMEOUT", "ms": 5001},
                          {"service": "reviews", "n": 1, "outcome": "OK", "ms": 3},
                          {"service": "products", "n": 2, "outcome": "OK", "ms": 40}],
             "timings": {"fetch": 5241, "compose": 38, "total": 5470},
             "changes": {
               "breaking": [{"type": "FIELD_REMOVED", "coordinate": "Query.a", "message": "is gone"}],
               "dangerous": [],
               "safe": [{"type": "FIELD_ADDED", "coordinate": "Query.b", "message": "is new"}]},
             "warmUp": {"carried": 12, "replanned": 3, "left": 1},
             "affectedOperations": [
               {"name": "Cart", "hash": "sha256:cd", "uses": 120, "effect": "FAILS",
                "code": "GRAPHQL_VALIDATION_FAILED", "messages": ["no field a", "no field b"],
                "changes": [{"type": "FIELD_REMOVED", "coordinate": "Query.a"}]},
               {"name": null, "hash": "sha256:ef", "uses": 1, "effect": "COSTS_MORE",
                "before": {"stages": 1, "fetches": 2}, "after": {"stages": 2, "fetches": 3}}],
             "drain": {"epoch": 6, "requests": 14, "deadline": "2030-01-01T00:00:35Z"},
             "probation": {"until": "2030-01-01T00:01:00Z", "standbyRevision": 12}}
            """);

    assertThat(text)
        .isEqualTo(
            """
            activated: revision 13, in place of revision 12
              subgraph products: updated, fetched
              subgraph reviews: stale, fetched
              hint UNUSED_ENUM_TYPE (DEBUG): one
              | two
              fetched products: TIMEOUT after 5001 ms, OK after 40 ms
              timings: fetch 5241 ms, compose 38 ms, total 5470 ms
              operations: 12 carried over, 3 planned anew, 1 left until they are asked for
              breaking FIELD_REMOVED Query.a: is gone
              safe FIELD_ADDED Query.b: is new
              affected: Cart (used 120 times) fails: GRAPHQL_VALIDATION_FAILED: no field a; no field b
                for FIELD_REMOVED Query.a
              affected: sha256:ef (used once) costs more: 3 fetches in 2 stages instead of 2 fetches in 1 stage
              drain: 14 requests in flight on epoch 6, until 2030-01-01T00:00:35Z at the latest
              probation: until 2030-01-01T00:01:00Z; revision 12 stands by
            """);
  }

  @Test
  void saysWhichShareOfTheRequestsACanaryHas() throws IOException {
    assertThat(
            text(
                """
                {"status": "ACTIVATED", "revision": 13, "previousRevision": 12,
                 "probation": {"until": "2030-01-01T00:01:00Z", "standbyRevision": 12,
                   "canary": {"percent": 5, "until": "2030-01-01T00:00:30Z"},
                   "warning": "planning takes 900 ms"}}
                """))
        .isEqualTo(
            """
            activated: revision 13, in place of revision 12
              probation: until 2030-01-01T00:01:00Z; revision 12 stands by
              canary: 5 % of the requests, until 2030-01-01T00:00:30Z
              warning: planning takes 900 ms
            """);
    assertThat(
            text(
                """
                {"status": "PROMOTED", "revision": 13,
                 "probation": {"until": "2030-01-01T00:01:00Z", "standbyRevision": 12,
                   "canary": {"percent": 50, "until": null}}}
                """))
        .startsWith("promoted: all requests take revision 13\n")
        .endsWith("  canary: 50 % of the requests, until interlock promote\n");
  }

  @Test
  void saysHowACallEndsThatNobodyWaitsFor() throws IOException {
    assertThat(text("{\"ok\": true, \"status\": \"QUEUED\", \"operationId\": \"01J\"}"))
        .isEqualTo("under way: interlock history shows how 01J ends\n");
  }

  @Test
  void namesTheFirstOfManyAffectedOperations() throws IOException {
    String operations =
        IntStream.range(0, 23)
            .mapToObj(i ->
                "{\"name\": \"O%d\", \"uses\": 1, \"effect\": \"FAILS\", \"code\": \"C\"}"
                    .formatted(i))
            .collect(Collectors.joining(","));

    assertThat(text("{\"status\": \"ACTIVATED\", \"affectedOperations\": [" + operations + "]}"))
        .contains("  affected: O19 (used once) fails: C: \n")
        .doesNotContain("O20")
        .endsWith("  affected: and 3 more, see --format json\n");
  }

  @Test
  void noTextOfTheRouterBeginsALineOrMovesTheCursor() {
    assertThat(Printable.of("a\n::error::b\r\u001b[2Jc\u009b1A"))
        .isEqualTo("a\n  | ::error::b??[2Jc?1A");
  }

  private static String text(String json) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    PrintStream stream = new PrintStream(out, true, StandardCharsets.UTF_8);
    new ChangeText(stream).print(new ObjectMapper().readTree(json));
    return out.toString(StandardCharsets.UTF_8);
  }
}
