package io.interlock.router.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.interlock.router.engine.EngineObserver;
import io.interlock.router.engine.PlanFault;
import java.io.IOException;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Clients of a canary: whoever authorizes itself alike sees one schema.
class CanaryRequestsTest {
  private static final String OLD = "{ me { name rating } }";
  private static final String NEW = "{ me { name score } }";
  private static final int CLIENTS = 40;

  private TestRouter router;

  @BeforeEach
  void start() throws IOException {
    router =
        TestRouter.start(
            TestRouter.ACCOUNTS,
            TestRouter.REVIEWS,
            "schema: { canary: [{ percent: 50, for: hold }] }");
    router.slot.swap(
        router.engine(sdl -> sdl.replace("rating", "score"), EngineObserver.NONE, PlanFault.NONE));
  }

  @AfterEach
  void close() {
    router.close();
  }

  @Test
  void aClientSeesOneSchemaByItsAuthorization() {
    Set<Integer> canary = new HashSet<>();
    for (int i = 0; i < CLIENTS; i++) {
      String header = "Authorization: Bearer " + i + "\r\n";
      if (isAnswered(NEW, header)) {
        canary.add(i);
      }
    }
    assertThat(canary).hasSizeBetween(10, 30);

    for (int i = 0; i < CLIENTS; i++) {
      String header = "Authorization: Bearer " + i + "\r\nX-Request-Id: again-" + i + "\r\n";
      assertThat(isAnswered(NEW, header)).isEqualTo(canary.contains(i));
      assertThat(isAnswered(OLD, header)).isEqualTo(!canary.contains(i));
    }
  }

  @Test
  void otherRequestsDrawByTheirId() {
    int canary = 0;
    for (int i = 0; i < CLIENTS; i++) {
      String header = "X-Request-Id: request-" + i + "\r\n";
      boolean isNew = isAnswered(NEW, header);
      assertThat(isAnswered(OLD, header)).isEqualTo(!isNew);
      canary += isNew ? 1 : 0;
    }
    assertThat(canary).isBetween(10, 30);
  }

  @Test
  void afterThePromotionAllSeeTheNewSchema() {
    router.slot.promote();

    for (int i = 0; i < CLIENTS; i++) {
      assertThat(isAnswered(NEW, "Authorization: Bearer " + i + "\r\n")).isTrue();
    }
  }

  private boolean isAnswered(String query, String headers) {
    String body =
        router
            .post("{\"query\":\"" + query + "\"}", "Content-Type: application/json\r\n" + headers)
            .body();
    boolean isInvalid = body.contains("GRAPHQL_VALIDATION_FAILED");
    assertThat(isInvalid || body.contains("\"name\":\"Ada\"")).as(body).isTrue();
    return !isInvalid;
  }
}
