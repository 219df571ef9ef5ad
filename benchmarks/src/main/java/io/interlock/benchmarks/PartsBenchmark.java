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

/// The parts of executing, each by itself: per second how often, and how many megabytes of the
/// answer it read or wrote. With `-prof gc` the bytes allocated each time.
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
@SuppressWarnings("NullAway.Init") // set up by fetch()
public class PartsBenchmark {
  private static final double MEGABYTE = 1e6;

  @Param({"entity", "heavy", "large"})
  public String operation = "";

  private ShapeCompiler compiler;
  private FetchProgram root;
  private @Nullable FetchProgram entities;
  private byte[] answer;

  /// With the first answer, and with all of them.
  private ResponseData first;

  private ResponseData whole;
  private JsonWriter out;

  /// Megabytes read or written.
  @State(Scope.Thread)
  @AuxCounters(AuxCounters.Type.OPERATIONS)
  public static class Megabytes {
    public double megabytes;
  }

  @Setup
  public void fetch() throws IOException {
    ShopInMemory shop = new ShopInMemory();
    QueryPlan plan = shop.plan(operation);
    compiler = new ShapeCompiler(plan, shop.supergraph().view());
    CompiledSteps steps = CompiledSteps.compile(plan.node(), compiler);
    PlanNode.Fetch rootFetch = Objects.requireNonNull(firstFetch(plan, PlanNode.RootFetch.class));
    root = FetchProgram.compile(rootFetch, compiler);
    PlanNode.Fetch entityFetch = firstFetch(plan, PlanNode.EntityFetch.class);
    entities = entityFetch == null ? null : FetchProgram.compile(entityFetch, compiler);

    out = JsonWriter.on(ByteBufAllocator.DEFAULT.heapBuffer(4 << 20));
    first = data();
    OpenFetch open = open(root, first);
    answer = shop.answer(rootFetch.operation().subgraph(), out.finish());
    open.read(ShopInMemory.heap(answer), 0);

    whole = data();
    CoercedVariables none =
        ((CoercionOutcome.Coerced)
                VariableProgram.compile(List.of(), shop.supergraph().view()).coerce(null))
            .variables();
    new PlanRun(none, whole, errors(), shop.transport(), ByteBufAllocator.DEFAULT)
        .start(steps, () -> {});
    whole.complete();
  }

  /// The first answer, checked as JSON and no more.
  @Benchmark
  public JsonScanner scan(Megabytes read) {
    JsonScanner scanner = new JsonScanner(answer, 0, answer.length);
    scanner.skipValue();
    read.megabytes += answer.length / MEGABYTE;
    return scanner;
  }

  /// The first answer into slots.
  @Benchmark
  public OpenFetch.Outcome read(Megabytes read) {
    ResponseData data = data();
    OpenFetch.Outcome outcome = open(root, data).read(ShopInMemory.heap(answer), 0);
    data.release();
    read.megabytes += answer.length / MEGABYTE;
    return outcome;
  }

  /// The first request for entities, whose representations are in the first answer.
  @Benchmark
  public @Nullable OpenFetch represent(Megabytes written) {
    if (entities == null) {
      throw new IllegalStateException(operation + " has no entities: expected entity or heavy");
    }
    OpenFetch open = open(entities, first);
    written.megabytes += out.position() / MEGABYTE;
    return open;
  }

  /// The client's data out of the slots.
  @Benchmark
  public boolean project(Megabytes written) {
    out.rewind(0);
    boolean isNull =
        Projection.write(
            compiler.shape(), whole.slots(), whole.root(), holds(), Map.of(), errors(), out);
    written.megabytes += out.position() / MEGABYTE;
    return isNull;
  }

  private OpenFetch open(FetchProgram program, ResponseData data) {
    out.rewind(0);
    return Objects.requireNonNull(program.open(data, out, members -> false));
  }

  private ResponseData data() {
    return new ResponseData(compiler.shape(), holds());
  }

  private boolean[] holds() {
    return compiler.shape().conditions().evaluate(name -> false);
  }

  private static ErrorCollector errors() {
    return new ErrorCollector(ErrorPolicy.OPEN, 0);
  }

  private static PlanNode.@Nullable Fetch firstFetch(
      QueryPlan plan, Class<? extends PlanNode.Fetch> kind) {
    return plan.node() == null
        ? null
        : fetches(plan.node()).filter(kind::isInstance).findFirst().orElse(null);
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
