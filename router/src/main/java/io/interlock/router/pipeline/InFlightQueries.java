package io.interlock.router.pipeline;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/// The queries of one event loop that are being executed and may be joined, by what makes them the
/// same. Owned by that loop, but for the count of mutations, which all loops share.
final class InFlightQueries {
  private final Map<QueryKey, InFlightQuery> queries = new HashMap<>();
  private final AtomicLong endedMutations;

  InFlightQueries(AtomicLong endedMutations) {
    this.endedMutations = endedMutations;
  }

  /// How many mutations have ended: a query that began before the last of them is not joined.
  long endedMutations() {
    return endedMutations.get();
  }

  /// Hot path: per request. The same query that is being executed; null when there is none.
  @Nullable InFlightQuery find(QueryKey key) {
    return queries.get(key);
  }

  void add(QueryKey key, InFlightQuery query) {
    queries.put(key, query);
  }

  void remove(QueryKey key) {
    queries.remove(key);
  }
}
