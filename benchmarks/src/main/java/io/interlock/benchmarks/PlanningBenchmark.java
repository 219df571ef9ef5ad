package io.interlock.benchmarks;

import graphql.language.Document;
import graphql.parser.Parser;
import io.interlock.composer.Composer;
import io.interlock.composer.CompositionResult;
import io.interlock.composer.SubgraphInput;
import io.interlock.planner.PlanningOutcome;
import io.interlock.planner.QueryPlanner;
import io.interlock.supergraph.schema.RecordingSchemaView;
import io.interlock.supergraph.schema.Supergraph;
import java.util.ArrayList;
import java.util.List;
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

/// Planning alone, normalising included, of an operation that is parsed and validated: the heavy
/// one of the shop; fields of an interface with seventy implementations that come from another
/// subgraph; and 10, 100 and 1,000 fields of one entity in two subgraphs.
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 5, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(1)
public class PlanningBenchmark {
  private static final int IMPLEMENTATIONS = 70;
  private static final int FIELDS = 500;

  @Param({"heavy", "interface", "10", "100", "1000"})
  private String operation = "heavy";

  private Document document = Document.newDocument().build();
  private QueryPlanner planner = new QueryPlanner(shop());

  /// Makes the supergraph and the operation.
  @Setup
  public void setUp() {
    switch (operation) {
      case "heavy" -> document = Parser.parse(Resources.read("/shop/heavy.graphql"));
      case "interface" -> {
        planner =
            new QueryPlanner(
                composed(implementations("title: String"), implementations("likes: Int")));
        document = Parser.parse("{ contents { id title likes } }");
      }
      default -> {
        planner = new QueryPlanner(composed(entity("a"), entity("b")));
        document = Parser.parse(fields(Integer.parseInt(operation)));
      }
    }
  }

  @Benchmark
  public PlanningOutcome.Planned plan() {
    return (PlanningOutcome.Planned)
        planner.plan(document, null, new RecordingSchemaView(planner.supergraph().view()));
  }

  private static Supergraph shop() {
    return Supergraph.read(Resources.read("/shop/supergraph.graphql"));
  }

  private static Supergraph composed(String... sdls) {
    List<SubgraphInput> inputs = new ArrayList<>();
    for (String sdl : sdls) {
      String name = "subgraph" + inputs.size();
      String link =
          "extend schema @link(url: \"https://specs.apollo.dev/federation/v2.5\", import: [\"@key\"])\n";
      String query =
          "type Query { " + (inputs.isEmpty() ? "contents: [Content!]!" : "ping: Int") + " }\n";
      inputs.add(new SubgraphInput(name, "http://" + name, link + query + sdl));
    }
    return Supergraph.read(((CompositionResult.Composed) Composer.compose(inputs)).supergraphSdl());
  }

  private static String implementations(String field) {
    StringBuilder sdl = new StringBuilder("interface Content { id: ID! " + field + " }\n");
    for (int i = 0; i < IMPLEMENTATIONS; i++) {
      sdl.append("type Content%d implements Content @key(fields: \"id\") { id: ID! ".formatted(i))
          .append(field)
          .append(" }\n");
    }
    return sdl.toString();
  }

  private static String entity(String prefix) {
    StringBuilder sdl = new StringBuilder("type Content @key(fields: \"id\") { id: ID! ");
    for (int i = 0; i < FIELDS; i++) {
      sdl.append(prefix).append(i).append(": Int ");
    }
    return sdl.append("}\n").toString();
  }

  private static String fields(int count) {
    StringBuilder query = new StringBuilder("{ contents { ");
    for (int i = 0; i < count / 2; i++) {
      query.append('a').append(i).append(" b").append(i).append(' ');
    }
    return query.append("} }").toString();
  }
}
