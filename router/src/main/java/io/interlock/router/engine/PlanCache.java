package io.interlock.router.engine;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.interlock.planner.plan.PlanNode;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// The plans of one engine, by normalised operation, the least useful going first. Equal operations
/// that miss at the same time are planned once, whatever their texts.
///
/// Thread-safe.
final class PlanCache {
  /// What the plan of an operation of usual size weighs: bytes of heap, within a third.
  static final int USUAL_WEIGHT = 16 << 10;

  /// What the smallest plan takes, with its share of the cache.
  private static final int LEAST_WEIGHT = 4 << 10;

  /// What each character that a plan sends stands for in records, slots and names.
  private static final int TEXT_FACTOR = 40;

  private final Cache<PlanKey, SharedPlan> plans;
  private final ConcurrentHashMap<PlanKey, CompletableFuture<Planning>> inFlight =
      new ConcurrentHashMap<>();
  private final PlanWatch watch;

  /// What became of planning a normalised operation.
  sealed interface Planning {
    record Done(SharedPlan plan) implements Planning {}

    record Refused(OperationOutcome.Refused why) implements Planning {}
  }

  /// @param usualPlans how many of usual size are kept
  PlanCache(int usualPlans, PlanWatch watch) {
    this.watch = watch;
    plans =
        Caffeine.newBuilder()
            .maximumWeight((long) usualPlans * USUAL_WEIGHT)
            .weigher((PlanKey key, SharedPlan plan) -> weight(plan))
            .build();
  }

  /// Hot path: per request.
  @Nullable SharedPlan known(PlanKey key) {
    return plans.getIfPresent(key);
  }

  /// The plan that is known, that another thread is making, or that `planner` makes on this one.
  Planning get(PlanKey key, Supplier<Planning> planner) {
    @Nullable SharedPlan known = plans.getIfPresent(key);
    if (known != null) {
      return hit(known);
    }
    CompletableFuture<Planning> mine = new CompletableFuture<>();
    @Nullable CompletableFuture<Planning> others = inFlight.putIfAbsent(key, mine);
    if (others != null) {
      watch.planKnown();
      return others.join();
    }
    try {
      // Another miss may have ended between the look-up and this one's turn.
      known = plans.getIfPresent(key);
      Planning outcome = known != null ? hit(known) : plan(key, planner);
      mine.complete(outcome);
      return outcome;
    } catch (Throwable e) {
      mine.completeExceptionally(e);
      throw e;
    } finally {
      inFlight.remove(key, mine);
    }
  }

  /// Keeps a plan that was made elsewhere.
  void keep(PlanKey key, SharedPlan plan) {
    plans.put(key, plan);
  }

  long size() {
    return plans.estimatedSize();
  }

  private Planning hit(SharedPlan known) {
    watch.planKnown();
    return new Planning.Done(known);
  }

  private Planning plan(PlanKey key, Supplier<Planning> planner) {
    long begun = System.nanoTime();
    Planning outcome = planner.get();
    watch.planned(System.nanoTime() - begun);
    if (outcome instanceof Planning.Done(SharedPlan plan)) {
      plans.put(key, plan);
    }
    return outcome;
  }

  private static int weight(SharedPlan plan) {
    @Nullable PlanNode node = plan.plan().node();
    long weight = LEAST_WEIGHT + (node == null ? 0 : TEXT_FACTOR * textLength(node));
    return (int) Math.min(weight, Integer.MAX_VALUE);
  }

  private static long textLength(PlanNode node) {
    return switch (node) {
      case PlanNode.Sequence s -> textLength(s.nodes());
      case PlanNode.Parallel p -> textLength(p.nodes());
      case PlanNode.Defer d ->
          optionalLength(d.primary().node())
              + d.deferred().stream().mapToLong(part -> optionalLength(part.part().node())).sum();
      case PlanNode.Choice c -> optionalLength(c.then()) + optionalLength(c.otherwise());
      case PlanNode.Subscription s -> textLength(s.primary()) + optionalLength(s.rest());
      case PlanNode.Fetch f -> f.operation().text().length();
    };
  }

  private static long textLength(List<PlanNode> nodes) {
    long length = 0;
    for (PlanNode node : nodes) {
      length += textLength(node);
    }
    return length;
  }

  private static long optionalLength(@Nullable PlanNode node) {
    return node == null ? 0 : textLength(node);
  }
}
