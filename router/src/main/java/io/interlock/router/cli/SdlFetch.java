package io.interlock.router.cli;

import io.interlock.router.client.HttpClient;
import io.interlock.router.client.HttpClientOptions;
import io.interlock.router.config.GatewayConfig;
import io.interlock.router.config.ServiceConfig;
import io.interlock.router.http.EventLoops;
import io.interlock.router.sdl.HttpSdlSource;
import io.interlock.router.sdl.SdlOutcome;
import io.interlock.router.telemetry.Metrics;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/// Fetches SDLs once, for a command that ends afterwards.
final class SdlFetch {

  private SdlFetch() {}

  /// The SDLs by service, fetched in parallel.
  ///
  /// @throws CommandFailure with a line for every service whose SDL could not be had
  static Map<String, String> all(List<ServiceConfig> services, GatewayConfig config) {
    if (services.isEmpty()) {
      return Map.of();
    }
    EventLoops loops = EventLoops.start(1);
    try (ExecutorService parsing = Executors.newVirtualThreadPerTaskExecutor();
        HttpClient client = new HttpClient(HttpClientOptions.DEFAULT)) {
      HttpSdlSource source =
          new HttpSdlSource(
              client,
              loops.group(),
              parsing,
              Metrics.create(),
              config.schema().compose().maxSdlBytes());
      return sdls(services, source);
    } finally {
      loops.close();
    }
  }

  private static Map<String, String> sdls(List<ServiceConfig> services, HttpSdlSource source) {
    Map<String, CompletableFuture<SdlOutcome>> outcomes = new LinkedHashMap<>();
    for (ServiceConfig service : services) {
      outcomes.put(service.name(), source.fetch(service).toCompletableFuture());
    }
    Map<String, String> sdls = new LinkedHashMap<>();
    List<String> failures = new ArrayList<>();
    outcomes.forEach((name, outcome) -> {
      switch (outcome.join()) {
        case SdlOutcome.Fetched fetched -> sdls.put(name, fetched.sdl());
        case SdlOutcome.NotFetched failed -> failures.add(failed.code() + ": " + failed.message());
      }
    });
    if (!failures.isEmpty()) {
      throw new CommandFailure(failures);
    }
    return sdls;
  }
}
