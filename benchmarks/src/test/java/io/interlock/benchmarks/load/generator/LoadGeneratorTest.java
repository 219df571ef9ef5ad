package io.interlock.benchmarks.load.generator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.interlock.benchmarks.load.http.MemoisingServer;
import io.interlock.benchmarks.load.http.Origin;
import io.interlock.benchmarks.load.http.Transport;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.HdrHistogram.Histogram;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class LoadGeneratorTest {

  private static final String RIGHT = "{\"data\":{\"a\":1}}";

  private final ExecutorService origins = Executors.newSingleThreadExecutor();
  private final Transport transport = new Transport("test", 1);

  @AfterEach
  void stop() {
    origins.shutdownNow();
    transport.close();
  }

  @Test
  void countsEveryRequestThatWasAnsweredRightly() throws Exception {
    try (LoadGenerator generator = start(request -> bytes(RIGHT), new Schedule.Closed(), 100)) {
      generator.finished().get();

      assertThat(generator.latencies().take().getTotalCount()).isEqualTo(100);
      assertThat(generator.failure()).isNotDone();
    }
  }

  @Test
  void tellsTheFirstWrongAnswerAndWhatWasAsked() {
    Origin wrong = request -> bytes("{\"data\":{\"a\":2}}");

    try (LoadGenerator generator = start(wrong, new Schedule.Closed(), 100)) {
      assertThatThrownBy(() -> generator.failure().get())
          .hasMessageContaining("a wrong answer to {\"query\":\"{ a }\"}")
          .hasMessageContaining("got 200 {\"data\":{\"a\":2}}");
    }
  }

  @Test
  void anOpenLoopCountsTheTimeThatARequestWaitedForAConnection() throws Exception {
    long halfAMinuteAgo = System.nanoTime() - TimeUnit.SECONDS.toNanos(30);

    try (LoadGenerator generator =
        start(request -> bytes(RIGHT), new Schedule.Open(1, halfAMinuteAgo), 10)) {
      generator.finished().get();

      Histogram latencies = generator.latencies().take();
      assertThat(latencies.getTotalCount()).isEqualTo(10);
      assertThat(latencies.getMaxValue()).isGreaterThanOrEqualTo(TimeUnit.SECONDS.toNanos(29));
      assertThat(latencies.getMinValue()).isGreaterThanOrEqualTo(TimeUnit.SECONDS.toNanos(20));
    }
  }

  private LoadGenerator start(Origin origin, Schedule schedule, long limit) {
    MemoisingServer server = new MemoisingServer(transport, origins, origin);
    ClientRequest request =
        new ClientRequest(bytes("{\"query\":\"{ a }\"}"), new ExpectedAnswer(bytes(RIGHT)));
    return LoadGenerator.start(
        transport, URI.create(server.url()), Traffic.cycle(List.of(request)), 2, schedule, limit);
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
