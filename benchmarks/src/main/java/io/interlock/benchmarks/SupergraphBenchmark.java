package io.interlock.benchmarks;

import io.interlock.planner.QueryPlanner;
import io.interlock.supergraph.schema.Supergraph;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/// What a schema costs before the first operation: reading the supergraph and building its graph.
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 3)
@Measurement(iterations = 5, time = 3)
@Fork(1)
public class SupergraphBenchmark {
  private final String sdl = Resources.read("/shop/supergraph.graphql");

  @Benchmark
  public QueryPlanner readAndBuildGraph() {
    return new QueryPlanner(Supergraph.read(sdl));
  }
}
