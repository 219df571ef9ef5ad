package io.interlock.router.lifecycle;

import io.interlock.router.config.SchemaConfig;
import io.interlock.router.engine.Canary;
import io.interlock.router.engine.Evidence;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/// The probation of one head: what speaks against it, counted from its activation.
///
/// Thread-safe.
final class Trial {
  /// Faults that are enough, and operations that are.
  private static final int FAULTS = 5;

  private static final int FAULTY_OPERATIONS = 3;

  /// A fault of one of the operations that are used most is enough alone.
  private static final int MOST_USED = 50;

  /// Requests that a subgraph may find invalid before it counts, and their share.
  private static final int REJECTED = 5;

  private static final double REJECTED_SHARE = 0.01;

  /// Answers that have to be there before the share of broken ones says something, and how much
  /// larger than before it may be: 5 points, and three standard deviations.
  private static final int ANSWERS = 50;

  private static final double BROKEN_POINTS = 0.05;
  private static final double DEVIATIONS = 3;

  /// The first may be chance.
  private static final int OUT_OF_MEMORY = 2;

  /// Planning is slow when it takes longer than this, and so many times as long as before.
  static final Duration SLOW = Duration.ofMillis(500);

  private static final int SLOWER = 10;

  private final Head head;
  private final Head standby;
  private final Instant until;
  private final @Nullable Canary canary;
  private final SchemaConfig.Probation rules;
  private final Probation.Court court;
  private final AtomicBoolean isDecided = new AtomicBoolean();
  private final CompletableFuture<TrialEnd> end = new CompletableFuture<>();

  // guarded by this
  private final Map<FaultClass, Long> counts = new EnumMap<>(FaultClass.class);
  private final Set<String> faulty = new HashSet<>();
  private final Map<String, Long> rejected = new HashMap<>();

  private volatile @Nullable String warning;

  /// The hashes of the operations that the standby answers most; looked up at the first fault.
  private @Nullable Set<String> mostUsed;

  /// @param until when it ends at the earliest
  /// @param canary its way to all requests; null when it has them
  Trial(
      Head head,
      Head standby,
      Instant until,
      @Nullable Canary canary,
      SchemaConfig.Probation rules,
      Probation.Court court) {
    this.head = head;
    this.standby = standby;
    this.until = until;
    this.canary = canary;
    this.rules = rules;
    this.court = court;
  }

  /// Whom the outcome is told.
  Probation.Court court() {
    return court;
  }

  /// Whether there is enough evidence already.
  boolean isDecided() {
    return isDecided.get();
  }

  /// Whether there is enough evidence for the first time.
  boolean decide() {
    return isDecided.compareAndSet(false, true);
  }

  Head head() {
    return head;
  }

  /// Completed once, when it is decided.
  CompletableFuture<TrialEnd> end() {
    return end;
  }

  OnProbation description() {
    return new OnProbation(
        until,
        standby.revision(),
        canary == null ? null : canary.status(),
        warning,
        end.minimalCompletionStage());
  }

  /// Whether enough requests were answered for a lack of evidence to mean something.
  boolean hasSeenEnough() {
    return head.engine().traffic().answered() >= rules.minRequests();
  }

  synchronized Map<FaultClass, Long> counts() {
    return new EnumMap<>(counts);
  }

  /// Takes evidence in.
  ///
  /// @return the judgement, when there is enough of it
  synchronized @Nullable Judgement take(Evidence evidence) {
    return switch (evidence) {
      case Evidence.Rescued(String operation) -> fault(operation);
      case Evidence.NotRescued(String operation) -> fault(operation);
      case Evidence.Lost _ -> lost();
      case Evidence.Rejected(Set<String> subgraphs) -> rejected(subgraphs);
      case Evidence.Broken() -> broken();
    };
  }

  /// Memory ran out.
  synchronized @Nullable Judgement outOfMemory() {
    long count = count(FaultClass.OUT_OF_MEMORY);
    return count < OUT_OF_MEMORY
        ? null
        : new Judgement(FaultClass.OUT_OF_MEMORY, "memory ran out " + count + " times");
  }

  /// Whether planning has become slow; said once. Without a plan of the standby there is nothing to
  /// compare with.
  ///
  /// @return a sentence for the operator
  synchronized @Nullable String slowPlanning() {
    long before = standby.engine().planningTimes().p99Nanos();
    long now = head.engine().planningTimes().p99Nanos();
    boolean isSlow = before > 0 && now > SLOW.toNanos() && now / SLOWER > before;
    if (!isSlow || warning != null) {
      return null;
    }
    count(FaultClass.SLOW_PLANNING);
    return warning =
        "planning takes %d ms at the 99th percentile, before it took %d ms"
            .formatted(now / 1_000_000, before / 1_000_000);
  }

  private @Nullable Judgement fault(String operation) {
    long count = count(FaultClass.ENGINE_FAULT);
    faulty.add(operation);
    boolean isMuchUsed = mostUsed().contains(operation);
    if (!isMuchUsed && count < FAULTS && faulty.size() < FAULTY_OPERATIONS) {
      return null;
    }
    return new Judgement(
        FaultClass.ENGINE_FAULT,
        "the engine was at fault for %d requests with %d operations that the schema before answers%s"
            .formatted(
                count, faulty.size(), isMuchUsed ? ", one of them among the most used" : ""));
  }

  private Set<String> mostUsed() {
    @Nullable Set<String> known = mostUsed;
    return known != null ? known : (mostUsed = standby.engine().mostUsedOperations(MOST_USED));
  }

  private @Nullable Judgement lost() {
    long count = count(FaultClass.LOST_OPERATION);
    long all = head.engine().traffic().answered() + count;
    boolean isMuch = all >= rules.minRequests() && count * 100 > rules.maxLostPercent() * all;
    return isMuch
        ? new Judgement(
            FaultClass.LOST_OPERATION,
            "%d of %d requests were for operations that have become invalid".formatted(count, all))
        : null;
  }

  private @Nullable Judgement rejected(Set<String> subgraphs) {
    count(FaultClass.REJECTED_REQUEST);
    for (String subgraph : subgraphs) {
      long count = rejected.merge(subgraph, 1L, Long::sum);
      long sent = head.engine().traffic().sentTo(subgraph);
      if (count > Math.max(REJECTED, REJECTED_SHARE * sent)) {
        return new Judgement(
            FaultClass.REJECTED_REQUEST,
            "subgraph %s found %d of %d requests invalid".formatted(subgraph, count, sent));
      }
    }
    return null;
  }

  private @Nullable Judgement broken() {
    long count = count(FaultClass.BROKEN_ANSWER);
    long all = head.engine().traffic().answered();
    double before =
        share(standby.engine().traffic().broken(), standby.engine().traffic().answered());
    double deviation = Math.sqrt(before * (1 - before) / Math.max(1, all));
    double limit = before + Math.max(BROKEN_POINTS, DEVIATIONS * deviation);
    return all >= ANSWERS && share(count, all) > limit
        ? new Judgement(
            FaultClass.BROKEN_ANSWER,
            "%d of %d answers break the schema, before it were %.1f %%"
                .formatted(count, all, 100 * before))
        : null;
  }

  private static double share(long part, long all) {
    return all == 0 ? 0 : (double) part / all;
  }

  private long count(FaultClass kind) {
    return counts.merge(kind, 1L, Long::sum);
  }
}
