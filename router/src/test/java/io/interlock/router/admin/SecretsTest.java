package io.interlock.router.admin;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/// What must not be told: the token to anybody, an SDL to whoever reads logs and histories.
class SecretsTest {
  private static final String TOKEN = "t0ken-of-the-router";
  private static final String MARK = "nobody-else-s-business";

  private final AdminWorld world = new AdminWorld(TOKEN);
  private final Logger logger = (Logger) LoggerFactory.getLogger("io.interlock");
  private final ListAppender<ILoggingEvent> log = new ListAppender<>();
  private final List<String> told = new ArrayList<>();
  private Level before;

  @BeforeEach
  void readTheLog() {
    before = logger.getLevel();
    logger.setLevel(Level.TRACE);
    log.start();
    logger.addAppender(log);
  }

  @AfterEach
  void leaveTheLog() {
    logger.detachAppender(log);
    logger.setLevel(before);
  }

  @Test
  void case84NeitherATokenNorAnSdlIsInLogHistoryEventsOrFigures() throws Exception {
    TestStream events =
        TestExchange.get("/gateway/events")
            .header("Authorization", bearer())
            .streamFrom(world.handler);
    events.await(": interlock");

    assertThat(push("type Query { a2: String }")).isEqualTo(200);
    assertThat(push("type Query { bad: String }")).isEqualTo(422);
    assertThat(push("type Query { fault: String }")).isEqualTo(500);
    assertThat(push("x".repeat(1_100))).isEqualTo(413);
    assertThat(
            TestExchange.post("/a/apply")
                .header("Authorization", bearer() + "x")
                .sendTo(world.handler)
                .status())
        .isEqualTo(401);
    events.await("schema.rejected");

    tell(get("/gateway/history"));
    tell(get("/gateway/health"));
    tell(get("/gateway/engines"));
    tell(get("/metrics"));
    told.add(events.text());
    log.list.forEach(e -> told.add(e.getFormattedMessage() + e.getKeyValuePairs()));
    assertThat(log.list).as("something is logged").hasSizeGreaterThan(2);
    assertThat(told).noneMatch(text -> text.contains(TOKEN)).noneMatch(text -> text.contains(MARK));
  }

  private int push(String sdl) {
    String body =
        JsonNodeFactory.instance.objectNode().put("sdl", "# " + MARK + "\n" + sdl).toString();
    TestExchange.Answer answer =
        TestExchange.post("/a/apply")
            .body(body)
            .header("Authorization", bearer())
            .sendTo(world.handler);
    tell(answer);
    return answer.status();
  }

  private TestExchange.Answer get(String path) {
    return TestExchange.get(path).header("Authorization", bearer()).sendTo(world.handler);
  }

  private void tell(TestExchange.Answer answer) {
    told.add(answer.body());
    told.add(answer.headers().toString());
  }

  private static String bearer() {
    return "Bearer " + TOKEN;
  }
}
