package io.interlock.router.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class MetricsTest {

  private final Metrics metrics = Metrics.create();

  @Test
  void countsRequestsByKindAndStatus() {
    metrics.requestStarted();
    metrics.requestStarted();
    metrics.requestFinished(RequestKind.QUERY, 200, TimeUnit.MILLISECONDS.toNanos(3));

    assertThat(metrics.exposition())
        .contains("http_requests_total{kind=\"query\",status=\"200\"} 1.0")
        .contains("http_requests_in_flight 1.0")
        .contains("http_request_seconds_bucket{kind=\"query\",le=\"0.0025\"} 0")
        .contains("http_request_seconds_bucket{kind=\"query\",le=\"0.005\"} 1");
  }

  @Test
  void countsAStatusThatIsNoneAsZero() {
    metrics.requestFinished(RequestKind.UNKNOWN, 7000, 0);

    assertThat(metrics.exposition())
        .contains("http_requests_total{kind=\"unknown\",status=\"0\"} 1.0");
  }

  @Test
  void countsSubgraphRequestsByHowTheyEnded() {
    metrics.subgraph("products").started();
    metrics.subgraph("products").finished(SubgraphOutcome.TIMEOUT, 1);

    assertThat(metrics.exposition())
        .contains("subgraph_requests_total{outcome=\"timeout\",subgraph=\"products\"} 1.0")
        .contains("subgraph_requests_total{outcome=\"answered\",subgraph=\"products\"} 0.0")
        .contains("subgraph_requests_in_flight{subgraph=\"products\"} 0.0");
  }

  @Test
  void countsSchemaChanges() {
    metrics.applyFinished("products", "apply", "ACTIVATED");
    metrics.applyStep("compose", TimeUnit.SECONDS.toNanos(1));
    metrics.fetchAttempt("products", "OK");
    metrics.engineForcedClose();
    metrics.rolledBack("manual");

    assertThat(metrics.exposition())
        .contains(
            "schema_apply_total{code=\"ACTIVATED\",service=\"products\",trigger=\"apply\"} 1.0")
        .contains("schema_apply_seconds_sum{step=\"compose\"} 1.0")
        .contains("schema_fetch_attempts_total{outcome=\"OK\",service=\"products\"} 1.0")
        .contains("engine_forced_close_total 1.0")
        .contains("schema_rollback_total{cause=\"manual\"} 1.0");
  }

  @Test
  void readsTheEnginesFiguresWhenAsked() {
    assertThat(metrics.exposition()).contains("gateway_revision 0.0");

    metrics.observeEngines(new SomeFigures());

    assertThat(metrics.exposition())
        .contains("gateway_revision 13.0")
        .contains("gateway_epoch 7.0")
        .contains("engine_leases{epoch_age=\"current\",kind=\"request\"} 5.0")
        .contains("engine_leases{epoch_age=\"retired\",kind=\"request\"} 2.0")
        .contains("engine_retired 1.0")
        .contains("operation_cache_size 40.0")
        .contains("plan_cache_size 30.0");
  }

  @Test
  void showsTheCacheAndTheJavaMachine() {
    metrics.operationCacheHit();
    metrics.operationCacheMiss();
    metrics.operationPrepared(1);
    metrics.planSearchCut();
    metrics.planCacheHit();
    metrics.planCacheMiss(1);

    assertThat(metrics.exposition())
        .contains("operation_cache_total{outcome=\"hit\"} 1.0")
        .contains("operation_cache_total{outcome=\"miss\"} 1.0")
        .contains("plan_seconds_count 1")
        .contains("plan_search_cut_total 1.0")
        .contains("plan_cache_total{outcome=\"hit\"} 1.0")
        .contains("plan_cache_total{outcome=\"miss\"} 1.0")
        .contains("planning_seconds_count 1")
        .contains("jvm_memory_used_bytes");
  }

  @Test
  void twoRoutersInOneProcessDoNotMix() {
    metrics.operationCacheHit();

    assertThat(Metrics.create().exposition())
        .contains("operation_cache_total{outcome=\"hit\"} 0.0");
  }

  private record SomeFigures() implements EngineFigures {

    @Override
    public long revision() {
      return 13;
    }

    @Override
    public long epoch() {
      return 7;
    }

    @Override
    public long currentLeases() {
      return 5;
    }

    @Override
    public long retiredLeases() {
      return 2;
    }

    @Override
    public long retiredEngines() {
      return 1;
    }

    @Override
    public long cachedOperations() {
      return 40;
    }

    @Override
    public long cachedPlans() {
      return 30;
    }
  }
}
