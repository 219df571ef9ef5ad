package io.interlock.router.engine;

import java.time.Instant;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// One activation of an engine, and the count of the requests that hold it.
///
/// One word holds everything: the sign bit says retired, the rest counts leases. A retired epoch
/// grants no lease, so that its count only falls; whoever brings the word to "retired, no leases"
/// ends the epoch, and only one can.
///
/// ```text
/// acquire:  s >= 0 and CAS(s, s + 1)                    otherwise: look at the current epoch again
/// release:  if s - 1 == RETIRED then end
/// retire:   CAS(s, s | RETIRED); if s == 0 then end
/// ```
///
/// Thread-safe.
final class Epoch {
  private static final Logger LOG = LoggerFactory.getLogger(Epoch.class);
  private static final long RETIRED = Long.MIN_VALUE;

  private final long number;
  private final Engine engine;
  private final Instant activatedAt;
  private final AtomicLong state = new AtomicLong();
  private final CompletableFuture<Void> ended = new CompletableFuture<>();
  private final Set<Lease> cuttable = ConcurrentHashMap.newKeySet();
  private final AtomicBoolean isCut = new AtomicBoolean();
  private volatile @Nullable Instant deadline;
  private volatile boolean isOnTrial;

  /// Takes a hold on the engine until the epoch ends.
  Epoch(long number, Engine engine, Instant activatedAt) {
    this.number = number;
    this.engine = engine;
    this.activatedAt = activatedAt;
    engine.hold();
  }

  long number() {
    return number;
  }

  Engine engine() {
    return engine;
  }

  Instant activatedAt() {
    return activatedAt;
  }

  long leases() {
    return state.get() & Long.MAX_VALUE;
  }

  boolean isRetired() {
    return state.get() < 0;
  }

  boolean isCut() {
    return isCut.get();
  }

  @Nullable Instant deadline() {
    return deadline;
  }

  void setDeadline(Instant deadline) {
    this.deadline = deadline;
  }

  /// Whether its engine has yet to prove itself.
  boolean isOnTrial() {
    return isOnTrial;
  }

  void beginTrial() {
    isOnTrial = true;
  }

  void endTrial() {
    isOnTrial = false;
  }

  /// Completed when the epoch is retired and the last lease is back.
  CompletableFuture<Void> ended() {
    return ended;
  }

  /// Hot path: per request. Whether a lease was granted.
  boolean tryAcquire() {
    while (true) {
      long s = state.get();
      if (s < 0) {
        return false;
      }
      if (state.compareAndSet(s, s + 1)) {
        return true;
      }
    }
  }

  /// Hot path: per request.
  void release() {
    if (state.decrementAndGet() == RETIRED) {
      end();
    }
  }

  /// From here on no lease is granted. Called once.
  void retire() {
    if (state.getAndUpdate(s -> s | RETIRED) == 0) {
      end();
    }
  }

  void register(Lease lease) {
    cuttable.add(lease);
    if (isCut.get()) {
      lease.cut();
    }
  }

  void unregister(Lease lease) {
    cuttable.remove(lease);
  }

  /// Ends the requests that still hold this epoch, as far as they said how. The second call does
  /// nothing.
  ///
  /// @return the leases that were held, 0 when there was nothing to cut
  long cut() {
    if (ended.isDone() || !isCut.compareAndSet(false, true)) {
      return 0;
    }
    long held = leases();
    for (Lease lease : cuttable) {
      try {
        lease.cut();
      } catch (RuntimeException | Error e) {
        LOG.error("a request on epoch {} could not be cut", number, e);
      }
    }
    return held;
  }

  private void end() {
    engine.letGo();
    ended.complete(null);
  }
}
