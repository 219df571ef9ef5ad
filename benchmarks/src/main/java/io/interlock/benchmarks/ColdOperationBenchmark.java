package io.interlock.benchmarks;

import graphql.language.Document;
import graphql.parser.Parser;
import graphql.validation.ValidationError;
import graphql.validation.Validator;
import io.interlock.executor.CompiledOperation;
import io.interlock.executor.Executor;
import io.interlock.planner.PlanningOutcome;
import io.interlock.planner.QueryPlanner;
import io.interlock.planner.operation.NormalizedOperation;
import io.interlock.planner.operation.OperationNormalizer;
import io.interlock.planner.plan.QueryPlan;
import io.interlock.router.engine.Engine;
import io.interlock.router.engine.EngineFault;
import io.interlock.router.engine.EngineObserver;
import io.interlock.router.engine.EngineOptions;
import io.interlock.router.engine.Evidence;
import io.interlock.router.engine.OperationOutcome;
import io.interlock.router.engine.OverrideDecisions;
import io.interlock.router.engine.PreparedOperation;
import io.interlock.supergraph.schema.RecordingSchemaView;
import io.interlock.supergraph.schema.Supergraph;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
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

/// What an operation costs whose text the router has not seen before: each step apart, and the
/// whole way through an engine for a text that differs from known ones in its literals, in its
/// white space or in what it selects. The schema is that of the public gateway benchmark, four
/// subgraphs.
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 4, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(1)
public class ColdOperationBenchmark {
  private static final String LITERAL = "first: 5";

  @Param({"small", "medium", "heavy"})
  private String operation = "small";

  private final Supergraph supergraph = Supergraph.read(Resources.read("/shop/supergraph.graphql"));
  private final QueryPlanner planner = new QueryPlanner(supergraph);
  private final Executor executor = new Executor(supergraph);
  private final Engine engine = engine();
  private String text = "";
  private Document document = Document.newDocument().build();
  private QueryPlan plan = plan(Parser.parse("{ __typename }"));
  private int calls;

  /// Reads the operation.
  @Setup
  public void setUp() {
    text = Resources.read("/shop/" + operation + ".graphql");
    document = Parser.parse(text);
    plan = plan(document);
    prepared(text);
  }

  @Benchmark
  public Document parse() {
    return Parser.parse(text);
  }

  @Benchmark
  public List<ValidationError> validate() {
    return new Validator().validateDocument(supergraph.apiSchema(), document, Locale.ENGLISH);
  }

  @Benchmark
  public NormalizedOperation normalize() {
    return new OperationNormalizer(view())
        .normalize(document, OperationNormalizer.operation(document, null).orElseThrow());
  }

  /// With normalising.
  @Benchmark
  public QueryPlan plan() {
    return plan(document);
  }

  @Benchmark
  public CompiledOperation compile() {
    return executor.compile(plan, view());
  }

  @Benchmark
  public OperationOutcome newLiteral() {
    return prepared(text.replace(LITERAL, "first: " + ++calls));
  }

  @Benchmark
  public OperationOutcome newWhiteSpace() {
    return prepared(text + "# " + ++calls);
  }

  @Benchmark
  public OperationOutcome newSelection() {
    return prepared(text.replace("upc", "upc u" + ++calls + ":upc"));
  }

  /// Not cold: found in the engine's cache, as on the hot path.
  @Benchmark
  public OperationOutcome known() {
    return Objects.requireNonNull(engine.knownOperation(text, null));
  }

  private OperationOutcome prepared(String unknown) {
    return engine.operation(unknown, null).toCompletableFuture().join();
  }

  private QueryPlan plan(Document parsed) {
    return switch (planner.plan(parsed, null, view())) {
      case PlanningOutcome.Planned planned -> planned.plan();
      case PlanningOutcome.NotPlannable not -> throw new IllegalStateException(not.message());
    };
  }

  private RecordingSchemaView view() {
    return new RecordingSchemaView(supergraph.view());
  }

  private static Engine engine() {
    return Engine.build(
        Resources.read("/shop/supergraph.graphql"),
        new EngineOptions(15_000, 1_000, OverrideDecisions.NONE, Runnable::run, new Loud()));
  }

  /// Faults end the benchmark.
  private static final class Loud implements EngineObserver {
    @Override
    public void faulted(Engine engine, EngineFault fault) {
      throw new IllegalStateException(fault.stage(), fault.cause());
    }

    @Override
    public void closed(Engine engine) {}

    @Override
    public void suspected(Engine engine, Evidence evidence) {}

    @Override
    public void searchCut(Engine engine, PreparedOperation operation) {}

    @Override
    public void cut(long epoch, long leases) {}

    @Override
    public void planKnown() {}

    @Override
    public void planned(Engine engine, long nanos) {}
  }
}
