package io.interlock.router.lifecycle;

import io.interlock.router.engine.EngineClock;
import io.interlock.router.telemetry.Metrics;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.function.DoubleSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Looks from time to time whether services have a newer schema, and has it applied. A look that
/// finds nothing new leaves no trace but in the status of a service that cannot be fetched; what
/// was refused once is not tried again until something has changed.
///
/// One look at a time, each on a virtual thread; nothing is looked for while nothing serves or
/// changes are frozen.
final class Polling {
  private static final Logger LOG = LoggerFactory.getLogger(Polling.class);
  private static final Cause CAUSE = new Cause(Trigger.POLL, null);

  /// The pause is longer or shorter by up to this part of it, so that routers do not all look at
  /// once.
  private static final double JITTER = 0.1;

  private static final String FAILED = "failed";

  private final LifecycleCore core;
  private final ServiceBook book;
  private final SdlFetches fetches;
  private final EngineClock clock;
  private final Metrics metrics;
  private final Duration interval;
  private final Duration limit;
  private final DoubleSupplier random;

  // written and read by one look after the other
  private volatile @Nullable Refused refused;

  /// @param limit the most time that fetching all services may take
  /// @param random from 0 to 1
  Polling(
      LifecycleCore core,
      ServiceBook book,
      SdlFetches fetches,
      EngineClock clock,
      Metrics metrics,
      Duration interval,
      Duration limit,
      DoubleSupplier random) {
    this.core = core;
    this.book = book;
    this.fetches = fetches;
    this.clock = clock;
    this.metrics = metrics;
    this.interval = interval;
    this.limit = limit;
    this.random = random;
  }

  /// What was not taken.
  ///
  /// @param revision that served then
  /// @param hashes the schemas that were new then, by service
  private record Refused(long revision, Map<String, String> hashes) {}

  void start() {
    clock.after(pause(interval, random), this::begin);
  }

  static Duration pause(Duration interval, DoubleSupplier random) {
    double factor = 1 + JITTER * (2 * random.getAsDouble() - 1);
    return Duration.ofNanos(Math.round(interval.toNanos() * factor));
  }

  private void begin() {
    if (!core.heads().isClosed()) {
      Thread.ofVirtual().name("schema-poll").start(this::run);
    }
  }

  private void run() {
    String outcome = FAILED;
    try {
      outcome = look();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (Throwable e) {
      LOG.error("looking for newer schemas failed", e);
    }
    start();
    metrics.polled(outcome);
  }

  private String look() throws InterruptedException, ExecutionException {
    @Nullable Head head = core.heads().current();
    if (head == null || core.freeze().frozen() != null) {
      return "skipped";
    }
    List<ServiceSdl> fresh = fresh(head);
    Refused asked = new Refused(head.revision(), hashes(fresh));
    if (fresh.isEmpty() || asked.equals(refused)) {
      return "unchanged";
    }
    ApplyAnswer answer = apply(fresh);
    refused = isFinal(answer) ? asked : null;
    return answer instanceof ApplyAnswer.Failed ? FAILED : "applied";
  }

  private ApplyAnswer apply(List<ServiceSdl> fresh)
      throws InterruptedException, ExecutionException {
    List<ReceivedSdl> sdls = fresh.stream().map(ServiceSdl::received).toList();
    List<String> names = fresh.stream().map(ServiceSdl::service).toList();
    return core.calls()
        .run(
            CAUSE,
            names,
            Wait.ACTIVE,
            call -> call.answer(core.decide(Change.of(CAUSE, sdls)), List.of()))
        .toCompletableFuture()
        .get();
  }

  /// What could be fetched, is not what serves, and may serve.
  private List<ServiceSdl> fresh(Head head) throws InterruptedException {
    List<ServiceSdl> fresh = new ArrayList<>();
    for (SdlFetches.Fetch fetch :
        fetches.fetch(book.services(), limit, core.calls().unnoted(CAUSE))) {
      if (fetch instanceof SdlFetches.Fetch.Arrived(ReceivedSdl sdl) && !isServing(head, sdl)) {
        ServiceSdl identified = sdl.identified();
        if (!isServing(head, identified) && !core.quarantine().holds(identified)) {
          fresh.add(identified);
        }
      }
    }
    return fresh;
  }

  /// By its bytes, which costs nothing.
  private static boolean isServing(Head head, ReceivedSdl sdl) {
    return head.sdls()
        .of(sdl.service())
        .filter(known -> known.received().sdlHash().equals(sdl.sdlHash()))
        .isPresent();
  }

  private static boolean isServing(Head head, ServiceSdl sdl) {
    return head.sdls().of(sdl.service()).filter(sdl::isSameSchemaAs).isPresent();
  }

  private static Map<String, String> hashes(List<ServiceSdl> sdls) {
    Map<String, String> hashes = new TreeMap<>();
    sdls.forEach(s -> hashes.put(s.service(), s.schemaHash()));
    return hashes;
  }

  /// Whether the next look would get the same answer.
  private static boolean isFinal(ApplyAnswer answer) {
    return answer instanceof ApplyAnswer.Failed f
        && f.code() != FailureCode.LANE_BUSY
        && f.code() != FailureCode.REVISION_CONFLICT;
  }
}
