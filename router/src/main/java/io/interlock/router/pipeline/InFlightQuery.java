package io.interlock.router.pipeline;

import io.interlock.executor.ExecutionResult;
import io.interlock.executor.error.Suspicions;
import io.interlock.executor.subgraph.SubgraphTransport;
import io.netty.buffer.ByteBuf;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// One execution of a query, and all client requests that wait for its result: the leader, which
/// began it, and its followers. Owned by one event loop.
///
/// It lives as long as anybody waits; who leaves, the leader too, takes nothing from the others.
/// Each request keeps what is its own: its lease, its timeout, the head of its answer.
final class InFlightQuery {
  private static final Logger LOG = LoggerFactory.getLogger(InFlightQuery.class);

  private final InFlightQueries all;
  private final QueryKey key;
  private final String leader;
  private final Set<Waiter> waiters = new LinkedHashSet<>();
  private SubgraphTransport.@Nullable Cancellation execution;
  private boolean isOver;

  /// A request that waits for a result.
  interface Waiter {
    void executed(ExecutionResult resultOwned);

    /// The engine was at fault.
    void faulted(Throwable thrown);
  }

  /// Takes the place of `key` among the queries that may be joined, for an execution that is then
  /// {@link #started}.
  ///
  /// @param leader the id of the request that begins it
  InFlightQuery(InFlightQueries all, QueryKey key, String leader) {
    this.all = all;
    this.key = key;
    this.leader = leader;
    key.retain();
    all.add(key, this);
  }

  /// The id of the request that began it.
  String leader() {
    return leader;
  }

  /// One more waits for the result.
  ///
  /// @return takes that one out
  SubgraphTransport.Cancellation join(Waiter waiter) {
    waiters.add(waiter);
    return () -> leave(waiter);
  }

  /// The execution runs, if it has not ended already.
  void started(SubgraphTransport.Cancellation running) {
    if (isOver) {
      running.cancel(); // a fault ended it; a result makes this do nothing
    } else {
      execution = running;
    }
  }

  /// There is a result: everybody gets a view of the same bytes. That a subgraph has rejected a
  /// request only the first is told, since it was one request, however many wait for its answer.
  void executed(ExecutionResult owned) {
    ByteBuf body = owned.body();
    Suspicions suspicions = owned.suspicions();
    try {
      for (Waiter waiter : end()) {
        hand(
            new ExecutionResult(
                body.retainedDuplicate(), owned.isDataNull(), owned.errorCount(), suspicions),
            waiter);
        suspicions = new Suspicions(Set.of(), suspicions.brokenValues());
      }
    } finally {
      body.release();
    }
  }

  private static void hand(ExecutionResult resultOwned, Waiter waiter) {
    try {
      waiter.executed(resultOwned);
    } catch (RuntimeException | Error e) {
      waiter.faulted(e);
    }
  }

  /// The engine was at fault: everybody hears of it, as if it had executed the query alone.
  void faulted(Throwable thrown) {
    SubgraphTransport.Cancellation running = execution;
    List<Waiter> told = end();
    if (running != null) {
      running.cancel();
    }
    if (told.isEmpty()) {
      LOG.error("an execution that nobody waits for failed", thrown);
    }
    told.forEach(waiter -> waiter.faulted(thrown));
  }

  private void leave(Waiter waiter) {
    SubgraphTransport.Cancellation running = execution;
    if (waiters.remove(waiter) && waiters.isEmpty() && !isOver) {
      end();
      if (running != null) {
        running.cancel();
      }
    }
  }

  /// From now on nobody joins and nobody waits.
  ///
  /// @return those who did
  private List<Waiter> end() {
    List<Waiter> waited = List.copyOf(waiters);
    waiters.clear();
    execution = null;
    if (!isOver) {
      isOver = true;
      all.remove(key);
      key.release();
    }
    return waited;
  }
}
