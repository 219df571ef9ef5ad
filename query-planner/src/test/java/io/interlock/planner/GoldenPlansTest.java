package io.interlock.planner;

import static org.assertj.core.api.Assertions.assertThat;

import graphql.ParseAndValidate;
import graphql.language.Document;
import graphql.parser.Parser;
import io.interlock.planner.fetch.ExplanationTextPrinter;
import io.interlock.planner.fetch.FetchPlanner;
import io.interlock.planner.fetch.FetchesTextPrinter;
import io.interlock.planner.fetch.PlanExplanation;
import io.interlock.planner.path.Leaf;
import io.interlock.planner.path.PathsTextPrinter;
import io.interlock.planner.plan.PlanTextPrinter;
import io.interlock.supergraph.graph.GraphTextPrinter;
import io.interlock.supergraph.graph.QueryGraph;
import io.interlock.supergraph.schema.RecordingSchemaView;
import io.interlock.supergraph.schema.Supergraph;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/// Every folder under `plans/` is a case: `supergraph.graphql` and `query.graphql` give `plan.txt`,
/// the printed plan, or the refusal. Where a case has `graph.txt`, `paths.txt`, `fetches.txt` or
/// `explanation.txt`, these are what is printed of the query graph, the ways to the leaves, the
/// fetch graph, and of why the plan is as it is. `-Dgolden=write` writes all anew.
class GoldenPlansTest {
  private static final Path PLANS = Path.of("src/test/resources/plans");

  @TestFactory
  Stream<DynamicTest> plans() throws IOException {
    return Files.list(PLANS).sorted().map(c -> DynamicTest.dynamicTest(name(c), () -> check(c)));
  }

  private static String name(Path path) {
    return path.getFileName().toString();
  }

  private static void check(Path folder) throws IOException {
    Supergraph supergraph = Supergraph.read(Files.readString(folder.resolve("supergraph.graphql")));
    Document document = Parser.parse(Files.readString(folder.resolve("query.graphql")));
    assertThat(ParseAndValidate.validate(supergraph.apiSchema(), document, Locale.ENGLISH))
        .isEmpty();
    QueryPlanner planner = new QueryPlanner(supergraph);
    switch (planner.plan(document, null, new RecordingSchemaView(supergraph.view()))) {
      case PlanningOutcome.Planned planned -> {
        check(folder.resolve("plan.txt"), PlanTextPrinter.print(planned.plan()));
        checkStages(folder, planner.stages(document, null, Set.of(), supergraph.view()));
      }
      case PlanningOutcome.NotPlannable refused ->
          check(folder.resolve("plan.txt"), refused.code() + ": " + refused.message());
    }
    QueryGraph graph = QueryGraph.of(supergraph.facts());
    checkIfThere(folder.resolve("graph.txt"), GraphTextPrinter.print(graph, node -> true));
  }

  private static void checkStages(Path folder, PlanningStages stages) throws IOException {
    List<Leaf> leaves = stages.leaves().stream().flatMap(List::stream).toList();
    PlanExplanation explained = FetchPlanner.explain(stages.leaves());

    assertThat(explained.fetches()).noneMatch(fetch -> fetch.reasons().isEmpty());
    checkIfThere(folder.resolve("paths.txt"), PathsTextPrinter.print(leaves));
    checkIfThere(folder.resolve("fetches.txt"), FetchesTextPrinter.print(explained.fetches()));
    checkIfThere(folder.resolve("explanation.txt"), ExplanationTextPrinter.print(explained));
  }

  private static void checkIfThere(Path golden, String printed) throws IOException {
    if (Files.exists(golden)) {
      check(golden, printed);
    }
  }

  private static void check(Path golden, String printed) throws IOException {
    String actual = printed + "\n";
    if ("write".equals(System.getProperty("golden"))) {
      Files.writeString(golden, actual);
    }
    assertThat(actual).isEqualTo(Files.readString(golden));
  }
}
