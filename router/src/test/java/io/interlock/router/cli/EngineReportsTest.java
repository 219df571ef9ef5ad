package io.interlock.router.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.interlock.router.config.SchemaConfig;
import io.interlock.router.engine.ManualClock;
import io.interlock.router.engine.TestEngines;
import io.interlock.router.lifecycle.Probation;
import io.interlock.router.telemetry.Metrics;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class EngineReportsTest {
  @Test
  void countsPlansThatAreKnownAndThatAreMade() {
    Metrics metrics = Metrics.create();
    EngineReports reports =
        new EngineReports(
            metrics,
            new Probation(
                new SchemaConfig.Probation(Duration.ZERO, 0, Duration.ZERO, true, 100),
                new ManualClock(),
                metrics));

    reports.planned(TestEngines.engine("a", reports), 2_000_000_000L);
    reports.planKnown();
    reports.planKnown();

    assertThat(metrics.exposition())
        .contains("plan_cache_total{outcome=\"miss\"} 1")
        .contains("plan_cache_total{outcome=\"hit\"} 2")
        .contains("planning_seconds_sum 2");
  }
}
