package io.interlock.benchmarks.load;

import io.interlock.benchmarks.load.generator.LoadGenerator;
import io.interlock.benchmarks.load.generator.Schedule;
import io.interlock.benchmarks.load.generator.Traffic;
import io.interlock.benchmarks.load.http.Transport;
import io.interlock.benchmarks.load.router.JavaHeap;
import io.interlock.benchmarks.load.router.RunningRouter;
import io.interlock.benchmarks.load.site.RunningShop;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.HdrHistogram.Histogram;
import org.jspecify.annotations.Nullable;

/// Puts one router under the load of one operation.
final class LoadRun {

  /// Before each round is measured, the load is on for so long.
  private static final Duration LEAD_IN = Duration.ofSeconds(1);

  private final Transport transport;
  private final RunningShop shop;
  private final RunningRouter router;
  private final Traffic traffic;
  private final int connections;
  private final @Nullable JavaHeap heap;

  /// @param heap the router's, if what it allocates is to be counted
  LoadRun(
      Transport transport,
      RunningShop shop,
      RunningRouter router,
      Traffic traffic,
      int connections,
      @Nullable JavaHeap heap) {
    this.transport = transport;
    this.shop = shop;
    this.router = router;
    this.traffic = traffic;
    this.connections = connections;
    this.heap = heap;
  }

  /// Sends every request once, so that subgraphs have answered what they will be asked, then keeps
  /// the load up.
  void warmUp(Duration duration) throws InterruptedException {
    if (traffic.distinct() > 0) {
      try (LoadGenerator generator = generate(new Schedule.Closed(), traffic.distinct())) {
        generator.finished().get();
      } catch (ExecutionException e) {
        throw wrong(e);
      }
    }
    try (LoadGenerator generator = generate(new Schedule.Closed(), Long.MAX_VALUE)) {
      keepUp(generator, duration);
    }
  }

  /// Measures with as many requests as the connections carry.
  Measurement closedLoop(Duration duration) throws InterruptedException {
    return measure(new Schedule.Closed(), duration);
  }

  /// Measures with requests at a constant rate; latencies count from when a request was due.
  Measurement openLoop(double requestsPerSecond, Duration duration) throws InterruptedException {
    return measure(new Schedule.Open(requestsPerSecond, System.nanoTime()), duration);
  }

  /// Measures the next requests of as many connections, however long they take.
  Measurement next(long requests) throws InterruptedException {
    try (LoadGenerator generator = generate(new Schedule.Closed(), requests)) {
      Window window = new Window(generator);
      generator.finished().get();
      return window.figures();
    } catch (ExecutionException e) {
      throw wrong(e);
    }
  }

  /// As {@link #closedLoop}, from the first request on.
  Measurement closedLoopAtOnce(Duration duration) throws InterruptedException {
    try (LoadGenerator generator = generate(new Schedule.Closed(), Long.MAX_VALUE)) {
      Window window = new Window(generator);
      keepUp(generator, duration);
      return window.figures();
    }
  }

  private Measurement measure(Schedule schedule, Duration duration) throws InterruptedException {
    try (LoadGenerator generator = generate(schedule, Long.MAX_VALUE)) {
      keepUp(generator, LEAD_IN);
      generator.latencies().take();
      generator.delays().take();
      Window window = new Window(generator);
      keepUp(generator, duration);
      return window.figures();
    }
  }

  /// What is counted from its making on.
  private final class Window {
    private final LoadGenerator generator;
    private final long asked = shop.requests();
    private final long missed = shop.misses();
    private final long used = router.tree().cpuMicros();
    private final long begin = System.nanoTime();
    private final long allocated = allocatedBytes();

    Window(LoadGenerator generator) {
      this.generator = generator;
      router.tree().forgetPeak();
    }

    Measurement figures() {
      final long allocatedNow = allocatedBytes();
      final long cpuMicros = router.tree().cpuMicros() - used;
      final double seconds = (System.nanoTime() - begin) / 1e9;
      Histogram latencies = generator.latencies().take();
      double requests = latencies.getTotalCount();
      double subgraphRequests = shop.requests() - asked;
      return new Measurement(
          requests / seconds,
          Measurement.millis(latencies, 50),
          Measurement.millis(latencies, 99),
          Measurement.millis(latencies, 99.9),
          Measurement.millis(latencies, 100),
          cpuMicros / requests,
          router.tree().peakResidentKib() / 1024.0,
          subgraphRequests / requests,
          100 * (shop.misses() - missed) / Math.max(1, subgraphRequests),
          Measurement.millis(generator.delays().take(), 99.9),
          heap == null ? Double.NaN : (allocatedNow - allocated) / requests);
    }
  }

  private long allocatedBytes() {
    return heap == null ? 0 : heap.allocatedBytes();
  }

  private LoadGenerator generate(Schedule schedule, long limit) {
    return LoadGenerator.start(transport, router.url(), traffic, connections, schedule, limit);
  }

  /// Waits; what goes wrong meanwhile ends the run.
  private void keepUp(LoadGenerator generator, Duration duration) throws InterruptedException {
    try {
      generator.failure().get(duration.toNanos(), TimeUnit.NANOSECONDS);
    } catch (TimeoutException e) {
      // so long nothing went wrong
    } catch (ExecutionException e) {
      throw wrong(e);
    }
  }

  private IllegalStateException wrong(ExecutionException e) {
    return new IllegalStateException(router.name() + ": " + e.getMessage() + router.said(), e);
  }
}
