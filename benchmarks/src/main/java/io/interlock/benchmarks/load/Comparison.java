package io.interlock.benchmarks.load;

import io.interlock.benchmarks.load.generator.Traffic;
import io.interlock.benchmarks.load.http.Transport;
import io.interlock.benchmarks.load.operation.Operation;
import io.interlock.benchmarks.load.router.JavaHeap;
import io.interlock.benchmarks.load.router.RouterKind;
import io.interlock.benchmarks.load.router.RunningRouter;
import io.interlock.benchmarks.load.site.RunningShop;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Runs operations against routers, in turns: of each operation every router has its first round,
/// then every router its second.
final class Comparison implements AutoCloseable {

  /// What a router is asked first, to see how long it takes to start.
  private static final String FIRST = "simple";

  private static final long FIRST_REQUESTS = 1_000;
  private static final Duration FIRST_SECONDS = Duration.ofSeconds(10);

  private final Settings settings;
  private final Report report;
  private final Path folder;
  private final Transport subgraphs = new Transport("subgraphs", 1);
  private final Transport clients = new Transport("clients", 1);
  private final RunningShop shop;

  Comparison(Settings settings, Report report) throws IOException {
    this.settings = settings;
    this.report = report;
    this.folder = Files.createTempDirectory("interlock-load-");
    this.shop = new RunningShop(subgraphs, folder);
  }

  void run(List<RouterKind> kinds, List<Operation> operations)
      throws IOException, InterruptedException {
    for (Operation operation : operations) {
      run(kinds, operation);
    }
  }

  private void run(List<RouterKind> kinds, Operation operation)
      throws IOException, InterruptedException {
    Traffic traffic = operation.traffic(shop.monolith());
    Traffic first = Operation.named(FIRST).orElseThrow().traffic(shop.monolith());
    List<RunningRouter> running = new ArrayList<>();
    List<Contender> contenders = new ArrayList<>();
    try {
      for (RouterKind kind : kinds) {
        if (kind.canServe(traffic)) {
          RunningRouter router = RunningRouter.start(kind, shop, List.of(first, traffic), folder);
          running.add(router);
          report.describe(router.name(), router.state());
          Duration start = router.awaitAnswer(first.request(0));
          contenders.add(new Contender(router, start, traffic));
        }
      }
      measure(operation, contenders);
    } finally {
      for (Contender contender : contenders) {
        contender.close();
      }
      running.forEach(RunningRouter::close);
    }
  }

  private void measure(Operation operation, List<Contender> contenders)
      throws InterruptedException {
    for (Contender contender : contenders) {
      if (settings.isFromStart()) {
        fromStart(operation, contender);
      }
      say(operation, contender, "warming up");
      contender.load.warmUp(settings.warmUp());
    }
    for (int round = 1; round <= settings.rounds(); round++) {
      for (Contender contender : contenders) {
        Measurement measured = contender.load.closedLoop(settings.round());
        contender.rounds.add(measured);
        say(operation, contender, measured.inShort());
      }
    }
    for (Contender contender : contenders) {
      Measurement median = Measurement.median(contender.rounds);
      report.add(operation.name(), contender.router.name(), contender.start, median);
    }
    if (settings.openLoop() > 0) {
      openLoop(operation, contenders);
    }
  }

  private void fromStart(Operation operation, Contender contender) throws InterruptedException {
    Measurement requests = contender.load.next(FIRST_REQUESTS);
    add(operation, ", first %,d requests".formatted(FIRST_REQUESTS), contender, requests);
    Measurement seconds = contender.load.closedLoopAtOnce(FIRST_SECONDS);
    add(operation, ", next %d s".formatted(FIRST_SECONDS.toSeconds()), contender, seconds);
  }

  private void openLoop(Operation operation, List<Contender> contenders)
      throws InterruptedException {
    for (Contender contender : contenders) {
      double rate = settings.openLoop() * Measurement.median(contender.rounds).requestsPerSecond();
      Measurement measured = contender.load.openLoop(rate, settings.round());
      add(operation, ", open loop", contender, measured);
    }
  }

  private void add(Operation operation, String what, Contender contender, Measurement measured) {
    say(operation, contender, measured.inShort() + what);
    report.add(operation.name() + what, contender.router.name(), contender.start, measured);
  }

  private static void say(Operation operation, Contender contender, String what) {
    System.err.println(operation.name() + ": " + contender.router.name() + ": " + what);
  }

  /// One router under one operation.
  private final class Contender implements AutoCloseable {
    final RunningRouter router;
    final LoadRun load;
    final List<Measurement> rounds = new ArrayList<>();
    final Duration start;
    private final @Nullable JavaHeap heap;

    Contender(RunningRouter router, Duration start, Traffic traffic) throws IOException {
      this.router = router;
      this.start = start;
      this.heap = settings.isCountingHeap() ? JavaHeap.of(router).orElse(null) : null;
      this.load = new LoadRun(clients, shop, router, traffic, settings.connections(), heap);
    }

    @Override
    public void close() throws IOException {
      if (heap != null) {
        heap.close();
      }
    }
  }

  @Override
  public void close() {
    clients.close();
    shop.close();
    subgraphs.close();
  }
}
