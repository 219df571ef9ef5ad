package io.interlock.router.sdl;

import io.interlock.router.telemetry.Metrics;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// The tries of one fetch so far. Thread-safe: they follow one another, on different threads.
final class Tries {
  private final String service;
  private final Metrics metrics;
  private final List<FetchAttempt> all = new ArrayList<>();

  Tries(String service, Metrics metrics) {
    this.service = service;
    this.metrics = metrics;
  }

  synchronized void add(String outcome, long nanos) {
    long millis = TimeUnit.NANOSECONDS.toMillis(nanos);
    all.add(new FetchAttempt(service, all.size() + 1, outcome, millis));
    metrics.fetchAttempt(service, outcome);
  }

  synchronized List<FetchAttempt> all() {
    return List.copyOf(all);
  }
}
