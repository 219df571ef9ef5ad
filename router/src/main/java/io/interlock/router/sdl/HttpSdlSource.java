package io.interlock.router.sdl;

import io.github.resilience4j.core.IntervalFunction;
import io.github.resilience4j.retry.Retry;
import io.interlock.router.client.HttpClient;
import io.interlock.router.client.HttpTarget;
import io.interlock.router.config.RetryConfig;
import io.interlock.router.config.ServiceConfig;
import io.interlock.router.telemetry.Metrics;
import io.netty.channel.EventLoopGroup;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/// Asks the subgraph itself: `{ _service { sdl } }` at its URL.
///
/// Tried again, with exponential back-off and jitter: no connection, a broken one, a timeout, the
/// statuses 408, 425, 429 and 5xx, an empty SDL, a GraphQL error that is not about `_service`. Not
/// tried again: everything that will be the same in a second. A server that answers 404 or knows no
/// `_service` is asked at `/_service` of its origin too, the path that some servers keep apart.
/// With `settle` an SDL is only taken when it has come so often in a row.
public final class HttpSdlSource implements SdlSource {
  /// The pause is drawn from the half below to the half above: subgraphs that restart together are
  /// not asked in step.
  private static final double JITTER = 0.5;

  /// 2: every pause is twice the one before.
  private static final double GROWTH = 2;

  private final ServiceQuery query;
  private final ScheduledExecutorService timers;
  private final Executor parsing;
  private final Metrics metrics;
  private final LongSupplier nanoClock;
  private final int maxSdlBytes;

  /// @param loops whose loops send the requests and wait between the tries
  /// @param parsing where answers are read, which can take milliseconds
  /// @param maxSdlBytes largest SDL, in UTF-8
  public HttpSdlSource(
      HttpClient client, EventLoopGroup loops, Executor parsing, Metrics metrics, int maxSdlBytes) {
    this(client, loops, loops, parsing, metrics, System::nanoTime, maxSdlBytes);
  }

  HttpSdlSource(
      HttpClient client,
      EventLoopGroup loops,
      ScheduledExecutorService timers,
      Executor parsing,
      Metrics metrics,
      LongSupplier nanoClock,
      int maxSdlBytes) {
    this.query = new ServiceQuery(client, loops, maxSdlBytes);
    this.timers = timers;
    this.parsing = parsing;
    this.metrics = metrics;
    this.nanoClock = nanoClock;
    this.maxSdlBytes = maxSdlBytes;
  }

  @Override
  public CompletionStage<SdlOutcome> fetch(ServiceConfig service) {
    HttpTarget target;
    try {
      target = HttpTarget.of(service.url());
    } catch (IllegalArgumentException e) {
      String message = "service '" + service.name() + "': " + e.getMessage();
      FetchAttempt none = new FetchAttempt(service.name(), 1, "BAD_URL", 0);
      return CompletableFuture.completedFuture(
          new SdlOutcome.NotFetched(SdlFailure.SUBGRAPH_UNREACHABLE, message, List.of(none)));
    }
    Tries tries = new Tries(service.name(), metrics);
    return withRetries(service, target, tries)
        .thenCompose(answer -> atOtherPath(service, tries, answer))
        .handle((answer, thrown) -> outcome(service, target, tries, orFault(answer, thrown)));
  }

  private CompletionStage<SdlAnswer> withRetries(
      ServiceConfig service, HttpTarget target, Tries tries) {
    Settling settling = new Settling(service.retry().settle());
    return retryOf(service.retry())
        .executeCompletionStage(timers, () -> attempt(service, target, settling, tries));
  }

  /// `attempts` means tries in all, here and in resilience4j.
  private static Retry retryOf(RetryConfig config) {
    IntervalFunction pauses =
        IntervalFunction.ofExponentialRandomBackoff(
            config.backoff(), GROWTH, JITTER, config.maxBackoff());
    return Retry.of(
        "sdl",
        io.github.resilience4j.retry.RetryConfig.<SdlAnswer>custom()
            .maxAttempts(config.attempts())
            .intervalFunction(pauses)
            .retryOnResult(answer -> answer instanceof SdlAnswer.None none && none.isPassing())
            .retryOnException(thrown -> false)
            .build());
  }

  private CompletionStage<SdlAnswer> attempt(
      ServiceConfig service, HttpTarget target, Settling settling, Tries tries) {
    long begun = nanoClock.getAsLong();
    return query
        .send(service, target)
        .thenApplyAsync(outcome -> settling.judge(SdlAnswer.of(outcome, maxSdlBytes)), parsing)
        .whenComplete((answer, thrown) ->
            tries.add(answer == null ? "FAILED" : answer.outcome(), nanoClock.getAsLong() - begun));
  }

  /// The verdict on the service's own URL stands unless the other path has an SDL.
  private CompletionStage<SdlAnswer> atOtherPath(
      ServiceConfig service, Tries tries, SdlAnswer first) {
    boolean isWorthIt =
        first instanceof SdlAnswer.None none
            && none.isWrongPlace()
            && !service.url().getPath().equals(ServiceQuery.OTHER_PATH);
    if (!isWorthIt) {
      return CompletableFuture.completedFuture(first);
    }
    return withRetries(service, ServiceQuery.otherPath(service.url()), tries)
        .thenApply(second -> second instanceof SdlAnswer.Sdl ? second : first);
  }

  /// What was thrown on the way is a bug or a shutdown; the caller gets an answer all the same.
  private static SdlAnswer orFault(@Nullable SdlAnswer answer, @Nullable Throwable thrown) {
    return answer != null
        ? answer
        : new SdlAnswer.None(
            SdlFailure.SUBGRAPH_ERROR, "FAILED", "the fetch broke off: " + thrown, false, false);
  }

  private static SdlOutcome outcome(
      ServiceConfig service, HttpTarget target, Tries tries, SdlAnswer answer) {
    return switch (answer) {
      case SdlAnswer.Sdl sdl -> new SdlOutcome.Fetched(sdl.text(), tries.all());
      case SdlAnswer.None none ->
          new SdlOutcome.NotFetched(
              none.code(),
              "service '%s' at %s: %s".formatted(service.name(), target, none.reason()),
              tries.all());
    };
  }
}
