package io.interlock.benchmarks;

import graphql.ParseAndValidate;
import graphql.language.Document;
import graphql.parser.Parser;
import graphql.validation.ValidationError;
import io.interlock.planner.PlanningOutcome;
import io.interlock.planner.QueryPlanner;
import io.interlock.supergraph.schema.RecordingSchemaView;
import io.interlock.supergraph.schema.Supergraph;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
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
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/// What an operation costs that has never been seen before, part by part: parsing, validation,
/// planning. The operation is the heavy one of the public gateway benchmark: nine fetches over four
/// subgraphs.
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 3)
@Measurement(iterations = 5, time = 3)
@Fork(1)
public class PlanningBenchmark {
  private String sdl = "";
  private String query = "";
  private Supergraph supergraph = Supergraph.read(read("/shop/supergraph.graphql"));
  private QueryPlanner planner = new QueryPlanner(supergraph);
  private Document document = Document.newDocument().build();

  /// Reads the inputs.
  @Setup
  public void setUp() {
    sdl = read("/shop/supergraph.graphql");
    query = read("/shop/query.graphql");
    supergraph = Supergraph.read(sdl);
    planner = new QueryPlanner(supergraph);
    document = Parser.parse(query);
  }

  @Benchmark
  public Document parse() {
    return Parser.parse(query);
  }

  @Benchmark
  public List<ValidationError> validate() {
    return ParseAndValidate.validate(supergraph.apiSchema(), document, Locale.ENGLISH);
  }

  @Benchmark
  public PlanningOutcome plan() {
    return planner.plan(document, null, new RecordingSchemaView(supergraph.view()));
  }

  @Benchmark
  public QueryPlanner readSupergraphAndBuildGraph() {
    return new QueryPlanner(Supergraph.read(sdl));
  }

  private static String read(String resource) {
    try (InputStream in = PlanningBenchmark.class.getResourceAsStream(resource)) {
      return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new IllegalStateException("missing " + resource, e);
    }
  }
}
