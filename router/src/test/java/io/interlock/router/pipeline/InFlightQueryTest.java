package io.interlock.router.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.interlock.executor.ExecutionResult;
import io.interlock.executor.error.Suspicions;
import io.interlock.executor.subgraph.SubgraphTransport;
import io.interlock.router.engine.OperationOutcome;
import io.interlock.router.engine.PreparedOperation;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What becomes of buffers, executions and suspicions when several wait for one result.
class InFlightQueryTest {
  private final ByteBuf variables = bytes("{\"a\":1}");
  private final ByteBuf body = bytes("{\"data\":{}}");
  private final InFlightQueries all = new InFlightQueries(new AtomicLong());
  private final List<String> told = new ArrayList<>();
  private TestRouter router;
  private QueryKey key;
  private InFlightQuery query;
  private int cancelled;

  @BeforeEach
  void start() throws Exception {
    router = TestRouter.start();
    try (var lease = router.slot.lease()) {
      var outcome = lease.engine().operation("{ me { name } }", null).toCompletableFuture().join();
      PreparedOperation operation = ((OperationOutcome.Prepared) outcome).operation();
      key = new QueryKey(lease.engine(), operation, variables, PlanExposure.NONE, List.of(), 0);
    }
    query = new InFlightQuery(all, key, "id");
  }

  @AfterEach
  void close() {
    router.close();
    variables.release();
    assertThat(variables.refCnt()).isZero();
  }

  private static ByteBuf bytes(String text) {
    return Unpooled.copiedBuffer(text, StandardCharsets.UTF_8);
  }

  private final class Client implements InFlightQuery.Waiter {
    private final String name;

    Client(String name) {
      this.name = name;
    }

    @Override
    public void executed(ExecutionResult resultOwned) {
      String text =
          resultOwned
              .body()
              .readCharSequence(resultOwned.body().readableBytes(), StandardCharsets.UTF_8)
              .toString();
      resultOwned.body().release();
      told.add(name + " " + text + " " + resultOwned.suspicions().rejectedBy());
      if (name.equals("clumsy")) {
        throw new IllegalStateException("on demand");
      }
    }

    @Override
    public void faulted(Throwable thrown) {
      told.add(name + " faulted");
    }
  }

  private SubgraphTransport.Cancellation join(String name) {
    return query.join(new Client(name));
  }

  private ExecutionResult result() {
    return new ExecutionResult(body, false, 0, new Suspicions(Set.of("products"), 0));
  }

  @Test
  void everybodyReadsTheSameBytesAndTheLastOneGivesThemBack() {
    join("leader");
    query.started(() -> cancelled++);
    join("follower");
    query.executed(result());

    assertThat(told)
        .containsExactly("leader {\"data\":{}} [products]", "follower {\"data\":{}} []");
    assertThat(body.refCnt()).isZero();
    assertThat(all.find(key)).isNull();
    assertThat(cancelled).isZero();
  }

  @Test
  void oneWhoFailsAtTheResultDoesNotKeepItFromTheOthers() {
    join("clumsy");
    join("follower");
    query.executed(result());

    assertThat(told)
        .containsExactly(
            "clumsy {\"data\":{}} [products]", "clumsy faulted", "follower {\"data\":{}} []");
    assertThat(body.refCnt()).isZero();
  }

  @Test
  void aFaultStopsTheExecutionAndIsToldEverybody() {
    join("leader");
    query.started(() -> cancelled++);
    join("follower");
    query.faulted(new StackOverflowError());

    assertThat(told).containsExactly("leader faulted", "follower faulted");
    assertThat(cancelled).isOne();
    assertThat(all.find(key)).isNull();
    body.release();
  }

  @Test
  void aFaultThatComesBeforeTheExecutionHasBegunStopsItThen() {
    join("leader");
    query.faulted(new StackOverflowError());
    query.started(() -> cancelled++);

    assertThat(cancelled).isOne();
    body.release();
  }

  @Test
  void theExecutionIsStoppedWhenTheLastOneLeaves() {
    SubgraphTransport.Cancellation leader = join("leader");
    query.started(() -> cancelled++);
    SubgraphTransport.Cancellation follower = join("follower");

    leader.cancel();
    leader.cancel();
    assertThat(cancelled).isZero();
    assertThat(all.find(key)).isSameAs(query);

    follower.cancel();
    assertThat(cancelled).isOne();
    assertThat(all.find(key)).isNull();
    assertThat(told).isEmpty();
    body.release();
  }
}
