package io.interlock.router.telemetry;

import io.prometheus.metrics.core.datapoints.CounterDataPoint;
import io.prometheus.metrics.core.datapoints.DistributionDataPoint;
import io.prometheus.metrics.core.datapoints.GaugeDataPoint;
import io.prometheus.metrics.expositionformats.PrometheusTextFormatWriter;
import io.prometheus.metrics.instrumentation.jvm.JvmMetrics;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReferenceArray;

/// Every figure of one router. What is counted per request costs a few uncontended adds: the label
/// children are resolved once.
///
/// Thread-safe.
public final class Metrics {

  /// The content type of {@link #exposition}.
  public static final String CONTENT_TYPE = PrometheusTextFormatWriter.CONTENT_TYPE;

  /// HTTP statuses lie in 100 to 599.
  private static final int STATUSES = 600;

  private final PrometheusRegistry registry = new PrometheusRegistry();
  private final RequestInstruments requests;
  private final SchemaInstruments schema;
  private final GaugeDataPoint inFlight;
  private final DistributionDataPoint[] secondsByKind;
  private final AtomicReferenceArray<CounterDataPoint> requestsByKindAndStatus;
  private final CounterDataPoint deduplicated;
  private final CounterDataPoint cacheHits;
  private final CounterDataPoint cacheMisses;
  private final DistributionDataPoint planSeconds;
  private final CounterDataPoint planSearchCuts;
  private final CounterDataPoint planHits;
  private final CounterDataPoint planMisses;
  private final DistributionDataPoint planningSeconds;
  private final Map<String, SubgraphMetrics> subgraphs = new ConcurrentHashMap<>();
  private volatile EngineFigures engines = EngineFigures.NONE;
  private boolean isMachineObserved; // guarded by this

  private Metrics() {
    requests = RequestInstruments.register(registry);
    schema = SchemaInstruments.register(registry, () -> engines);
    inFlight = requests.inFlight().labelValues();
    secondsByKind =
        Arrays.stream(RequestKind.values())
            .map(kind -> requests.seconds().labelValues(kind.label()))
            .toArray(DistributionDataPoint[]::new);
    requestsByKindAndStatus = new AtomicReferenceArray<>(RequestKind.values().length * STATUSES);
    deduplicated = requests.deduplicated().labelValues();
    cacheHits = requests.cacheLookUps().labelValues("hit");
    cacheMisses = requests.cacheLookUps().labelValues("miss");
    planSeconds = requests.planSeconds().labelValues();
    planSearchCuts = requests.planSearchCuts().labelValues();
    planHits = requests.planLookUps().labelValues("hit");
    planMisses = requests.planLookUps().labelValues("miss");
    planningSeconds = requests.planningSeconds().labelValues();
  }

  /// Figures of the router and of the Java machine that it runs on.
  public static Metrics create() {
    return new Metrics();
  }

  /// Hot path: per request. A client's GraphQL request is being answered.
  public void requestStarted() {
    inFlight.inc();
  }

  /// Hot path: per request. The request that {@link #requestStarted} counted has ended.
  ///
  /// @param status the HTTP status that was sent; 499 when the client left before
  /// @param nanos from the request's first byte to the answer's last
  public void requestFinished(RequestKind kind, int status, long nanos) {
    inFlight.dec();
    secondsByKind[kind.ordinal()].observe(nanos / 1e9);
    requests(kind, status).inc();
  }

  /// A client's query waits for the result of an identical one instead of being executed.
  public void requestDeduplicated() {
    deduplicated.inc();
  }

  /// The figures of a subgraph; the same object for the same name.
  public SubgraphMetrics subgraph(String name) {
    return subgraphs.computeIfAbsent(name, key -> new SubgraphMetrics(requests, key));
  }

  /// Hot path: per request. The operation's text was prepared already.
  public void operationCacheHit() {
    cacheHits.inc();
  }

  /// The operation's text has to be prepared.
  public void operationCacheMiss() {
    cacheMisses.inc();
  }

  /// An operation was parsed, validated, planned and compiled, or refused on the way.
  public void operationPrepared(long nanos) {
    planSeconds.observe(nanos / 1e9);
  }

  /// An operation has the best plan that was found within the budget of the search.
  public void planSearchCut() {
    planSearchCuts.inc();
  }

  /// A text that had to be prepared has a plan that was known already.
  public void planCacheHit() {
    planHits.inc();
  }

  /// A text that had to be prepared was planned and compiled, in so much time.
  public void planCacheMiss(long nanos) {
    planMisses.inc();
    planningSeconds.observe(nanos / 1e9);
  }

  /// Says where the gauges about engines read their values.
  public void observeEngines(EngineFigures figures) {
    engines = figures;
  }

  /// A schema change has its answer.
  ///
  /// @param service the service, or `*` for several
  /// @param trigger for example `apply`, `startup`
  /// @param code the answer's status or error code, for example `ACTIVATED`
  public void applyFinished(String service, String trigger, String code) {
    schema.applies().labelValues(service, trigger, code).inc();
  }

  /// Something speaks against a schema on probation.
  public void probationFault(String kind) {
    schema.probationFaults().labelValues(kind).inc();
  }

  /// A look for newer schemas has ended.
  ///
  /// @param outcome for example `unchanged`
  public void polled(String outcome) {
    schema.polls().labelValues(outcome).inc();
  }

  /// A step of a schema change has ended.
  ///
  /// @param step for example `fetch`, `compose`, `build`, `swap`
  public void applyStep(String step, long nanos) {
    schema.applySeconds().labelValues(step).observe(nanos / 1e9);
  }

  /// A try to fetch an SDL has ended.
  ///
  /// @param outcome for example `OK`, `TIMEOUT`
  public void fetchAttempt(String service, String outcome) {
    schema.fetchAttempts().labelValues(service, outcome).inc();
  }

  /// A retired engine was closed while requests still held it.
  public void engineForcedClose() {
    schema.forcedCloses().inc();
  }

  /// An earlier engine serves again.
  ///
  /// @param cause for example `manual`
  public void rolledBack(String cause) {
    schema.rollbacks().labelValues(cause).inc();
  }

  /// A new engine serves.
  ///
  /// @param carried texts of operations that it took over as they were
  /// @param replanned texts that it prepared anew
  /// @param left texts that it will prepare when they are asked for
  public void operationsTakenOver(int carried, int replanned, int left) {
    schema.operations().labelValues("carried").inc(carried);
    schema.operations().labelValues("replanned").inc(replanned);
    schema.operations().labelValues("left").inc(left);
  }

  /// The store could not do something.
  ///
  /// @param kind for example `unavailable`, `damaged`
  public void storeFailed(String kind) {
    schema.storeErrors().labelValues(kind).inc();
  }

  /// All figures in the Prometheus text format, of the type {@link #CONTENT_TYPE}.
  public String exposition() {
    observeMachine();
    ByteArrayOutputStream out = new ByteArrayOutputStream(16_384);
    try {
      new PrometheusTextFormatWriter(false).write(out, registry.scrape());
    } catch (IOException e) {
      throw new UncheckedIOException("a byte array cannot fail to be written", e);
    }
    return out.toString(StandardCharsets.UTF_8);
  }

  /// The Java machine's own figures cost a tenth of a start, so they wait until somebody looks.
  private synchronized void observeMachine() {
    if (!isMachineObserved) {
      isMachineObserved = true;
      JvmMetrics.builder().register(registry);
    }
  }

  private CounterDataPoint requests(RequestKind kind, int status) {
    int bounded = status < 0 || status >= STATUSES ? 0 : status;
    int index = kind.ordinal() * STATUSES + bounded;
    CounterDataPoint known = requestsByKindAndStatus.get(index);
    if (known != null) {
      return known;
    }
    CounterDataPoint resolved =
        requests.requests().labelValues(kind.label(), Integer.toString(bounded));
    requestsByKindAndStatus.set(index, resolved);
    return resolved;
  }
}
