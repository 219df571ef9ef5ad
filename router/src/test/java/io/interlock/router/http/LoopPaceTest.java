package io.interlock.router.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.channel.EventLoop;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class LoopPaceTest {
  private final EventLoops loops = EventLoops.start(2);
  private final LoopPace pace = new LoopPace(loops.group());

  @AfterEach
  void close() {
    loops.close().toCompletableFuture().orTimeout(10, TimeUnit.SECONDS).join();
  }

  @Test
  void whatALoopHasToDoGoesFirst() {
    AtomicBoolean isDone = new AtomicBoolean();
    EventLoop loop = loops.next();
    loop.execute(() -> isDone.set(true));

    pace.run();

    assertThat(isDone).isTrue();
  }

  @Test
  void aLoopThatNeverComesRoundHoldsNothingUpForEver() {
    CountDownLatch end = new CountDownLatch(1);
    loops
        .next()
        .execute(() -> {
          try {
            end.await();
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
          }
        });

    pace.run();

    assertThat(end.getCount()).as("it still runs").isEqualTo(1);
    end.countDown();
  }

  @Test
  void anInterruptEndsTheWait() {
    Thread.currentThread().interrupt();

    pace.run();

    assertThat(Thread.interrupted()).isTrue();
  }

  @Test
  void loopsThatHaveEndedAreNotWaitedFor() {
    loops.close().toCompletableFuture().orTimeout(10, TimeUnit.SECONDS).join();

    pace.run();

    assertThat(loops.group().isTerminated()).isTrue();
  }
}
