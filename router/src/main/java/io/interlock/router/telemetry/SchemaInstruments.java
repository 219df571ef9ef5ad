package io.interlock.router.telemetry;

import io.prometheus.metrics.core.metrics.Counter;
import io.prometheus.metrics.core.metrics.GaugeWithCallback;
import io.prometheus.metrics.core.metrics.Histogram;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.util.function.Supplier;
import java.util.function.ToLongFunction;

/// The instruments of schema changes, and the gauges about engines.
record SchemaInstruments(
    Counter applies,
    Histogram applySeconds,
    Counter fetchAttempts,
    Counter forcedCloses,
    Counter rollbacks,
    Counter operations,
    Counter probationFaults,
    Counter polls,
    Counter storeErrors) {

  /// Upper bounds in seconds: up to the default limit of an apply.
  private static final double[] STEPS = {
    0.001, 0.005, 0.01, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60, 120
  };

  static SchemaInstruments register(PrometheusRegistry registry, Supplier<EngineFigures> engines) {
    registerGauges(registry, engines);
    return new SchemaInstruments(
        Counter.builder()
            .name("schema_apply_total")
            .help("Schema changes that were asked for, by service, trigger and result")
            .labelNames("service", "trigger", "code")
            .register(registry),
        Histogram.builder()
            .name("schema_apply_seconds")
            .help("Time of each step of a schema change")
            .labelNames("step")
            .classicOnly()
            .classicUpperBounds(STEPS)
            .register(registry),
        Counter.builder()
            .name("schema_fetch_attempts_total")
            .help("Tries to fetch an SDL")
            .labelNames("service", "outcome")
            .register(registry),
        Counter.builder()
            .name("engine_forced_close_total")
            .help("Retired engines that were closed while requests still used them")
            .register(registry),
        Counter.builder()
            .name("schema_rollback_total")
            .help("Returns to an earlier engine")
            .labelNames("cause")
            .register(registry),
        Counter.builder()
            .name("schema_operations_total")
            .help("Texts of operations at schema changes, by what became of them")
            .labelNames("outcome")
            .register(registry),
        Counter.builder()
            .name("probation_faults_total")
            .help("What speaks against schemas on probation")
            .labelNames("class")
            .register(registry),
        Counter.builder()
            .name("schema_polls_total")
            .help("Looks for newer schemas of services")
            .labelNames("outcome")
            .register(registry),
        Counter.builder()
            .name("store_errors_total")
            .help("What the store could not do")
            .labelNames("kind")
            .register(registry));
  }

  private static void registerGauges(PrometheusRegistry registry, Supplier<EngineFigures> engines) {
    gauge(
        registry, engines, "gateway_revision", "The revision that serves", EngineFigures::revision);
    gauge(registry, engines, "gateway_epoch", "The epoch that serves", EngineFigures::epoch);
    gauge(
        registry,
        engines,
        "engine_retired",
        "Engines that are retired and not yet closed",
        EngineFigures::retiredEngines);
    gauge(
        registry,
        engines,
        "operation_cache_size",
        "Texts of prepared operations of the engine that serves",
        EngineFigures::cachedOperations);
    gauge(
        registry,
        engines,
        "plan_cache_size",
        "Plans of the engine that serves",
        EngineFigures::cachedPlans);
    GaugeWithCallback.builder()
        .name("engine_leases")
        .help("Requests that hold an engine")
        .labelNames("epoch_age", "kind")
        .callback(callback -> {
          callback.call(engines.get().currentLeases(), "current", "request");
          callback.call(engines.get().retiredLeases(), "retired", "request");
        })
        .register(registry);
  }

  private static void gauge(
      PrometheusRegistry registry,
      Supplier<EngineFigures> engines,
      String name,
      String help,
      ToLongFunction<EngineFigures> figure) {
    GaugeWithCallback.builder()
        .name(name)
        .help(help)
        .callback(callback -> callback.call(figure.applyAsLong(engines.get())))
        .register(registry);
  }
}
