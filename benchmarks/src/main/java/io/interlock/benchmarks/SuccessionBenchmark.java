package io.interlock.benchmarks;

import io.interlock.router.engine.Engine;
import io.interlock.router.engine.EngineObserver;
import io.interlock.router.engine.EngineOptions;
import io.interlock.router.engine.OperationOutcome;
import io.interlock.router.engine.OverrideDecisions;
import io.interlock.router.engine.WarmUp;
import io.interlock.router.engine.WarmUpLimits;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/// What a new engine costs to take over 5,000 operations from the one before, with a field that is
/// new and that none of them asks for. The first run is what a router sees: it changes its schema
/// rarely.
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 0)
@Measurement(iterations = 10)
@Fork(1)
public class SuccessionBenchmark {
  private static final int OPERATIONS = 5_000;
  private static final int CACHED = 100_000;

  private final String sdl = Resources.read("/shop/supergraph.graphql");
  private final Engine before = engine(sdl);
  private Engine after = before;

  /// Has all operations prepared.
  @Setup
  public void prepareAll() {
    String text = Resources.read("/shop/medium.graphql");
    for (int i = 0; i < OPERATIONS; i++) {
      String one = text.replace("upc", "upc u" + i + ": upc");
      OperationOutcome outcome = before.operation(one, null).toCompletableFuture().join();
      if (!(outcome instanceof OperationOutcome.Prepared)) {
        throw new IllegalStateException("not prepared: " + outcome);
      }
    }
  }

  /// An engine takes over once.
  @Setup(Level.Invocation)
  public void build() {
    after =
        engine(
            sdl.replaceFirst(
                "(type Product\\s[^{]*\\{)", "$1 isNew: Int @join__field(graph: PRODUCTS) "));
  }

  @Benchmark
  public WarmUp carryAll() {
    WarmUp warmUp = after.warmFrom(before, WarmUpLimits.NONE);
    if (warmUp.carried() != OPERATIONS) {
      throw new IllegalStateException("expected all to be carried over, got " + warmUp);
    }
    return warmUp;
  }

  private static Engine engine(String supergraph) {
    return Engine.build(
        supergraph,
        new EngineOptions(
            15_000, CACHED, OverrideDecisions.NONE, Runnable::run, EngineObserver.NONE));
  }
}
