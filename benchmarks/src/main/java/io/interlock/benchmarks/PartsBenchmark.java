package io.interlock.benchmarks;

import io.interlock.executor.entity.FetchProgram;
import io.interlock.executor.entity.OpenFetch;
import io.interlock.executor.entity.ResponseData;
import io.interlock.executor.error.ErrorCollector;
import io.interlock.executor.error.ErrorPolicy;
import io.interlock.executor.json.JsonScanner;
import io.interlock.executor.json.JsonWriter;
import io.interlock.executor.projection.Projection;
import io.interlock.executor.shape.ShapeCompiler;
import io.interlock.executor.step.CompiledSteps;
import io.interlock.executor.step.PlanRun;
import io.interlock.executor.variables.CoercedVariables;
import io.interlock.executor.variables.CoercionOutcome;
import io.interlock.executor.variables.VariableProgram;
import io.interlock.planner.plan.PlanNode;
import io.interlock.planner.plan.QueryPlan;
import io.netty.buffer.ByteBufAllocator;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.AuxCounters;
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

/// The parts of executing, each by itself: per second how often, and how many megabytes of an
/// answer it read or wrote. With `-prof gc` the bytes allocated each time.
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class PartsBenchmark {
  private static final double MEGABYTE = 1e6;

  /// Megabytes read or written.
  @State(Scope.Thread)
  @AuxCounters(AuxCounters.Type.OPERATIONS)
  public static class Megabytes {
    public double megabytes;
  }

  /// Operations whose answers are read and whose data is written.
  @State(Scope.Benchmark)
  public static class Any extends Fetched {
    @Param({"entity", "heavy", "large"})
    public String operation = "";

    @Override
    String operation() {
      return operation;
    }
  }

  /// Operations that ask for entities.
  @State(Scope.Benchmark)
  public static class WithEntities extends Fetched {
    @Param({"entity", "heavy"})
    public String operation = "";

    @Override
    String operation() {
      return operation;
    }
  }

  /// An operation that has been executed once, and the largest of its fetches.
  @SuppressWarnings("NullAway.Init") // set up by fetch()
  abstract static class Fetched {
    private ShapeCompiler compiler;
    private final JsonWriter out = JsonWriter.on(ByteBufAllocator.DEFAULT.heapBuffer(4 << 20));
    private ResponseData whole;
    private FetchProgram root;
    private byte[] answer = {};
    private @Nullable FetchProgram entities;

    abstract String operation();

    @Setup
    public void fetch() throws IOException {
      ShopInMemory shop = new ShopInMemory();
      QueryPlan plan = shop.plan(operation());
      compiler = new ShapeCompiler(plan, shop.supergraph().view());
      CompiledSteps steps = CompiledSteps.compile(plan.node(), compiler);
      whole = data();
      CoercedVariables none =
          ((CoercionOutcome.Coerced)
                  VariableProgram.compile(List.of(), shop.supergraph().view()).coerce(null))
              .variables();
      new PlanRun(none, whole, errors(), shop.transport(), ByteBufAllocator.DEFAULT)
          .start(steps, () -> {});
      whole.complete();
      int mostRepresented = 0;
      for (PlanNode.Fetch fetch : fetches(Objects.requireNonNull(plan.node())).toList()) {
        FetchProgram program = FetchProgram.compile(fetch, compiler);
        open(program, whole);
        if (fetch instanceof PlanNode.RootFetch) {
          byte[] answered = shop.answer(fetch.operation().subgraph(), out.finish());
          if (answered.length > answer.length) {
            answer = answered;
            root = program;
          }
        } else if (out.position() > mostRepresented) {
          mostRepresented = out.position();
          entities = program;
        }
      }
    }

    OpenFetch open(FetchProgram program, ResponseData data) {
      out.rewind(0);
      return Objects.requireNonNull(program.open(data, out, members -> false));
    }

    ResponseData data() {
      return new ResponseData(compiler.shape(), holds());
    }

    boolean[] holds() {
      return compiler.shape().conditions().evaluate(name -> false);
    }

    byte[] answer() {
      return answer;
    }

    OpenFetch.Outcome read(Megabytes read) {
      ResponseData data = data();
      OpenFetch.Outcome outcome = open(root, data).read(ShopInMemory.heap(answer), 0);
      data.release();
      read.megabytes += answer.length / MEGABYTE;
      return outcome;
    }

    OpenFetch represent(Megabytes written) {
      OpenFetch open = open(Objects.requireNonNull(entities), whole);
      written.megabytes += out.position() / MEGABYTE;
      return open;
    }

    boolean project(Megabytes written) {
      out.rewind(0);
      boolean isNull =
          Projection.write(
              compiler.shape(), whole.slots(), whole.root(), holds(), Map.of(), errors(), out);
      written.megabytes += out.position() / MEGABYTE;
      return isNull;
    }
  }

  /// The largest answer to a root fetch, checked as JSON and no more.
  @Benchmark
  public JsonScanner scan(Any any, Megabytes read) {
    JsonScanner scanner = new JsonScanner(any.answer(), 0, any.answer().length);
    scanner.skipValue();
    read.megabytes += any.answer().length / MEGABYTE;
    return scanner;
  }

  /// The same answer into slots.
  @Benchmark
  public OpenFetch.Outcome read(Any any, Megabytes read) {
    return any.read(read);
  }

  /// The largest request for entities, with their representations.
  @Benchmark
  public OpenFetch represent(WithEntities any, Megabytes written) {
    return any.represent(written);
  }

  /// The client's data out of the slots.
  @Benchmark
  public boolean project(Any any, Megabytes written) {
    return any.project(written);
  }

  private static ErrorCollector errors() {
    return new ErrorCollector(ErrorPolicy.OPEN, 0);
  }

  private static Stream<PlanNode.Fetch> fetches(PlanNode node) {
    return switch (node) {
      case PlanNode.Fetch fetch -> Stream.of(fetch);
      case PlanNode.Sequence sequence -> sequence.nodes().stream().flatMap(PartsBenchmark::fetches);
      case PlanNode.Parallel parallel -> parallel.nodes().stream().flatMap(PartsBenchmark::fetches);
      default -> throw new IllegalArgumentException("expected fetches, got " + node);
    };
  }
}
