package io.interlock.executor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import graphql.ParseAndValidate;
import graphql.language.Document;
import graphql.parser.Parser;
import io.interlock.planner.NormalizingOutcome.Normalized;
import io.interlock.planner.PlanningOutcome.Planned;
import io.interlock.planner.QueryPlanner;
import io.interlock.planner.operation.LiftedLiteral;
import io.interlock.planner.operation.NormalizedOperation;
import io.interlock.planner.plan.QueryPlan;
import io.interlock.supergraph.schema.Supergraph;
import io.interlock.testkit.StrictSubgraphs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Operations with variables in the place of their literals answer as those with the literals do.
final class LiftedLiteralsTest {
  private static final Supergraph SUPERGRAPH =
      Schemas.of(
          """
          type Query @join__type(graph: A) {
            item(id: ID!, at: Int = 1, kind: Kind, sizes: [[Int!]], filter: Filter, raw: Raw): Item
            other(id: ID): Item
          }
          type Item @join__type(graph: A, key: "id") @join__type(graph: B, key: "id") {
            id: ID!
            name(max: Int): String @join__field(graph: A)
            of(id: ID): Item @join__field(graph: A)
            price(in: String): Int @join__field(graph: A) @join__field(graph: B, external: true)
            shipping: Int @join__field(graph: B, requires: "price(in: \\"EUR\\")")
          }
          enum Kind @join__type(graph: A) {
            BIG @join__enumValue(graph: A)
            SMALL @join__enumValue(graph: A)
          }
          input Filter @join__type(graph: A) {
            min: Float  ids: [ID!]  and: Filter  kind: Kind  raw: Raw
          }
          scalar Raw @join__type(graph: A)
          """);

  @TestFactory
  Stream<DynamicTest> conversations() {
    return ConversationsTest.list(ConversationsTest.CASES).flatMap(LiftedLiteralsTest::ofCase);
  }

  private static Stream<DynamicTest> ofCase(Path folder) {
    return ConversationsTest.list(folder.resolve("queries"))
        .filter(file -> file.toString().endsWith(ConversationsTest.SUFFIX))
        .map(file ->
            DynamicTest.dynamicTest(
                folder.getFileName() + " " + ConversationsTest.name(file),
                () -> check(folder, file)));
  }

  private static void check(Path folder, Path query) throws IOException {
    StrictSubgraphs subgraphs = StrictSubgraphs.read(folder);
    Supergraph supergraph = ConversationsTest.compose(subgraphs);
    Document document = Parser.parse(Files.readString(query));
    assumeThat(ParseAndValidate.validate(supergraph.apiSchema(), document, Locale.ENGLISH))
        .isEmpty();
    var outcome = new QueryPlanner(supergraph).normalize(document, null, supergraph.view());
    NormalizedOperation operation = ((Normalized) outcome).operation();
    var planned = new QueryPlanner(supergraph).plan(operation, Set.of(), supergraph.view());
    assumeThat(planned).isInstanceOf(Planned.class);

    Run run =
        Run.of(supergraph, ((Planned) planned).plan(), ConversationsTest.strict(subgraphs))
            .with(operation.literals());
    Path variables = query.resolveSibling(ConversationsTest.name(query) + ".variables.json");
    if (Files.exists(variables)) {
      run.with(Files.readString(variables));
    }

    assertThat(Pretty.print(run.response()))
        .isEqualTo(
            Files.readString(
                query.resolveSibling(ConversationsTest.name(query) + ".response.json")));
    assertThat(subgraphs.violations()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{ item(id: \"a\") { name } }          | id:ID!=\"a\"",
        "{ item(id: 12345678901234567890) { name } } | id:ID!=\"12345678901234567890\"",
        "{ item(id: 1, at: 2) { name(max: 2) } } | id:ID!=\"1\" at:Int!=2 max:Int!=2",
        "{ item(id: 1, kind: BIG) { name } }  | id:ID!=\"1\" kind:Kind!=BIG",
        "{ item(id: 1, sizes: 3) { name } }   | id:ID!=\"1\" sizes:[[Int!]]!=[[3]]",
        "{ item(id: 1, sizes: [null,[4,5]]) { name } } | id:ID!=\"1\" sizes:[[Int!]]!=[null,[4,5]]",
        "{ item(id: 1, filter: {min: 1, ids: 7, and: {kind: SMALL}}) { name } } | id:ID!=\"1\" filter:Filter!={min:1,ids:[\"7\"],and:{kind:SMALL}}",
        "{ a: item(id: 1) { name } b: item(id: 1) { name } } | id:ID!=\"1\" id_1:ID!=\"1\"",
        "{ a: item(id: 1) { name } a: item(id: 1) { name } } | id:ID!=\"1\"",
        "query($id: Int) { item(id: 1, at: $id) { name } } | id_1:ID!=\"1\""
      })
  void literalsOfArgumentsAreLifted(String query, String lifted) {
    assertThat(lifted(query)).isEqualTo(lifted);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{ other(id: null) { name } }",
        "{ other { name @skip(if: false) @include(if: true) } }",
        "query($k: Kind, $i: ID!) { item(id: $i, filter: {kind: $k, min: 1}) { name } }",
        "query($i: ID!) { item(id: $i, raw: {a: 1}) { name } }",
        "query($i: ID!) { item(id: $i, raw: 1) { name } }",
        "query($i: ID!) { item(id: $i, filter: {raw: BIG}) { name } }",
        "{ __type(name: \"Item\") { name } }"
      })
  void otherLiteralsStay(String query) {
    assertThat(lifted(query)).isEmpty();
  }

  @Test
  void operationsThatDifferInLiteralsAloneAreOne() {
    String one = "{ item(id: 1, at: 2) { name of(id: \"x\") { name } } }";
    String two =
        "{ item(at: 3 id: \"y\") { ...F } } fragment F on Item { name name of(id: 4) { name } }";

    assertThat(digest(one)).isEqualTo(digest(one.replace("2", "5").replace("x", "z")));
    assertThat(digest(one.replace("id: 1, at: 2", "at: 2, id: 1"))).isEqualTo(digest(two));
    assertThat(digest(one)).isNotEqualTo(digest(one.replace(", at: 2", "")));
    assertThat(digest(one)).isNotEqualTo(digest(one.replace("at: 2", "at: null")));
    assertThat(digest(one)).isNotEqualTo(digest("query Named " + one));
    assertThat(digest(one)).isNotEqualTo(digest(one.replace("name of", "n: name of")));
  }

  @Test
  void aClientCannotSetWhatStandsForALiteral() {
    FakeSubgraphs subgraphs = new FakeSubgraphs().answer("a", "{\"data\":{\"item\":null}}");
    NormalizedOperation operation = normalized("{ item(id: 1) { name } }");

    Run.of(SUPERGRAPH, plan(operation), subgraphs)
        .with(operation.literals())
        .with("{\"id\":\"other\"}")
        .response();

    assertThat(subgraphs.requests())
        .singleElement()
        .asString()
        .contains("\"variables\":{\"id\":\"1\"}");
  }

  @Test
  void aFieldThatIsRequiredWithArgumentsKeepsItsLiterals() {
    assertThat(lifted("query($i: ID!) { item(id: $i) { price(in: \"EUR\") shipping } }")).isEmpty();
  }

  private static String lifted(String query) {
    NormalizedOperation operation = normalized(query);
    List<QueryPlan.VariableDefinition> variables = operation.variables();
    int first = variables.size() - operation.literals().size();
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < operation.literals().size(); i++) {
      LiftedLiteral literal = operation.literals().get(i);
      assertThat(variables.get(first + i).name()).isEqualTo(literal.variable());
      text.append(text.isEmpty() ? "" : " ")
          .append(literal.variable() + ":" + variables.get(first + i).type())
          .append("=" + literal.literal());
    }
    return text.toString();
  }

  private static String digest(String query) {
    return normalized(query).digest();
  }

  private static QueryPlan plan(NormalizedOperation operation) {
    var planned = new QueryPlanner(SUPERGRAPH).plan(operation, Set.of(), SUPERGRAPH.view());
    return ((Planned) planned).plan();
  }

  private static NormalizedOperation normalized(String query) {
    Document document = Parser.parse(query);
    assertThat(ParseAndValidate.validate(SUPERGRAPH.apiSchema(), document, Locale.ENGLISH))
        .isEmpty();
    var outcome = new QueryPlanner(SUPERGRAPH).normalize(document, null, SUPERGRAPH.view());
    return ((Normalized) outcome).operation();
  }
}
