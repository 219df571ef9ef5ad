package io.interlock.router.lifecycle;

import io.interlock.router.config.ServiceConfig;
import io.interlock.router.engine.EngineClock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// What an apply does: fetch or take the SDLs, have the lane decide about all of them at once. When
/// a schema is at fault, the services are asked again within their remaining attempts, and other
/// SDLs are given another chance: in the middle of a deployment old and new instances answer in
/// turn.
final class ApplyWork {
  private final LifecycleCore core;
  private final ServiceBook book;
  private final SdlFetches fetches;
  private final EngineClock clock;
  private final Duration limit;

  ApplyWork(
      LifecycleCore core, ServiceBook book, SdlFetches fetches, EngineClock clock, Duration limit) {
    this.core = core;
    this.book = book;
    this.fetches = fetches;
    this.clock = clock;
    this.limit = limit;
  }

  ApplyAnswer apply(Call call, ApplyRequest request) throws InterruptedException {
    call.insistsOn(request.force());
    List<ServiceConfig> asked = new ArrayList<>();
    Map<String, ReceivedSdl> sdls = new TreeMap<>();
    for (WantedSdl wanted : request.wanted()) {
      @Nullable String sdl = wanted.sdl();
      if (sdl == null) {
        asked.add(book.service(wanted.service()).orElseThrow());
      } else {
        sdls.put(wanted.service(), fetches.pushed(wanted.service(), sdl));
      }
    }
    List<SdlFetches.Fetch> all = fetches.fetch(asked, limit, call);
    List<SdlFetches.Fetch.Failed> failed = SdlFetches.Fetch.failed(all);
    if (!failed.isEmpty()) {
      return call.refused(Refusals.notFetched(failed));
    }
    SdlFetches.Fetch.arrived(all).forEach(sdl -> sdls.put(sdl.service(), sdl));
    return call.answer(decideAgain(call, request, asked, sdls), List.of());
  }

  private LaneOutcome decideAgain(
      Call call, ApplyRequest request, List<ServiceConfig> asked, Map<String, ReceivedSdl> first)
      throws InterruptedException {
    Map<String, ReceivedSdl> decided = first;
    LaneOutcome outcome = decide(call, request, first.values());
    List<ServiceConfig> again = withAttemptsLeft(call, asked);
    Duration pause = longest(asked, s -> s.retry().backoff());
    Duration longest = longest(asked, s -> s.retry().maxBackoff());
    while (isWorthAnotherFetch(outcome) && !again.isEmpty()) {
      sleep(pause);
      pause = BackOff.after(pause, longest);
      int before = call.attempts().size();
      Map<String, ReceivedSdl> newer = fetchedAgain(call, again, decided);
      if (!hashes(newer).equals(hashes(decided))) {
        decided = newer;
        outcome.nanos().forEach(call::took);
        outcome = decide(call, request, decided.values());
      }
      if (call.attempts().size() == before) {
        return outcome;
      }
      again = withAttemptsLeft(call, asked);
    }
    return outcome;
  }

  private Map<String, ReceivedSdl> fetchedAgain(
      Call call, List<ServiceConfig> services, Map<String, ReceivedSdl> known)
      throws InterruptedException {
    Map<String, ReceivedSdl> newer = new TreeMap<>(known);
    SdlFetches.Fetch.arrived(fetches.fetchOnce(services, limit, call))
        .forEach(sdl -> newer.put(sdl.service(), sdl));
    return newer;
  }

  private LaneOutcome decide(Call call, ApplyRequest request, Collection<ReceivedSdl> sdls)
      throws InterruptedException {
    for (ReceivedSdl sdl : sdls) {
      @Nullable String expected = expectedHash(request, sdl.service());
      if (expected != null && !expected.equals(sdl.sdlHash())) {
        return LaneOutcome.of(
            Verdict.Refused.of(
                FailureCode.SDL_MISMATCH,
                "expected the SDL %s of %s, got %s"
                    .formatted(expected, sdl.service(), sdl.sdlHash())));
      }
    }
    return core.decide(Change.of(call.cause(), request, sdls));
  }

  private static @Nullable String expectedHash(ApplyRequest request, String service) {
    for (WantedSdl wanted : request.wanted()) {
      if (wanted.service().equals(service)) {
        return wanted.expectSdlHash();
      }
    }
    return null;
  }

  private static List<ServiceConfig> withAttemptsLeft(Call call, List<ServiceConfig> services) {
    return services.stream()
        .filter(s -> call.attempts(s.name()) + s.retry().settle() <= s.retry().attempts())
        .toList();
  }

  private static boolean isWorthAnotherFetch(LaneOutcome outcome) {
    return outcome.verdict() instanceof Verdict.Refused r
        && (r.isSchemaAtFault() || r.code() == FailureCode.SDL_MISMATCH);
  }

  private static List<String> hashes(Map<String, ReceivedSdl> sdls) {
    return sdls.values().stream().map(ReceivedSdl::sdlHash).toList();
  }

  private static Duration longest(
      List<ServiceConfig> services, Function<ServiceConfig, Duration> length) {
    return services.stream().map(length).max(Duration::compareTo).orElse(Duration.ZERO);
  }

  private void sleep(Duration pause) throws InterruptedException {
    CountDownLatch over = new CountDownLatch(1);
    clock.after(pause, over::countDown);
    over.await();
  }
}
