package io.interlock.router.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.interlock.router.telemetry.Metrics;
import org.junit.jupiter.api.Test;

class EngineReportsTest {
  @Test
  void countsPlansThatAreKnownAndThatAreMade() {
    Metrics metrics = Metrics.create();
    EngineReports reports = new EngineReports(metrics);

    reports.planned(2_000_000_000L);
    reports.planKnown();
    reports.planKnown();

    assertThat(metrics.exposition())
        .contains("plan_cache_total{outcome=\"miss\"} 1")
        .contains("plan_cache_total{outcome=\"hit\"} 2")
        .contains("planning_seconds_sum 2");
  }
}
