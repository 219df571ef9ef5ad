package io.interlock.router.subgraph;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/// The queries of one event loop that are on their way and may be joined, by what makes them the
/// same. Owned by that loop, but for the count of mutations, which all loops share.
final class InFlightFetches {
  private final Map<FetchKey, InFlightFetch> fetches = new HashMap<>();
  private final AtomicLong endedMutations;
  private final LongSupplier nanoTime;

  InFlightFetches(AtomicLong endedMutations) {
    this(endedMutations, System::nanoTime);
  }

  /// @param nanoTime the clock
  InFlightFetches(AtomicLong endedMutations, LongSupplier nanoTime) {
    this.endedMutations = endedMutations;
    this.nanoTime = nanoTime;
  }

  long nanoTime() {
    return nanoTime.getAsLong();
  }

  /// How many mutations have ended: a query that was sent before the last of them is not joined.
  long endedMutations() {
    return endedMutations.get();
  }

  /// A mutation was answered, has failed or was given up: it may have changed something.
  void mutationEnded() {
    endedMutations.incrementAndGet();
  }

  /// Hot path: per fetch. The same query that is on its way; null when there is none.
  @Nullable InFlightFetch find(FetchKey key) {
    return fetches.get(key);
  }

  void add(FetchKey key, InFlightFetch fetch) {
    fetches.put(key, fetch);
  }

  void remove(FetchKey key) {
    fetches.remove(key);
  }

  int size() {
    return fetches.size();
  }
}
