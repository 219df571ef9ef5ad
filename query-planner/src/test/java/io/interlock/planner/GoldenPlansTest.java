package io.interlock.planner;

import static org.assertj.core.api.Assertions.assertThat;

import graphql.ParseAndValidate;
import graphql.language.Document;
import graphql.parser.Parser;
import io.interlock.planner.plan.PlanTextPrinter;
import io.interlock.supergraph.schema.RecordingSchemaView;
import io.interlock.supergraph.schema.Supergraph;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/// Every folder under `plans/` is a case: `supergraph.graphql` and `query.graphql` give `plan.txt`,
/// the printed plan, or the refusal. `-Dgolden=write` writes the plans anew.
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
    String actual = planned(folder) + "\n";
    Path golden = folder.resolve("plan.txt");
    if ("write".equals(System.getProperty("golden"))) {
      Files.writeString(golden, actual);
    }
    assertThat(actual).isEqualTo(Files.readString(golden));
  }

  private static String planned(Path folder) throws IOException {
    Supergraph supergraph = Supergraph.read(Files.readString(folder.resolve("supergraph.graphql")));
    Document document = Parser.parse(Files.readString(folder.resolve("query.graphql")));
    assertThat(ParseAndValidate.validate(supergraph.apiSchema(), document, Locale.ENGLISH))
        .isEmpty();
    PlanningOutcome outcome =
        new QueryPlanner(supergraph)
            .plan(document, null, new RecordingSchemaView(supergraph.view()));
    return switch (outcome) {
      case PlanningOutcome.Planned planned -> PlanTextPrinter.print(planned.plan());
      case PlanningOutcome.NotPlannable refused -> refused.code() + ": " + refused.message();
    };
  }
}
