package io.interlock.router.lifecycle;

import io.interlock.router.config.ServiceConfig;
import io.interlock.router.engine.EngineClock;
import io.interlock.router.sdl.FetchAttempt;
import io.interlock.router.sdl.SdlFailure;
import io.interlock.router.sdl.SdlOutcome;
import io.interlock.router.sdl.SdlSource;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;

/// Fetches SDLs for calls: in parallel, within a limit, with a number that orders them. Blocks the
/// calling thread, which is a call's virtual one.
final class SdlFetches {
  private final SdlSource source;
  private final ServiceBook book;
  private final EngineClock clock;

  SdlFetches(SdlSource source, ServiceBook book, EngineClock clock) {
    this.source = source;
    this.book = book;
    this.clock = clock;
  }

  /// What one fetch came to.
  sealed interface Fetch {
    record Arrived(ReceivedSdl sdl) implements Fetch {}

    record Failed(String service, FailureCode code, String message) implements Fetch {}

    static List<ReceivedSdl> arrived(List<Fetch> all) {
      List<ReceivedSdl> arrived = new ArrayList<>();
      for (Fetch fetch : all) {
        if (fetch instanceof Arrived a) {
          arrived.add(a.sdl());
        }
      }
      return arrived;
    }

    static List<Failed> failed(List<Fetch> all) {
      List<Failed> failed = new ArrayList<>();
      for (Fetch fetch : all) {
        if (fetch instanceof Failed f) {
          failed.add(f);
        }
      }
      return failed;
    }
  }

  private record Started(
      ServiceConfig service, long sequence, CompletableFuture<SdlOutcome> outcome) {}

  /// Fetches all at once; one result per service, in their order.
  List<Fetch> fetch(List<ServiceConfig> services, Duration limit, Call call)
      throws InterruptedException {
    if (services.isEmpty()) {
      return List.of();
    }
    long start = clock.nanoTime();
    List<Started> started = services.stream().map(this::start).toList();
    EngineClock.Alarm alarm = clock.after(limit, () -> started.forEach(s -> giveUp(s, limit)));
    try {
      List<Fetch> all = new ArrayList<>();
      for (Started one : started) {
        all.add(ended(one, call));
      }
      return all;
    } finally {
      alarm.cancel();
      call.took(Step.FETCH, clock.nanoTime() - start);
    }
  }

  /// One more try of each service, without its own retries.
  List<Fetch> fetchOnce(List<ServiceConfig> services, Duration limit, Call call)
      throws InterruptedException {
    return fetch(services.stream().map(SdlFetches::withoutRetries).toList(), limit, call);
  }

  private static ServiceConfig withoutRetries(ServiceConfig service) {
    return service.withRetry(service.retry().withAttempts(service.retry().settle()));
  }

  /// Takes an SDL that needs no fetching.
  ReceivedSdl pushed(String service, String sdl) {
    return ReceivedSdl.of(
        service, sdl, ReceivedSdl.Source.PUSHED, book.nextSequence(), clock.now());
  }

  private Started start(ServiceConfig service) {
    long sequence = book.nextSequence();
    return new Started(service, sequence, source.fetch(service).toCompletableFuture().copy());
  }

  private static void giveUp(Started one, Duration limit) {
    one.outcome.complete(
        new SdlOutcome.NotFetched(
            SdlFailure.SUBGRAPH_TIMEOUT,
            "%s did not answer within %d ms".formatted(one.service.name(), limit.toMillis()),
            List.of()));
  }

  private Fetch ended(Started one, Call call) throws InterruptedException {
    String name = one.service.name();
    SdlOutcome outcome = await(one.outcome);
    call.tried(outcome.attempts().stream().map(SdlFetches::attempt).toList());
    return switch (outcome) {
      case SdlOutcome.Fetched f -> {
        book.fetched(name, one.sequence);
        yield new Fetch.Arrived(
            ReceivedSdl.of(name, f.sdl(), ReceivedSdl.Source.FETCHED, one.sequence, clock.now()));
      }
      case SdlOutcome.NotFetched n -> {
        book.failed(name, one.sequence, n.message(), clock.now());
        yield new Fetch.Failed(name, code(n.code()), n.message());
      }
    };
  }

  private static SdlOutcome await(CompletableFuture<SdlOutcome> outcome)
      throws InterruptedException {
    try {
      return outcome.get();
    } catch (ExecutionException e) {
      throw new IllegalStateException("fetching an SDL threw", e.getCause());
    }
  }

  private static Attempt attempt(FetchAttempt attempt) {
    return new Attempt(attempt.service(), attempt.n(), attempt.outcome(), attempt.ms());
  }

  private static FailureCode code(SdlFailure failure) {
    return switch (failure) {
      case SUBGRAPH_UNREACHABLE -> FailureCode.SUBGRAPH_UNREACHABLE;
      case SUBGRAPH_ERROR -> FailureCode.SUBGRAPH_ERROR;
      case SUBGRAPH_TIMEOUT -> FailureCode.SUBGRAPH_TIMEOUT;
      case NOT_A_SUBGRAPH -> FailureCode.NOT_A_SUBGRAPH;
      case SDL_TOO_LARGE -> FailureCode.SDL_TOO_LARGE;
    };
  }
}
