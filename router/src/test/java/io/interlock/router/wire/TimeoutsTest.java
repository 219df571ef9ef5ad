package io.interlock.router.wire;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.channel.DefaultEventLoop;
import io.netty.channel.EventLoop;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class TimeoutsTest {
  private static final long AN_HOUR = TimeUnit.HOURS.toNanos(1);

  private final EventLoop loop = new DefaultEventLoop();
  private final List<String> ended = new ArrayList<>();
  private final CountDownLatch lastEnded = new CountDownLatch(1);

  @AfterEach
  void close() {
    var _ = loop.shutdownGracefully(0, 1, TimeUnit.SECONDS);
  }

  @Test
  void endInTheOrderOfTheirEnds() throws Exception {
    onLoop(timeouts -> {
      long now = System.nanoTime();
      timeouts.begin(() -> end("third"), now);
      timeouts.begin(() -> end("first"), now - AN_HOUR);
      timeouts.begin(() -> end("second"), now - 1);
      timeouts.begin(lastEnded::countDown, now);
    });

    assertThat(ended).containsExactly("first", "second", "third");
  }

  @Test
  void doNothingOnceCancelled() throws Exception {
    onLoop(timeouts -> {
      var first = timeouts.begin(() -> end("first"));
      timeouts.begin(() -> end("second"));
      var third = timeouts.begin(() -> end("third"));
      timeouts.begin(lastEnded::countDown);
      third.cancel();
      first.cancel();
      first.cancel();
    });

    assertThat(ended).containsExactly("second");
  }

  @Test
  void mayBeginAndCancelOthersWhenTheyEnd() throws Exception {
    onLoop(timeouts -> {
      var other = new ArrayList<Timeouts.Timeout>();
      timeouts.begin(() -> {
        other.getFirst().cancel();
        timeouts.begin(lastEnded::countDown);
        end("first");
      });
      other.add(timeouts.begin(() -> end("cancelled")));
    });

    assertThat(ended).containsExactly("first");
  }

  private interface Script {
    void run(Timeouts timeouts);
  }

  /// Runs a script on the loop and waits until the last timeout has ended.
  private void onLoop(Script script) throws Exception {
    loop.submit(() -> script.run(Timeouts.of(loop, Duration.ofMillis(20)))).get();
    assertThat(lastEnded.await(10, TimeUnit.SECONDS)).isTrue();
  }

  private void end(String name) {
    ended.add(name);
  }
}
