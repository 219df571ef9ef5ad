package io.interlock.router.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.interlock.router.config.SchemaConfig.CanaryStep;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;
import org.junit.jupiter.api.Test;

/// A new engine gets a share of the requests first.
class CanaryTest {
  private static final Duration STEP = Duration.ofSeconds(30);
  private static final int CLIENTS = 10_000;

  private final ManualClock clock = new ManualClock();
  private final RecordingObserver observer = new RecordingObserver();
  private final EngineSlot slot = slot(List.of(new CanaryStep(5, STEP), new CanaryStep(25, STEP)));

  private EngineSlot slot(List<CanaryStep> steps) {
    return new EngineSlot(new DrainPolicy(Duration.ofSeconds(35), 4), steps, clock, observer);
  }

  @Test
  void theFirstEngineTakesAllAtOnce() {
    Swap swap = slot.swap(engine("a"));

    assertThat(swap.canary()).isNull();
    assertThat(clientsOf(1)).hasSize(CLIENTS);
    assertThat(slot.promote()).isFalse();
  }

  @Test
  void theShareGrowsStepByStepAndKeepsItsClients() {
    slot.swap(engine("a"));
    Swap swap = slot.swap(engine("b"));

    assertThat(swap.drain()).as("it still serves").isNull();
    assertThat(swap.canary().status()).isEqualTo(new CanaryStatus(5, clock.now().plus(STEP)));
    Set<Integer> first = clientsOf(2);
    assertThat(first).hasSizeBetween(400, 600);

    clock.advance(STEP);
    assertThat(swap.canary().status().percent()).isEqualTo(25);
    Set<Integer> second = clientsOf(2);
    assertThat(second).hasSizeBetween(2_300, 2_700).containsAll(first);
    assertThat(swap.canary().promoted().toCompletableFuture()).isNotDone();

    clock.advance(STEP);
    assertThat(swap.canary().status()).isNull();
    assertThat(swap.canary().promoted().toCompletableFuture()).isCompleted();
    assertThat(clientsOf(2)).hasSize(CLIENTS);
    assertThat(slot.epochs())
        .extracting(EngineStatus::state)
        .containsExactly(EngineStatus.State.ACTIVE, EngineStatus.State.STANDBY);
  }

  @Test
  void anotherSupergraphMeetsOtherClientsFirst() {
    slot.swap(engine("a"));
    slot.swap(engine("b"));
    Set<Integer> first = clientsOf(2);
    slot.promote();
    slot.swap(engine("c"));

    Set<Integer> both = clientsOf(3);
    both.retainAll(first);
    assertThat(both).hasSizeLessThan(100);
  }

  @Test
  void whatIsHeldWaitsToBePromoted() {
    EngineSlot held = slot(List.of(new CanaryStep(50, null)));
    held.swap(engine("a"));
    Lease lease = held.lease();
    Swap swap = held.swap(engine("b"));

    clock.advance(Duration.ofHours(10));
    assertThat(swap.canary().status()).isEqualTo(new CanaryStatus(50, null));
    assertThat(observer.cuts).as("the other half is not drained").isEmpty();

    assertThat(held.promote()).isTrue();
    assertThat(held.promote()).isFalse();
    assertThat(held.epochs())
        .extracting(EngineStatus::epoch, EngineStatus::state, EngineStatus::percent)
        .containsExactly(
            tuple(2L, EngineStatus.State.ACTIVE, 100), tuple(1L, EngineStatus.State.DRAINING, 0));
    lease.close();
  }

  @Test
  void aFaultOfTheCanaryIsRescued() {
    slot.swap(engine("a"));
    slot.swap(engine("b"));

    try (Lease failed = slot.lease();
        Lease rescued = slot.rescue(failed)) {
      assertThat(failed.epoch()).isEqualTo(2);
      assertThat(rescued.epoch()).isEqualTo(1);
      assertThat(slot.rescue(rescued)).as("what serves the others has proven itself").isNull();
    }
  }

  @Test
  void aRollbackTakesTheCanaryAway() {
    Engine a = engine("a");
    Engine b = engine("b");
    slot.swap(a);
    Swap canary = slot.swap(b);
    clock.advance(STEP.dividedBy(2));

    Swap swap = slot.restoreStandby();

    assertThat(swap.drain().epoch()).isEqualTo(2);
    assertThat(clientsOf(3)).hasSize(CLIENTS);
    assertThat(observer.closed).containsExactly(b);
    assertThat(canary.canary().status()).isNull();
    assertThat(slot.promote()).isFalse();
    clock.advance(STEP.multipliedBy(3));
    assertThat(clientsOf(3)).as("no step is left").hasSize(CLIENTS);
    assertThat(canary.canary().promoted().toCompletableFuture()).isNotDone();
  }

  @Test
  void anotherCanaryTakesThePlaceOfOneThatRuns() {
    Engine b = engine("b");
    slot.swap(engine("a"));
    slot.swap(b);
    clock.advance(STEP);

    Swap swap = slot.swap(engine("c"), false);

    assertThat(swap.drain().epoch()).isEqualTo(2);
    assertThat(observer.closed).containsExactly(b);
    assertThat(clientsOf(3)).as("it begins with its first share").hasSizeBetween(400, 600);
    assertThat(clientsOf(1)).hasSizeBetween(9_400, 9_600);
    clock.advance(STEP.multipliedBy(2));
    assertThat(clientsOf(3)).hasSize(CLIENTS);
  }

  @Test
  void whatHasAllRequestsServesTheOthersEvenIfItIsNotProven() {
    Engine b = engine("b");
    slot.swap(engine("a"));
    slot.swap(b);
    slot.promote();

    slot.swap(engine("c"), false);

    assertThat(clientsOf(2)).hasSizeBetween(9_400, 9_600);
    slot.restoreStandby();
    assertThat(clientsOf(4)).as("the way back leads to what was proven").hasSize(CLIENTS);
    assertThat(observer.closed).contains(b);
  }

  /// The algorithm under load: no lease is lost or on a closed engine, nobody outside of the share
  /// sees a canary, every engine is closed exactly once.
  @Test
  void neverLeasesAClosedEngineNorACanaryToOthersUnderLoad() throws InterruptedException {
    int threads = 8;
    Engine first = engine("a");
    slot.swap(first);
    slot.swap(another(first));
    clock.advance(STEP);
    int[] outside = clientsOf(1).stream().limit(50).mapToInt(Integer::intValue).toArray();
    AtomicLong newestForAll = new AtomicLong(1);
    AtomicInteger violations = new AtomicInteger();
    LongAdder leases = new LongAdder();
    Thread[] readers = new Thread[threads];
    for (int t = 0; t < threads; t++) {
      readers[t] =
          Thread.ofPlatform()
              .start(() -> {
                for (int i = 0; !Thread.currentThread().isInterrupted(); i++) {
                  int who = outside[i % outside.length];
                  try (Lease lease = slot.lease(() -> who)) {
                    leases.increment();
                    if (lease.engine().isClosed() || lease.epoch() > newestForAll.get()) {
                      violations.incrementAndGet();
                    }
                  }
                }
              });
    }

    Random random = new Random(11);
    boolean isProven = false;
    for (int i = 0; i < 10_000; i++) {
      switch (random.nextInt(5)) {
        case 0, 1 -> {
          slot.swap(another(first), isProven);
          isProven = false;
        }
        case 2 -> {
          newestForAll.set(slot.epoch());
          slot.promote();
          isProven = true;
        }
        case 3 -> {
          newestForAll.set(slot.epoch() + 1);
          isProven = slot.restoreStandby() != null || isProven;
        }
        default -> clock.advance(Duration.ofSeconds(1));
      }
    }
    for (Thread reader : readers) {
      reader.interrupt();
      reader.join();
    }

    assertThat(violations).hasValue(0);
    assertThat(leases.sum()).isGreaterThan(10_000);
    slot.promote();
    assertThat(slot.epochs()).allMatch(e -> e.leases() == 0);
    assertThat(observer.closed).doesNotHaveDuplicates();
    assertThat(observer.closed).hasSize(observer.opened - slot.epochs().size());
  }

  /// The clients that an epoch serves, of many.
  private Set<Integer> clientsOf(long epoch) {
    Set<Integer> clients = new HashSet<>();
    for (int i = 0; i < CLIENTS; i++) {
      int identity = ("Bearer " + i).hashCode();
      try (Lease lease = slot.lease(() -> identity)) {
        if (lease.epoch() == epoch) {
          clients.add(identity);
        }
      }
    }
    return clients;
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
