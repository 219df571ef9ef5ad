package io.interlock.benchmarks;

import com.fasterxml.jackson.databind.ObjectMapper;
import graphql.parser.Parser;
import io.interlock.benchmarks.load.operation.Operation;
import io.interlock.benchmarks.load.shop.GraphqlServer;
import io.interlock.benchmarks.load.shop.Shop;
import io.interlock.composer.Composer;
import io.interlock.composer.CompositionResult;
import io.interlock.composer.SubgraphInput;
import io.interlock.executor.CompiledOperation;
import io.interlock.executor.Executor;
import io.interlock.executor.error.ErrorPolicy;
import io.interlock.executor.subgraph.SubgraphAnswer;
import io.interlock.executor.subgraph.SubgraphTransport;
import io.interlock.executor.variables.CoercedVariables;
import io.interlock.executor.variables.CoercionOutcome;
import io.interlock.planner.PlanningOutcome;
import io.interlock.planner.QueryPlanner;
import io.interlock.supergraph.schema.Supergraph;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import io.netty.buffer.ByteBufUtil;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
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

  private final Map<String, GraphqlServer> subgraphs = new HashMap<>();
  private final Map<ByteBuf, byte[]> answers = new HashMap<>();
  private Executor executor;
  private CompiledOperation compiled;

  @Setup
  public void compile() throws IOException {
    Shop shop = new Shop();
    List<SubgraphInput> inputs = new ArrayList<>();
    for (String name : GraphqlServer.SUBGRAPHS) {
      GraphqlServer subgraph = GraphqlServer.subgraph(name, shop);
      subgraphs.put(name, subgraph);
      inputs.add(new SubgraphInput(name, "", subgraph.sdl()));
    }
    var composed = (CompositionResult.Composed) Composer.compose(inputs);
    Supergraph supergraph = Supergraph.read(composed.supergraphSdl());
    executor = new Executor(supergraph);
    byte[] request =
        Operation.named(operation)
            .orElseThrow()
            .traffic(GraphqlServer.monolith(shop))
            .request(0)
            .body();
    String query = new ObjectMapper().readTree(request).path("query").textValue();
    var planned =
        (PlanningOutcome.Planned)
            new QueryPlanner(supergraph)
                .plan(Parser.parse(query), null, Set.of(), supergraph.view());
    compiled = executor.compile(planned.plan(), supergraph.view());
  }

  @Benchmark
  public int execute() {
    CoercedVariables variables = ((CoercionOutcome.Coerced) compiled.coerce(null)).variables();
    int[] bytes = new int[1];
    executor.execute(
        compiled,
        variables,
        ErrorPolicy.OPEN,
        transport(),
        ByteBufAllocator.DEFAULT,
        result -> {
          bytes[0] = result.body().readableBytes();
          result.body().release();
        });
    return bytes[0];
  }

  /// Answers at once, out of memory after the first time.
  private SubgraphTransport transport() {
    return (request, answer) -> {
      byte[] known = answers.get(request.body());
      if (known == null) {
        GraphqlServer subgraph = Objects.requireNonNull(subgraphs.get(request.subgraph()));
        known = subgraph.answer(ByteBufUtil.getBytes(request.body()));
        answers.put(request.body().copy(), known);
      }
      request.body().release();
      ByteBuf body = ByteBufAllocator.DEFAULT.heapBuffer(known.length).writeBytes(known);
      answer.accept(new SubgraphAnswer.Received(200, body));
      return () -> {};
    };
  }
}
