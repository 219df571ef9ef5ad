package io.interlock.benchmarks;

import io.interlock.executor.CompiledOperation;
import io.interlock.executor.Executor;
import io.interlock.executor.error.ErrorPolicy;
import io.interlock.executor.subgraph.SubgraphTransport;
import io.interlock.executor.variables.CoercedVariables;
import io.interlock.executor.variables.CoercionOutcome;
import io.netty.buffer.ByteBufAllocator;
import java.io.IOException;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/// Executing alone, without sockets: variables coerced, requests to subgraphs written, their
/// answers read out of memory, the response written. With `-prof gc` the bytes allocated per
/// request.
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 5, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(1)
@SuppressWarnings("NullAway.Init") // set up by compile()
public class ExecutionBenchmark {
  @Param({"simple", "entity", "heavy", "large"})
  public String operation = "";

  private SubgraphTransport subgraphs;
  private Executor executor;
  private CompiledOperation compiled;

  @Setup
  public void compile() throws IOException {
    ShopInMemory shop = new ShopInMemory();
    subgraphs = shop.transport();
    executor = new Executor(shop.supergraph());
    compiled = executor.compile(shop.plan(operation), shop.supergraph().view());
  }

  @Benchmark
  public int execute() {
    CoercedVariables variables = ((CoercionOutcome.Coerced) compiled.coerce(null)).variables();
    int[] bytes = new int[1];
    executor.execute(
        compiled,
        variables,
        ErrorPolicy.OPEN,
        subgraphs,
        ByteBufAllocator.DEFAULT,
        result -> {
          bytes[0] = result.body().readableBytes();
          result.body().release();
        });
    return bytes[0];
  }
}
