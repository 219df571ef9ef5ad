package io.interlock.router.pipeline;

import io.interlock.benchmarks.load.operation.Operation;
import io.interlock.benchmarks.load.shop.GraphqlServer;
import io.interlock.benchmarks.load.shop.Shop;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
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

/// A client's body, decoded: the query found by its bytes, the variables left as they are. Stands
/// in the package of what it measures, which nobody else sees.
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
@SuppressWarnings("NullAway.Init") // set up by ask()
public class DecodingBenchmark {
  @Param({"simple", "simple-distinct", "heavy", "heavy-distinct"})
  public String operation = "";

  private ByteBuf body;

  @Setup
  public void ask() {
    byte[] request =
        Operation.named(operation)
            .orElseThrow()
            .traffic(GraphqlServer.monolith(new Shop()))
            .request(0)
            .body();
    body = ByteBufAllocator.DEFAULT.heapBuffer(request.length).writeBytes(request);
  }

  @Benchmark
  public Object decode() {
    return BodyDecoder.decode(body);
  }
}
