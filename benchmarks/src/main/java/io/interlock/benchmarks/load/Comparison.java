package io.interlock.benchmarks.load;

import io.interlock.benchmarks.load.generator.Traffic;
import io.interlock.benchmarks.load.http.Transport;
import io.interlock.benchmarks.load.operation.Operation;
import io.interlock.benchmarks.load.router.RouterKind;
import io.interlock.benchmarks.load.router.RunningRouter;
import io.interlock.benchmarks.load.site.RunningShop;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// Runs operations against routers, in turns: of each operation every router has its first round,
/// then every router its second.
final class Comparison implements AutoCloseable {

  /// What a router is asked first, to see how long it takes to start.
  private static final String FIRST = "simple";

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
    List<RunningRouter> routers = new ArrayList<>();
    try {
      Map<String, Duration> starts = new HashMap<>();
      for (RouterKind kind : kinds) {
        RunningRouter router = RunningRouter.start(kind, shop, folder);
        routers.add(router);
        report.describe(router.name(), router.state());
        starts.put(router.name(), router.awaitAnswer(first()));
      }
      measure(operation, traffic, routers)
          .forEach((router, figures) -> {
            Duration start = Objects.requireNonNull(starts.get(router));
            report.add(operation.name(), router, start, Measurement.median(figures));
          });
    } finally {
      routers.forEach(RunningRouter::close);
    }
  }

  private io.interlock.benchmarks.load.generator.ClientRequest first() {
    return Operation.named(FIRST).orElseThrow().traffic(shop.monolith()).request(0);
  }

  private Map<String, List<Measurement>> measure(
      Operation operation, Traffic traffic, List<RunningRouter> routers)
      throws InterruptedException {
    Map<String, List<Measurement>> figures = new java.util.LinkedHashMap<>();
    List<LoadRun> runs = new ArrayList<>();
    for (RunningRouter router : routers) {
      figures.put(router.name(), new ArrayList<>());
      LoadRun run = new LoadRun(clients, shop, router, traffic, settings.connections());
      runs.add(run);
      System.err.println(operation.name() + ": warming up " + router.name());
      run.warmUp(settings.warmUp());
    }
    for (int round = 1; round <= settings.rounds(); round++) {
      for (int i = 0; i < runs.size(); i++) {
        Measurement measured = runs.get(i).closedLoop(settings.round());
        String router = routers.get(i).name();
        Objects.requireNonNull(figures.get(router)).add(measured);
        System.err.println(
            "%s: round %d of %s: %.0f requests/s, %.1f µs"
                .formatted(
                    operation.name(),
                    round,
                    router,
                    measured.requestsPerSecond(),
                    measured.cpuMicros()));
      }
    }
    return figures;
  }

  @Override
  public void close() {
    clients.close();
    shop.close();
    subgraphs.close();
  }
}
