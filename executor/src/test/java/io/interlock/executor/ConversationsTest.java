package io.interlock.executor;

import static org.assertj.core.api.Assertions.assertThat;

import graphql.ParseAndValidate;
import graphql.language.Document;
import graphql.parser.Parser;
import io.interlock.composer.Composer;
import io.interlock.composer.CompositionResult;
import io.interlock.composer.SubgraphInput;
import io.interlock.executor.shape.ShapeCompiler;
import io.interlock.executor.shape.ShapeTextPrinter;
import io.interlock.executor.subgraph.SubgraphAnswer;
import io.interlock.executor.subgraph.SubgraphTransport;
import io.interlock.planner.PlanningOutcome;
import io.interlock.planner.QueryPlanner;
import io.interlock.planner.plan.PlanTextPrinter;
import io.interlock.planner.plan.QueryPlan;
import io.interlock.supergraph.schema.Supergraph;
import io.interlock.testkit.RecordedRequest;
import io.interlock.testkit.StrictSubgraph;
import io.interlock.testkit.StrictSubgraphs;
import io.netty.buffer.Unpooled;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/// Whole conversations. A folder is a case: the subgraphs' schemas, their `data.json`, and in
/// `queries/` for each query its `<name>.graphql`, perhaps `<name>.variables.json`, the response
/// `<name>.response.json`, and `<name>.plan.txt` with the plan and which subgraphs were asked;
/// `<name>.labels.txt` may list the progressive overrides that have happened. Where there is a
/// `<name>.shape.txt`, it is the printed response shape.
///
/// The subgraphs are strict: a request that no lawful router sends fails the case. `-Dgolden=write`
/// writes them anew.
final class ConversationsTest {
  static final Path CASES = Path.of("src/test/resources/conversations");
  static final String SUFFIX = ".graphql";

  @TestFactory
  Stream<DynamicTest> conversations() {
    return list(CASES).flatMap(ConversationsTest::ofCase);
  }

  private static Stream<DynamicTest> ofCase(Path folder) {
    return list(folder.resolve("queries"))
        .filter(file -> file.toString().endsWith(SUFFIX))
        .map(file ->
            DynamicTest.dynamicTest(
                folder.getFileName() + " " + name(file), () -> check(folder, file)));
  }

  static String name(Path query) {
    String file = query.getFileName().toString();
    return file.substring(0, file.length() - SUFFIX.length());
  }

  static Stream<Path> list(Path folder) {
    try (Stream<Path> files = Files.list(folder)) {
      return files.sorted().toList().stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void check(Path folder, Path query) throws IOException {
    StrictSubgraphs subgraphs = StrictSubgraphs.read(folder);
    Supergraph supergraph = compose(subgraphs);
    Path variables = query.resolveSibling(name(query) + ".variables.json");

    Document document = Parser.parse(Files.readString(query));
    var invalid = ParseAndValidate.validate(supergraph.apiSchema(), document, Locale.ENGLISH);
    String plan;
    String response;
    if (!invalid.isEmpty()) {
      plan = "not valid: " + invalid.getFirst().getMessage();
      response = errors("GRAPHQL_VALIDATION_FAILED");
    } else {
      switch (new QueryPlanner(supergraph).plan(document, null, labels(query), supergraph.view())) {
        case PlanningOutcome.NotPlannable refused -> {
          plan = refused.code() + ": " + refused.message();
          response = errors(refused.code());
        }
        case PlanningOutcome.Planned planned -> {
          Run run = Run.of(supergraph, planned.plan(), strict(subgraphs));
          if (Files.exists(variables)) {
            run.with(Files.readString(variables));
          }
          response = Pretty.print(run.response());
          plan = PlanTextPrinter.print(planned.plan()) + asked(subgraphs);
          Path shape = query.resolveSibling(name(query) + ".shape.txt");
          if (Files.exists(shape)) {
            compare(shape, shape(planned.plan(), supergraph) + "\n");
          }
        }
      }
    }

    assertThat(subgraphs.violations()).isEmpty();
    compare(query.resolveSibling(name(query) + ".response.json"), response);
    compare(query.resolveSibling(name(query) + ".plan.txt"), plan + "\n");
  }

  private static String shape(QueryPlan plan, Supergraph supergraph) {
    return ShapeTextPrinter.print(new ShapeCompiler(plan, supergraph.view()).shape());
  }

  /// The progressive overrides that have happened, from `<name>.labels.txt`.
  private static Set<String> labels(Path query) throws IOException {
    Path labels = query.resolveSibling(name(query) + ".labels.txt");
    return Files.exists(labels) ? Set.copyOf(Files.readAllLines(labels)) : Set.of();
  }

  private static String errors(String code) {
    return Pretty.print("{\"errors\":[{\"extensions\":{\"code\":\"%s\"}}]}".formatted(code));
  }

  private static String asked(StrictSubgraphs subgraphs) {
    return subgraphs.requests().stream()
        .map(RecordedRequest::subgraph)
        .collect(Collectors.joining(", ", "\n\nasked: ", ""));
  }

  private static void compare(Path golden, String actual) throws IOException {
    if ("write".equals(System.getProperty("golden"))) {
      Files.writeString(golden, actual);
    }
    assertThat(actual).isEqualTo(Files.readString(golden));
  }

  static Supergraph compose(StrictSubgraphs subgraphs) {
    List<SubgraphInput> inputs =
        subgraphs.all().stream()
            .sorted(Comparator.comparing(StrictSubgraph::name))
            .map(s -> new SubgraphInput(s.name(), "http://" + s.name(), s.sdl()))
            .toList();
    return switch (Composer.compose(inputs)) {
      case CompositionResult.Composed composed -> Supergraph.read(composed.supergraphSdl());
      case CompositionResult.Rejected rejected ->
          throw new AssertionError("expected subgraphs that compose, got " + rejected.errors());
    };
  }

  static SubgraphTransport strict(StrictSubgraphs subgraphs) {
    return (request, answer) -> {
      String body = request.body().toString(StandardCharsets.UTF_8);
      request.body().release();
      String text = subgraphs.subgraph(request.subgraph()).answer(body);
      answer.accept(
          new SubgraphAnswer.Received(200, Unpooled.copiedBuffer(text, StandardCharsets.UTF_8)));
      return () -> {};
    };
  }
}
