package io.interlock.router.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

class RequestLogTest {

  private final Logger logger = (Logger) LoggerFactory.getLogger("interlock.request");
  private final ListAppender<ILoggingEvent> lines = new ListAppender<>();

  @BeforeEach
  void listen() {
    lines.start();
    logger.setLevel(Level.INFO);
    logger.setAdditive(false);
    logger.addAppender(lines);
  }

  @AfterEach
  void stopListening() {
    logger.detachAppender(lines);
    logger.setAdditive(true);
    logger.setLevel(null);
  }

  @Test
  void writesOneJsonObjectARequest() throws IOException {
    new RequestLog().write(entry(200, "Top\"Products", null));

    JsonNode line = new ObjectMapper().readTree(new JsonLines().encode(lines.list.getFirst()));
    assertThat(line.get("level").asText()).isEqualTo("INFO");
    assertThat(line.get("logger").asText()).isEqualTo("interlock.request");
    assertThat(line.get("id").asText()).isEqualTo("r-1");
    assertThat(line.get("status").asInt()).isEqualTo(200);
    assertThat(line.get("ms").asDouble()).isEqualTo(12.35);
    assertThat(line.get("operation").asText()).isEqualTo("Top\"Products");
    assertThat(line.has("code")).isFalse();
    assertThat(line.get("fetches").asInt()).isEqualTo(2);
    assertThat(line.get("sharedWith").asText()).isEqualTo("r-0");
  }

  @Test
  void aFailureIsAWarning() {
    new RequestLog().write(entry(504, null, "GATEWAY_TIMEOUT"));

    assertThat(lines.list.getFirst().getLevel()).isEqualTo(Level.WARN);
    assertThat(lines.list.getFirst().getKeyValuePairs().toString())
        .contains("code=\"GATEWAY_TIMEOUT\"")
        .doesNotContain("operation=");
  }

  @Test
  void writesNothingWhenTheLoggerIsOff() {
    logger.setLevel(Level.ERROR);

    new RequestLog().write(entry(200, null, null));

    assertThat(lines.list).isEmpty();
  }

  private static RequestEntry entry(int status, @Nullable String operation, @Nullable String code) {
    return new RequestEntry(
        "r-1",
        "POST",
        "/graphql",
        status,
        RequestKind.QUERY,
        operation,
        "sha256:00",
        12_345_678,
        100,
        2000,
        0,
        2,
        "r-0",
        7,
        "127.0.0.1",
        code);
  }
}
