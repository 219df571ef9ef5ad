package io.interlock.router.engine;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.interlock.planner.plan.PlanNode;
import io.interlock.router.engine.OperationOutcome.Prepared;
import io.interlock.router.engine.OperationOutcome.Refused;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// The prepared operations of one engine, the least useful going first.
///
/// A hit is one hash and one look-up. Equal operations that miss at the same time are prepared
/// once. Refusals are kept apart, briefly, so that a client that repeats a bad operation is cheap
/// and a flood of bad ones evicts no good one. Faults and overload are not kept.
///
/// Thread-safe.
final class OperationCache {
  /// What an operation of usual size weighs, text and plan together.
  private static final int USUAL_WEIGHT = 16 << 10;

  /// Records, slots and map entries of the smallest operation.
  private static final int LEAST_WEIGHT = 1 << 10;

  /// A plan's node weighs a small multiple of the text that it sends.
  private static final int PLAN_FACTOR = 8;

  /// 8 MiB of refused texts.
  private static final long REFUSED_WEIGHT = 8L << 20;

  private static final Duration REFUSED_FOR = Duration.ofSeconds(30);

  private final Cache<OperationKey, Prepared> prepared;
  private final Cache<OperationKey, Refused> refused =
      Caffeine.newBuilder()
          .maximumWeight(REFUSED_WEIGHT)
          .weigher((OperationKey key, Refused outcome) -> LEAST_WEIGHT + 2 * key.text().length())
          .expireAfterWrite(REFUSED_FOR)
          .build();
  private final ConcurrentHashMap<OperationKey, CompletableFuture<OperationOutcome>> inFlight =
      new ConcurrentHashMap<>();
  private final OperationPreparer preparer;
  private final Executor planning;

  OperationCache(OperationPreparer preparer, int cachedOperations, Executor planning) {
    this.preparer = preparer;
    this.planning = planning;
    prepared =
        Caffeine.newBuilder()
            .maximumWeight((long) cachedOperations * USUAL_WEIGHT)
            .weigher(OperationCache::weight)
            .build();
  }

  /// Hot path: per request. The outcome if it is known, null otherwise.
  @Nullable OperationOutcome known(OperationKey key) {
    @Nullable Prepared hit = prepared.getIfPresent(key);
    return hit != null ? hit : refused.getIfPresent(key);
  }

  /// The outcome, completed on the planning pool unless it is known.
  CompletionStage<OperationOutcome> get(OperationKey key) {
    @Nullable OperationOutcome known = known(key);
    if (known != null) {
      return CompletableFuture.completedStage(known);
    }
    CompletableFuture<OperationOutcome> mine = new CompletableFuture<>();
    @Nullable CompletableFuture<OperationOutcome> others = inFlight.putIfAbsent(key, mine);
    if (others != null) {
      return others.minimalCompletionStage();
    }
    run(() -> prepare(key, mine), key, mine);
    return mine.minimalCompletionStage();
  }

  /// Prepares on the calling thread; for the warm-up.
  OperationOutcome prepareNow(OperationKey key) {
    @Nullable OperationOutcome known = known(key);
    return known != null ? known : keep(key, preparer.prepare(key));
  }

  /// The operations that are used most, the hottest first.
  List<OperationKey> hottest(int limit) {
    Supplier<List<OperationKey>> none = List::of;
    return prepared
        .policy()
        .eviction()
        .map(e -> List.copyOf(e.hottest(limit).keySet()))
        .orElseGet(none);
  }

  long size() {
    return prepared.estimatedSize();
  }

  private void run(Runnable task, OperationKey key, CompletableFuture<OperationOutcome> result) {
    try {
      planning.execute(task);
    } catch (RejectedExecutionException e) {
      inFlight.remove(key, result);
      result.complete(
          Refused.of(
              OperationOutcome.OVERLOADED, "Too many new operations at once. Try again shortly."));
    }
  }

  private void prepare(OperationKey key, CompletableFuture<OperationOutcome> result) {
    try {
      // Another miss may have ended between the look-up and this one's turn.
      @Nullable OperationOutcome known = known(key);
      OperationOutcome outcome = known != null ? known : keep(key, preparer.prepare(key));
      inFlight.remove(key, result);
      result.complete(outcome);
    } catch (Throwable e) {
      inFlight.remove(key, result);
      result.completeExceptionally(e);
    }
  }

  private OperationOutcome keep(OperationKey key, OperationOutcome outcome) {
    switch (outcome) {
      case Prepared p -> prepared.put(key, p);
      case Refused r when r.code().equals(OperationOutcome.FAULTED) -> {}
      case Refused r -> refused.put(key, r);
    }
    return outcome;
  }

  private static int weight(OperationKey key, Prepared outcome) {
    @Nullable PlanNode node = outcome.operation().plan().node();
    long weight = LEAST_WEIGHT + 2L * key.text().length();
    if (node != null) {
      weight += PLAN_FACTOR * textLength(node);
    }
    return (int) Math.min(weight, Integer.MAX_VALUE);
  }

  private static long textLength(PlanNode node) {
    return switch (node) {
      case PlanNode.Sequence s -> s.nodes().stream().mapToLong(OperationCache::textLength).sum();
      case PlanNode.Parallel p -> p.nodes().stream().mapToLong(OperationCache::textLength).sum();
      case PlanNode.Subscription s -> textLength(s.primary()) + optionalLength(s.rest());
      case PlanNode.Choice c -> optionalLength(c.then()) + optionalLength(c.otherwise());
      case PlanNode.Fetch f -> f.operation().text().length();
    };
  }

  private static long optionalLength(@Nullable PlanNode node) {
    return node == null ? 0 : textLength(node);
  }
}
