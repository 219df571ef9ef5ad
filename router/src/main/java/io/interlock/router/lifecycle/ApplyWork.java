package io.interlock.router.lifecycle;

import io.interlock.router.config.RetryConfig;
import io.interlock.router.config.ServiceConfig;
import io.interlock.router.engine.EngineClock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;

/// What an apply does: fetch or take the SDL, have the lane decide. When the schema is at fault,
/// the service is asked again within its remaining attempts, and another SDL is given another
/// chance: in the middle of a deployment old and new instances answer in turn.
final class ApplyWork {
  private final LifecycleCore core;
  private final SdlFetches fetches;
  private final EngineClock clock;
  private final Duration limit;

  ApplyWork(LifecycleCore core, SdlFetches fetches, EngineClock clock, Duration limit) {
    this.core = core;
    this.fetches = fetches;
    this.clock = clock;
    this.limit = limit;
  }

  ApplyAnswer apply(Call call, ApplyRequest request, ServiceConfig service)
      throws InterruptedException {
    @Nullable String sdl = request.sdl();
    if (sdl != null) {
      return call.answer(decide(call, request, fetches.pushed(service.name(), sdl)), List.of());
    }
    return switch (fetches.fetch(service, limit, call)) {
      case SdlFetches.Fetch.Failed f -> call.refused(Verdict.Refused.of(f.code(), f.message()));
      case SdlFetches.Fetch.Arrived a ->
          call.answer(decideAgain(call, request, service, a.sdl()), List.of());
    };
  }

  private LaneOutcome decideAgain(
      Call call, ApplyRequest request, ServiceConfig service, ReceivedSdl first)
      throws InterruptedException {
    ReceivedSdl decided = first;
    LaneOutcome outcome = decide(call, request, first);
    Duration pause = service.retry().backoff();
    while (isWorthAnotherFetch(outcome) && isAnotherFetchLeft(call, service.retry())) {
      sleep(pause);
      pause = longer(pause, service.retry());
      int before = call.attempts().size();
      if (fetches.fetchOnce(service, limit, call) instanceof SdlFetches.Fetch.Arrived a
          && !a.sdl().sdlHash().equals(decided.sdlHash())) {
        decided = a.sdl();
        outcome.nanos().forEach(call::took);
        outcome = decide(call, request, decided);
      }
      if (call.attempts().size() == before) {
        return outcome;
      }
    }
    return outcome;
  }

  private LaneOutcome decide(Call call, ApplyRequest request, ReceivedSdl sdl)
      throws InterruptedException {
    @Nullable String expected = request.expectSdlHash();
    if (expected != null && !expected.equals(sdl.sdlHash())) {
      return LaneOutcome.of(
          Verdict.Refused.of(
              FailureCode.SDL_MISMATCH,
              "expected the SDL %s of %s, got %s"
                  .formatted(expected, sdl.service(), sdl.sdlHash())));
    }
    return core.decide(Change.of(call.cause(), request, sdl));
  }

  private static boolean isWorthAnotherFetch(LaneOutcome outcome) {
    return outcome.verdict() instanceof Verdict.Refused r
        && (r.isSchemaAtFault() || r.code() == FailureCode.SDL_MISMATCH);
  }

  private static boolean isAnotherFetchLeft(Call call, RetryConfig retry) {
    return call.attempts().size() + retry.settle() <= retry.attempts();
  }

  private static Duration longer(Duration pause, RetryConfig retry) {
    Duration doubled = pause.multipliedBy(2);
    return doubled.compareTo(retry.maxBackoff()) > 0 ? retry.maxBackoff() : doubled;
  }

  private void sleep(Duration pause) throws InterruptedException {
    CountDownLatch over = new CountDownLatch(1);
    clock.after(pause, over::countDown);
    over.await();
  }
}
