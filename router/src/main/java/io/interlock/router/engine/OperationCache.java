package io.interlock.router.engine;

import static java.util.stream.Collectors.toSet;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.interlock.router.engine.OperationOutcome.Prepared;
import io.interlock.router.engine.OperationOutcome.Refused;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import org.jspecify.annotations.Nullable;

/// The prepared operations of one engine in two levels: texts as they came, and the plans that
/// texts share. In each the least useful goes first.
///
/// A hit is one hash and two look-ups. Equal texts that miss at the same time are prepared once.
/// Refusals are kept apart, briefly, so that a client that repeats a bad operation is cheap and a
/// flood of bad ones evicts no good one. Faults and overload are not kept.
///
/// Thread-safe.
final class OperationCache {
  /// What a text of usual size weighs.
  static final int USUAL_WEIGHT = 4 << 10;

  /// Records and map entries of the smallest text.
  private static final int LEAST_WEIGHT = 1 << 10;

  /// 8 MiB of refused texts.
  private static final long REFUSED_WEIGHT = 8L << 20;

  private static final Duration REFUSED_FOR = Duration.ofSeconds(30);

  /// A text that is prepared.
  record Entry(OperationKey key, OperationText text, SharedPlan plan) {}

  private final Cache<OperationKey, OperationText> texts;
  private final PlanCache plans;
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

  OperationCache(
      OperationPreparer preparer, PlanCache plans, int cachedOperations, Executor planning) {
    this.preparer = preparer;
    this.plans = plans;
    this.planning = planning;
    texts =
        Caffeine.newBuilder()
            .maximumWeight((long) cachedOperations * USUAL_WEIGHT)
            .weigher(
                (OperationKey key, OperationText text) -> LEAST_WEIGHT + 2 * key.text().length())
            .build();
  }

  /// Hot path: per request. The outcome if it is known, null otherwise.
  @Nullable OperationOutcome known(OperationKey key) {
    @Nullable OperationText text = texts.getIfPresent(key);
    if (text == null) {
      return refused.getIfPresent(key);
    }
    @Nullable SharedPlan plan = plans.known(text.plan());
    return plan == null ? null : new Prepared(new PreparedOperation(plan, text));
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

  /// What is prepared: all texts whose plan is still kept, in no order.
  List<Entry> entries() {
    List<Entry> all = new ArrayList<>();
    texts
        .asMap()
        .forEach((key, text) -> {
          @Nullable SharedPlan plan = plans.known(text.plan());
          if (plan != null) {
            all.add(new Entry(key, text, plan));
          }
        });
    return all;
  }

  /// One text for each plan, that of the plan which is used most first.
  static List<Entry> mostUsedOfEachPlan(List<Entry> entries) {
    Map<PlanKey, Entry> byPlan = new HashMap<>();
    entries.forEach(entry -> byPlan.putIfAbsent(entry.text().plan(), entry));
    return byPlan.values().stream()
        .sorted(Comparator.comparingLong((Entry e) -> e.plan().uses().value()).reversed())
        .toList();
  }

  /// All of them, those of the plan which is used most first; but no second text of a plan before
  /// one of every plan.
  static List<Entry> mostUsedFirst(List<Entry> entries) {
    List<Entry> sorted = new ArrayList<>(mostUsedOfEachPlan(entries));
    Set<OperationKey> first = sorted.stream().map(Entry::key).collect(toSet());
    entries.stream()
        .filter(entry -> !first.contains(entry.key()))
        .sorted(Comparator.comparingLong((Entry e) -> e.plan().uses().value()).reversed())
        .forEach(sorted::add);
    return sorted;
  }

  /// The hashes of all texts of the `top` plans that are used most. Looks at everything that is
  /// kept.
  Set<String> mostUsed(int top) {
    List<Entry> all = entries();
    Set<PlanKey> most =
        mostUsedOfEachPlan(all).stream().limit(top).map(e -> e.text().plan()).collect(toSet());
    return all.stream()
        .filter(e -> most.contains(e.text().plan()))
        .map(e -> e.text().hash())
        .collect(toSet());
  }

  /// Keeps what another engine has prepared.
  void keep(Entry entry) {
    plans.keep(entry.text().plan(), entry.plan());
    texts.put(entry.key(), entry.text());
  }

  /// How many texts are kept.
  long size() {
    return texts.estimatedSize();
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
      case Prepared p -> texts.put(key, p.operation().text());
      case Refused r when r.code().equals(OperationOutcome.FAULTED) -> {}
      case Refused r -> refused.put(key, r);
    }
    return outcome;
  }
}
