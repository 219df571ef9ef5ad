package io.interlock.router.lifecycle;

import io.interlock.router.config.ServiceConfig;
import io.interlock.router.sdl.FetchAttempt;
import io.interlock.router.sdl.SdlFailure;
import io.interlock.router.sdl.SdlOutcome;
import io.interlock.router.sdl.SdlSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/// Answers fetches as a test says: what is queued for a service first, then its standing answer.
final class ScriptedSource implements SdlSource {
  private final Map<String, Deque<CompletionStage<SdlOutcome>>> queued = new HashMap<>();
  private final Map<String, SdlOutcome> standing = new HashMap<>();
  private final Map<String, Integer> fetches = new HashMap<>();

  /// From now on the service has this SDL.
  synchronized void serve(String service, String sdl) {
    standing.put(service, fetched(service, sdl));
  }

  /// From now on the service cannot be fetched.
  synchronized void fail(String service, SdlFailure code) {
    standing.put(
        service,
        new SdlOutcome.NotFetched(
            code,
            service + ": " + code,
            List.of(
                new FetchAttempt(service, 1, code.name(), 5),
                new FetchAttempt(service, 2, code.name(), 5))));
  }

  /// The next fetch gets this SDL.
  synchronized void next(String service, String sdl) {
    queue(service, CompletableFuture.completedStage(fetched(service, sdl)));
  }

  /// The next fetch hangs until the returned future is completed.
  synchronized CompletableFuture<SdlOutcome> hang(String service) {
    CompletableFuture<SdlOutcome> outcome = new CompletableFuture<>();
    queue(service, outcome);
    return outcome;
  }

  synchronized int fetches(String service) {
    return fetches.getOrDefault(service, 0);
  }

  /// Returns once a service was fetched so often.
  synchronized void awaitFetches(String service, int count) throws InterruptedException {
    while (fetches.getOrDefault(service, 0) < count) {
      wait();
    }
  }

  static SdlOutcome fetched(String service, String sdl) {
    return new SdlOutcome.Fetched(sdl, List.of(new FetchAttempt(service, 1, "OK", 3)));
  }

  @Override
  public synchronized CompletionStage<SdlOutcome> fetch(ServiceConfig service) {
    fetches.merge(service.name(), 1, Integer::sum);
    notifyAll();
    Deque<CompletionStage<SdlOutcome>> next = queued.get(service.name());
    if (next != null && !next.isEmpty()) {
      return next.removeFirst();
    }
    SdlOutcome outcome = standing.get(service.name());
    if (outcome == null) {
      throw new IllegalStateException("the test does not say what " + service.name() + " answers");
    }
    return CompletableFuture.completedStage(outcome);
  }

  private void queue(String service, CompletionStage<SdlOutcome> outcome) {
    queued.computeIfAbsent(service, name -> new ArrayDeque<>()).add(outcome);
  }
}
