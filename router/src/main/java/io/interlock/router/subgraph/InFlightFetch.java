package io.interlock.router.subgraph;

import io.interlock.executor.subgraph.SubgraphAnswer;
import io.interlock.executor.subgraph.SubgraphTransport;
import io.interlock.router.client.ClientCall;
import io.netty.buffer.ByteBuf;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A query on its way to a subgraph, and all who wait for its answer: the leader, for whom it was
/// sent, and its followers. Owned by one event loop.
///
/// ```
///   lead ──▶ join, join, … ──▶ answered      everybody who still waits gets the answer
///                          └─▶ all have left: the request is cancelled
/// ```
///
/// The request lives as long as anybody waits; the leader is no more than the others. Everybody has
/// the whole of the service's timeout from the time of asking on. When the leader's is over nobody
/// joins any more, so that one request that hangs is not handed on for ever.
final class InFlightFetch implements ClientCall.Extension {
  private static final Logger LOG = LoggerFactory.getLogger("interlock.fetch");

  private final InFlightFetches all;
  private final FetchKey key;
  private final Waiter leader;

  /// The last of those who wait; they are chained in the order of asking, which is that of their
  /// deadlines.
  private Waiter last;

  private int waiting;
  private boolean isJoinable;
  private boolean isAnswered;
  private @Nullable SentFetch sent;

  /// Takes the place of `key` among the queries on their way, for a request that is then {@link
  /// #sent}, or {@link #close}d when it cannot be.
  InFlightFetch(InFlightFetches all, FetchKey key, Consumer<SubgraphAnswer> answer) {
    this.all = all;
    this.key = key;
    leader = new Waiter(answer);
    last = leader;
    waiting = 1;
    isJoinable = true;
    key.retain();
    all.add(key, this);
  }

  /// Somebody who waits for the answer.
  private final class Waiter implements SubgraphTransport.Cancellation {
    private final long deadlineNanos = all.nanoTime() + key.endpoint().timeout().toNanos();
    private @Nullable Consumer<SubgraphAnswer> answer;
    private @Nullable Waiter next;

    Waiter(Consumer<SubgraphAnswer> answer) {
      this.answer = answer;
    }

    @Override
    public void cancel() {
      if (answer != null) {
        answer = null;
        left();
      }
    }

    boolean isWaiting() {
      return answer != null;
    }

    /// Hands the answer over, once.
    void take(SubgraphAnswer owned) {
      Consumer<SubgraphAnswer> receiver = answer;
      if (receiver == null) {
        throw new IllegalStateException("nobody waits for the answer any more");
      }
      answer = null;
      waiting--;
      receiver.accept(owned);
    }
  }

  /// The request is on its way, if it is not answered already.
  ///
  /// @return takes the leader out
  SubgraphTransport.Cancellation sent(SentFetch fetch) {
    sent = fetch;
    fetch.extendBy(this);
    return leader;
  }

  /// Hot path: per fetch. One more waits for the answer.
  ///
  /// @return takes that one out
  SubgraphTransport.Cancellation join(Asker follower, Consumer<SubgraphAnswer> answer) {
    key.endpoint().metrics().deduplicated();
    LOG.atDebug()
        .addKeyValue("id", follower.requestId())
        .addKeyValue("sharedWith", key.asker().requestId())
        .addKeyValue("subgraph", key.endpoint().name())
        .log("fetch shared");
    Waiter joined = new Waiter(answer);
    last.next = joined;
    last = joined;
    waiting++;
    return joined;
  }

  /// The answer has come.
  void answered(SubgraphAnswer owned) {
    isAnswered = true;
    close();
    if (waiting != 1 && owned instanceof SubgraphAnswer.Received received) {
      share(received);
    } else {
      tellAll(owned);
    }
  }

  /// Everybody gets a view of the same bytes; the last one who releases it gives them back.
  private void share(SubgraphAnswer.Received received) {
    ByteBuf body = received.body();
    try {
      for (Waiter waiter = leader; waiter != null; waiter = waiter.next) {
        if (waiter.isWaiting()) {
          tell(waiter, new SubgraphAnswer.Received(received.status(), body.retainedDuplicate()));
        }
      }
    } finally {
      body.release();
    }
  }

  private void tellAll(SubgraphAnswer answer) {
    for (Waiter waiter = leader; waiter != null; waiter = waiter.next) {
      if (waiter.isWaiting()) {
        tell(waiter, answer);
      }
    }
  }

  /// One who fails at the answer must not keep it from the others.
  private static void tell(Waiter waiter, SubgraphAnswer answerOwned) {
    try {
      waiter.take(answerOwned);
    } catch (RuntimeException | Error e) {
      LOG.error("an answer could not be taken", e);
    }
  }

  /// The time of the first is over, but who joined later has some left.
  @Override
  public long moreNanos() {
    close();
    long now = all.nanoTime();
    if (nanosOfLast(now) <= 0) {
      return 0;
    }
    SentFetch fetch = sent;
    for (Waiter waiter = leader; waiter != null && fetch != null; waiter = waiter.next) {
      if (waiter.isWaiting() && waiter.deadlineNanos - now > 0) {
        return waiter.deadlineNanos - now;
      }
      if (waiter.isWaiting()) {
        tell(waiter, fetch.timedOut());
      }
    }
    return 0;
  }

  private long nanosOfLast(long now) {
    long nanos = 0;
    for (Waiter waiter = leader; waiter != null; waiter = waiter.next) {
      if (waiter.isWaiting()) {
        nanos = waiter.deadlineNanos - now;
      }
    }
    return nanos;
  }

  private void left() {
    waiting--;
    if (waiting > 0 || isAnswered) {
      return;
    }
    close();
    if (sent != null) {
      sent.cancel();
    }
  }

  /// From now on nobody joins.
  void close() {
    if (isJoinable) {
      isJoinable = false;
      all.remove(key);
      key.release();
    }
  }
}
