package io.interlock.router.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class EngineSlotTest {
  private final ManualClock clock = new ManualClock();
  private final RecordingObserver observer = new RecordingObserver();
  private final EngineSlot slot =
      new EngineSlot(new DrainPolicy(Duration.ofSeconds(35), 4), clock, observer);

  @Test
  void hasNoLeaseBeforeTheFirstSwap() {
    assertThat(slot.lease()).isNull();
    assertThat(slot.epoch()).isZero();
    assertThat(slot.restoreStandby()).isNull();
    assertThat(slot.epochs()).isEmpty();
  }

  @Test
  void newRequestsTakeTheNewEngineWhileOldOnesKeepTheirs() {
    Engine a = engine("a");
    Engine b = engine("b");
    slot.swap(a);
    Lease old = slot.lease();

    Swap swap = slot.swap(b);

    try (Lease fresh = slot.lease()) {
      assertThat(fresh.engine()).isSameAs(b);
      assertThat(fresh.epoch()).isEqualTo(2);
    }
    assertThat(old.engine()).isSameAs(a);
    assertThat(swap.epoch()).isEqualTo(2);
    assertThat(swap.drain().epoch()).isEqualTo(1);
    assertThat(swap.drain().requests()).isEqualTo(1);
    assertThat(swap.drain().deadline()).isEqualTo(Instant.EPOCH.plusSeconds(35));
    assertThat(swap.drain().ended().toCompletableFuture()).isNotDone();
    old.close();
    assertThat(swap.drain().ended().toCompletableFuture()).isDone();
  }

  @Test
  void aStartOnTrialServesTheNewerAloneAndHasAWayBack() {
    Engine proven = engine("a");
    Engine next = engine("b");

    Swap swap = slot.startOnTrial(next, proven);

    assertThat(swap.epoch()).isEqualTo(2);
    assertThat(swap.drain()).as("nothing served before").isNull();
    assertThat(slot.epochs())
        .extracting(EngineStatus::epoch, EngineStatus::state)
        .containsExactly(
            tuple(2L, EngineStatus.State.ACTIVE), tuple(1L, EngineStatus.State.STANDBY));
    try (Lease lease = slot.lease()) {
      assertThat(lease.engine()).isSameAs(next);
      assertThat(lease.isOnTrial()).isTrue();
    }
    slot.restoreStandby();
    try (Lease lease = slot.lease()) {
      assertThat(lease.engine()).isSameAs(proven);
    }
    assertThat(observer.closed).containsExactly(next);
  }

  @Test
  void closesAnEngineOnlyWhenItIsNeitherLeasedNorStandby() {
    Engine a = engine("a");
    slot.swap(a);
    Lease lease = slot.lease();

    slot.swap(engine("b"));
    slot.swap(engine("c"));
    assertThat(a.isClosed()).as("leased, standby no more").isFalse();

    lease.close();
    assertThat(a.isClosed()).isTrue();
    assertThat(observer.closed).containsExactly(a);
  }

  @Test
  void aLeaseClosedTwiceIsGivenBackOnce() {
    slot.swap(engine("a"));
    Lease first = slot.lease();
    Lease second = slot.lease();
    Swap swap = slot.swap(engine("b"));

    first.close();
    first.close();

    assertThat(swap.drain().ended().toCompletableFuture()).isNotDone();
    second.close();
    assertThat(swap.drain().ended().toCompletableFuture()).isDone();
  }

  @Test
  void restoresTheStandbyOnceAndKeepsItOpen() {
    Engine a = engine("a");
    Engine b = engine("b");
    slot.swap(a);
    slot.swap(b);

    Swap swap = slot.restoreStandby();

    assertThat(swap.epoch()).isEqualTo(3);
    try (Lease lease = slot.lease()) {
      assertThat(lease.engine()).isSameAs(a);
    }
    assertThat(observer.closed).containsExactly(b);
    assertThat(slot.restoreStandby()).as("no way back to what was rolled back").isNull();
  }

  @Test
  void theStandbyTakesWhatTheEngineOnTrialFails() {
    Engine a = engine("a");
    slot.swap(a);
    Lease first = slot.lease();
    assertThat(first.isOnTrial()).as("nothing to fall back on").isFalse();
    assertThat(slot.rescue(first)).isNull();
    first.close();

    slot.swap(engine("b"));
    Lease failed = slot.lease();
    Lease rescued = slot.rescue(failed);

    assertThat(failed.isOnTrial()).isTrue();
    assertThat(rescued.engine()).isSameAs(a);
    assertThat(rescued.epoch()).isEqualTo(1);
    assertThat(rescued.isOnTrial()).isFalse();
    assertThat(slot.rescue(rescued)).isNull();
    slot.endTrial(2);
    assertThat(slot.rescue(failed)).as("the trial is over").isNull();

    slot.swap(engine("c"));
    assertThat(a.isClosed()).as("a rescued request holds it").isFalse();
    rescued.close();
    assertThat(a.isClosed()).isTrue();
  }

  @Test
  void aRequestThatFailsAfterTheRollbackIsTakenByWhatServesAgain() {
    Engine a = engine("a");
    slot.swap(a);
    slot.swap(engine("b"));
    Lease failed = slot.lease();
    slot.restoreStandby();

    Lease rescued = slot.rescue(failed);

    assertThat(rescued.engine()).isSameAs(a);
    assertThat(rescued.epoch()).isEqualTo(3);
    rescued.close();
    failed.close();
  }

  @Test
  void anEngineThatHasNotProvenItselfDoesNotBecomeTheStandby() {
    Engine a = engine("a");
    Engine b = engine("b");
    slot.swap(a);
    slot.swap(b);

    slot.swap(engine("c"), false);

    assertThat(observer.closed).containsExactly(b);
    slot.restoreStandby();
    try (Lease lease = slot.lease()) {
      assertThat(lease.engine()).isSameAs(a);
    }
  }

  @Test
  void aSwapThatFailsLeavesEverythingAsItWas() {
    Engine a = engine("a");
    slot.swap(a);
    Engine closed = engine("closed");
    closed.discard();

    assertThatThrownBy(() -> slot.swap(closed)).isInstanceOf(IllegalStateException.class);

    assertThat(slot.epoch()).isEqualTo(1);
    assertThat(slot.epochs()).hasSize(1);
    assertThat(slot.swap(engine("b")).epoch()).isEqualTo(2);
  }

  @Test
  void cutsTheRequestsThatOutlastTheDeadline() {
    slot.swap(engine("a"));
    Lease stuck = slot.lease();
    Lease silent = slot.lease();
    List<String> heard = new ArrayList<>();
    stuck.onCut(() -> {
      heard.add("cut");
      stuck.close();
    });
    Swap swap = slot.swap(engine("b"));

    clock.advance(Duration.ofSeconds(34));
    assertThat(heard).isEmpty();
    clock.advance(Duration.ofSeconds(1));

    assertThat(heard).containsExactly("cut");
    assertThat(observer.cuts).containsExactly("1:2");
    assertThat(slot.epochs().get(1).state()).isEqualTo(EngineStatus.State.CUT);
    assertThat(swap.drain().ended().toCompletableFuture())
        .as("the engine is not taken from under a request")
        .isNotDone();
    silent.close();
    assertThat(swap.drain().ended().toCompletableFuture()).isDone();
  }

  @Test
  void cutsAtOnceWhoSaysHowOnlyAfterTheDeadline() {
    slot.swap(engine("a"));
    Lease late = slot.lease();
    slot.swap(engine("b"));
    clock.advance(Duration.ofSeconds(35));
    AtomicInteger cuts = new AtomicInteger();

    late.onCut(cuts::incrementAndGet);

    assertThat(cuts).hasValue(1);
  }

  @Test
  void aDrainedEpochIsNeverCut() {
    slot.swap(engine("a"));
    slot.swap(engine("b"));

    assertThat(clock.alarms()).as("the deadline is called off").isZero();
    clock.advance(Duration.ofMinutes(1));

    assertThat(observer.cuts).isEmpty();
  }

  @Test
  void case36AFifthRetiredEngineCutsTheOldest() {
    List<Lease> stuck = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      slot.swap(engine("e" + i));
      Lease lease = slot.lease();
      lease.onCut(lease::close);
      stuck.add(lease);
    }
    assertThat(observer.cuts).as("four retired, one active").isEmpty();

    slot.swap(engine("e5"));

    assertThat(observer.cuts).containsExactly("1:1");
    assertThat(slot.epochs()).extracting(EngineStatus::epoch).containsExactly(6L, 5L, 4L, 3L, 2L);
    stuck.forEach(Lease::close);
    assertThat(slot.epochs())
        .extracting(EngineStatus::state)
        .containsExactly(EngineStatus.State.ACTIVE, EngineStatus.State.STANDBY);
  }

  @Test
  void aCutThatThrowsSparesTheOthers() {
    slot.swap(engine("a"));
    AtomicInteger cuts = new AtomicInteger();
    for (int i = 0; i < 3; i++) {
      slot.lease()
          .onCut(() -> {
            cuts.incrementAndGet();
            throw new IllegalStateException("a request that cannot be ended");
          });
    }
    slot.swap(engine("b"));

    clock.advance(Duration.ofSeconds(35));

    assertThat(cuts).hasValue(3);
  }

  @Test
  void aClosedEngineCannotServeAgain() {
    Engine a = engine("a");
    a.discard();

    assertThat(observer.closed).containsExactly(a);
    assertThatThrownBy(() -> slot.swap(a)).isInstanceOf(IllegalStateException.class);
  }

  /// The algorithm under load: no lease on a closed engine, every engine closed exactly once.
  @Test
  void neverLeasesAClosedEngineUnderLoad() throws InterruptedException {
    int threads = 8;
    int swaps = 20_000;
    Engine first = engine("a");
    slot.swap(first);
    AtomicInteger violations = new AtomicInteger();
    CountDownLatch over = new CountDownLatch(threads);
    Thread[] readers = new Thread[threads];
    for (int t = 0; t < threads; t++) {
      readers[t] =
          Thread.ofPlatform()
              .start(() -> {
                while (!Thread.currentThread().isInterrupted()) {
                  try (Lease lease = slot.lease()) {
                    lease.onCut(() -> {});
                    if (lease.engine().isClosed()) {
                      violations.incrementAndGet();
                    }
                  }
                }
                over.countDown();
              });
    }

    for (int i = 1; i < swaps; i++) {
      if (i % 7 == 0) {
        slot.restoreStandby();
      } else {
        slot.swap(another(first));
      }
    }
    for (Thread reader : readers) {
      reader.interrupt();
    }
    assertThat(over.await(30, TimeUnit.SECONDS)).isTrue();
    for (Thread reader : readers) {
      reader.join();
    }

    assertThat(violations).hasValue(0);
    assertThat(observer.closed).doesNotHaveDuplicates();
    assertThat(slot.epochs()).allMatch(e -> e.leases() == 0);
    assertThat(slot.epochs().size()).isLessThanOrEqualTo(2);
    assertThat(observer.closed.size()).isEqualTo(observer.opened - slot.epochs().size());
  }

  private Engine engine(String field) {
    observer.opened++;
    return TestEngines.engine(field, observer);
  }

  private Engine another(Engine like) {
    observer.opened++;
    return TestEngines.sharing(like, observer);
  }
}
