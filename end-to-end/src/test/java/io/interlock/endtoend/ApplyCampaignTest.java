package io.interlock.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;

/// Applies that alternate two schemas under a steady load. Every answer is checked; afterwards the
/// router holds what it held before. In full also what the applies cost the requests, beside a
/// control: the same applies at the same pace in another process of the machine.
final class ApplyCampaignTest {
  private static final int CONNECTIONS = Campaign.size("connections", 8, 50);
  private static final int ROUNDS = Campaign.size("rounds", 2, 10);
  private static final int APPLIES = Campaign.size("applies", 10, 100);
  private static final Duration PERIOD = Duration.ofMillis(Campaign.size("periodMillis", 0, 200));
  private static final Duration BETWEEN = Duration.ofMillis(Campaign.size("betweenMillis", 0, 100));

  private static final String APPLYING = "applies";
  private static final String CONTROL = "applies elsewhere";
  private static final String QUIET = "no applies";

  private final Campaign report = new Campaign("applies");

  @Test
  void case37WhatTheRouterHoldsIsBackAfterAppliesUnderLoad() {
    try (TwoSchemas subgraphs = new TwoSchemas();
        Router router = Router.serving(subgraphs.config());
        Load load = new Load(router.port(), CONNECTIONS, PERIOD, TwoSchemas.questions())) {
      load.phase("warming");
      apply(router, subgraphs);
      Vitals before = resting(router, load);
      double misses = router.metric("operation_cache_total{outcome=\"miss\"}");

      if (Campaign.isFull()) {
        besideControl(router, subgraphs, load);
      } else {
        load.phase(APPLYING);
        for (int i = 0; i < ROUNDS; i++) {
          apply(router, subgraphs);
        }
      }

      Vitals after = resting(router, load);
      double coldPlans = router.metric("operation_cache_total{outcome=\"miss\"}") - misses;
      load.close();
      tell(load, before, after, coldPlans);
      assertThat(load.wrong()).as("wrong answers").isEmpty();
      assertThat(load.nanos(APPLYING).length).isGreaterThan(ROUNDS * CONNECTIONS);
      assertThat(coldPlans).as("operations prepared while a client waited").isZero();
      assertThat(after).matches(v -> v.isBackAt(before, CONNECTIONS), "back at " + before);
    }
  }

  /// Rounds, so that what else the machine does meanwhile meets all phases alike.
  private static void besideControl(Router router, TwoSchemas subgraphs, Load load) {
    try (TwoSchemas others = new TwoSchemas();
        Router twin = Router.serving(others.config())) {
      apply(twin, others);
      for (int i = 0; i < ROUNDS; i++) {
        load.phase(QUIET);
        LockSupport.parkNanos(BETWEEN.toNanos() * APPLIES);
        load.phase(APPLYING);
        apply(router, subgraphs);
        load.phase(CONTROL);
        apply(twin, others);
      }
    }
  }

  private static void apply(Router router, TwoSchemas subgraphs) {
    for (int i = 0; i < APPLIES; i++) {
      subgraphs.change();
      Answer apply = router.post("/two/apply", "");
      assertThat(apply.text("/status")).as(apply.body()).isEqualTo("ACTIVATED");
      LockSupport.parkNanos(BETWEEN.toNanos());
    }
  }

  /// Pauses the load; the connections stay.
  private static Vitals resting(Router router, Load load) {
    load.phase(null);
    router.await(
        "rid of old engines", () -> router.get("/gateway/health").number("/engine/retired") == 0);
    return Vitals.of(router);
  }

  private void tell(Load load, Vitals before, Vitals after, double coldPlans) {
    report.say("# %d connections, %d applies\n", CONNECTIONS, ROUNDS * APPLIES);
    report.say(
        "One request per connection every %d ms, an apply %d ms after the last, %d rounds.\n",
        PERIOD.toMillis(), BETWEEN.toMillis(), ROUNDS);
    report.say("| | requests | p50 ms | p99 ms | p99.9 ms | longest ms |");
    report.say("| --- | --- | --- | --- | --- | --- |");
    for (String phase : List.of(QUIET, APPLYING, CONTROL)) {
      long[] nanos = load.nanos(phase);
      if (nanos.length > 0) {
        report.say(
            "| %s | %d | %.2f | %.2f | %.2f | %.2f |",
            phase,
            nanos.length,
            millis(nanos, 0.5),
            millis(nanos, 0.99),
            millis(nanos, 0.999),
            millis(nanos, 1));
      }
    }
    report.say("");
    report.goal(
        load.wrong().isEmpty(), "%d answers failed or mixed two schemas", load.wrong().size());
    report.goal(coldPlans == 0, "%.0f operations were prepared while a client waited", coldPlans);
    report.goal(after.isBackAt(before, CONNECTIONS), "before %s, after %s", before, after);
    if (Campaign.isFull()) {
      double quiet = millis(load.nanos(QUIET), 0.99);
      double applying = millis(load.nanos(APPLYING), 0.99);
      report.goal(
          applying <= 1.5 * quiet,
          "p99 during applies is %.2f times that without, at most 1.5; elsewhere it is %.2f times",
          applying / quiet,
          millis(load.nanos(CONTROL), 0.99) / quiet);
    }
    report.write();
  }

  private static double millis(long[] nanos, double share) {
    return nanos.length == 0
        ? Double.NaN
        : nanos[(int) Math.min(nanos.length - 1, nanos.length * share)] / 1e6;
  }
}
