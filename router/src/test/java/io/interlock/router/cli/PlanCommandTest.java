package io.interlock.router.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PlanCommandTest {

  static final String SUPERGRAPH =
      """
      schema
        @link(url: "https://specs.apollo.dev/link/v1.0")
        @link(url: "https://specs.apollo.dev/join/v0.3", for: EXECUTION)
      { query: Query }
      directive @join__enumValue(graph: join__Graph!) repeatable on ENUM_VALUE
      directive @join__field(graph: join__Graph, requires: join__FieldSet, provides: join__FieldSet, type: String, external: Boolean, override: String, usedOverridden: Boolean) repeatable on FIELD_DEFINITION | INPUT_FIELD_DEFINITION
      directive @join__graph(name: String!, url: String!) on ENUM_VALUE
      directive @join__implements(graph: join__Graph!, interface: String!) repeatable on OBJECT | INTERFACE
      directive @join__type(graph: join__Graph!, key: join__FieldSet, extension: Boolean! = false, resolvable: Boolean! = true, isInterfaceObject: Boolean! = false) repeatable on OBJECT | INTERFACE | UNION | ENUM | INPUT_OBJECT | SCALAR
      directive @join__unionMember(graph: join__Graph!, member: String!) repeatable on UNION
      directive @link(url: String, as: String, for: link__Purpose, import: [link__Import]) repeatable on SCHEMA
      scalar join__FieldSet
      enum join__Graph {
        PRODUCTS @join__graph(name: "products", url: "http://localhost:4001/graphql")
      }
      scalar link__Import
      enum link__Purpose { SECURITY EXECUTION }
      type Query @join__type(graph: PRODUCTS) { products: [String] }
      """;

  @TempDir Path folder;

  @BeforeEach
  void writeFiles() throws IOException {
    Files.writeString(folder.resolve("s.graphql"), SUPERGRAPH);
    Files.writeString(folder.resolve("q.graphql"), "query A { products }\nquery B { products }\n");
  }

  @Test
  void printsThePlanAsText() {
    Shell.Said said = plan("--name", "A");

    assertThat(said.err()).isEmpty();
    assertThat(said.exitCode()).isZero();
    assertThat(said.out()).startsWith("QueryPlan").contains("products").endsWith("\n");
  }

  @Test
  void printsThePlanAsJson() throws IOException {
    Shell.Said said = plan("--name", "B", "--format", "json");

    assertThat(said.exitCode()).isZero();
    assertThat(new ObjectMapper().readTree(said.out()).isObject()).isTrue();
  }

  @Test
  void explainsThePlanInsideItsJson() throws IOException {
    Shell.Said said = plan("--name", "B", "--format", "json", "--explain");

    JsonNode plan = new ObjectMapper().readTree(said.out());
    assertThat(plan.path("kind").textValue()).isEqualTo("QueryPlan");
    assertThat(plan.path("explanation"))
        .hasToString(
            "{\"fetches\":[{\"number\":1,\"subgraph\":\"products\",\"path\":\"\",\"stage\":1,"
                + "\"after\":[],\"together\":[],"
                + "\"reasons\":[{\"kind\":\"Brings\",\"path\":\"products\"}]}],"
                + "\"cost\":{\"stages\":1,\"fetches\":1,\"fields\":1},"
                + "\"passedOver\":[],\"untried\":0,\"isCut\":false}");
  }

  @Test
  void namesTheOperationsWhenNoneIsPicked() {
    assertThat(plan().err())
        .isEqualTo(
            "interlock plan: q.graphql: expected one operation, got 2 (in the document: A, B)"
                + System.lineSeparator());
    assertThat(plan("--name", "C").err())
        .startsWith("interlock plan: q.graphql: expected one operation named C, got 0");
  }

  @Test
  void saysWhatIsWrongWithAnOperation() throws IOException {
    Files.writeString(folder.resolve("q.graphql"), "{ products nope }");
    Shell.Said invalid = plan();
    Files.writeString(folder.resolve("q.graphql"), "{ products");
    Shell.Said broken = plan();

    assertThat(invalid.exitCode()).isEqualTo(1);
    assertThat(invalid.err()).startsWith("interlock plan: q.graphql:1:12: ").contains("nope");
    assertThat(invalid.out()).isEmpty();
    assertThat(broken.exitCode()).isEqualTo(1);
    assertThat(broken.err()).startsWith("interlock plan: q.graphql:1:").hasLineCount(1);
  }

  @Test
  void saysWhatIsWrongWithTheSupergraph() throws IOException {
    Files.writeString(folder.resolve("s.graphql"), "type Query { a: Int }");

    assertThat(plan("--name", "A").err())
        .startsWith("interlock plan: s.graphql: no supergraph that can be served: ")
        .hasLineCount(1);
    Files.delete(folder.resolve("s.graphql"));
    assertThat(plan("--name", "A").err())
        .isEqualTo("interlock plan: s.graphql: no such file" + System.lineSeparator());
  }

  @Test
  void composesSubgraphsInPlaceOfASupergraph() throws IOException {
    Files.writeString(folder.resolve("a.graphql"), "type Query { products: [String] }");
    Shell.Said said =
        new Shell(folder).run("plan", "a=a.graphql", "--operation=q.graphql", "--name=A");
    Files.writeString(folder.resolve("a.graphql"), "type Query { products: [Nothing] }");
    Shell.Said rejected =
        new Shell(folder).run("plan", "a=a.graphql", "--operation=q.graphql", "--name=A");

    assertThat(said.err()).isEmpty();
    assertThat(said.out()).contains("Fetch(service: \"a\")");
    assertThat(rejected.exitCode()).isEqualTo(1);
    assertThat(rejected.err())
        .contains("--> a:1:14")
        .endsWith("interlock plan: expected subgraphs that compose" + System.lineSeparator());
  }

  @ParameterizedTest
  @ValueSource(strings = {"plan", "paths", "fetches", "shape", "graph"})
  void wantsOneSourceOfTheSupergraph(String command) {
    List<String> operation = command.equals("graph") ? List.of() : List.of("--operation=q.graphql");
    Shell.Said none = run(command, operation, List.of());
    Shell.Said both = run(command, operation, List.of("--supergraph=s.graphql", "a=a.graphql"));

    assertThat(none.exitCode()).isEqualTo(64);
    assertThat(none.err())
        .contains("expected either --supergraph or NAME=FILE, got neither")
        .hasLineCount(1);
    assertThat(both.exitCode()).isEqualTo(64);
    assertThat(both.err()).contains("got both");
  }

  @ParameterizedTest
  @ValueSource(strings = {"plan", "paths", "fetches", "shape"})
  void saysOfEveryStageWhatIsWrongWithTheInput(String command) {
    List<String> supergraph = List.of("--supergraph=s.graphql");

    assertThat(run(command, supergraph, List.of("--operation=none.graphql")))
        .isEqualTo(failed("interlock " + command + ": none.graphql: no such file"));
    assertThat(run(command, supergraph, List.of("--operation=q.graphql", "--name=C")))
        .isEqualTo(
            failed(
                "interlock "
                    + command
                    + ": q.graphql: expected one operation named C, got 0 (in the document: A, B)"));
    assertThat(
            run(
                command,
                supergraph,
                List.of("--operation=q.graphql", "--name=A", "--label=percent(5)")))
        .isEqualTo(
            failed(
                "interlock "
                    + command
                    + ": --label: expected none, for no override has one, got percent(5)"));
  }

  @Test
  void narrowsTheGraph() {
    List<String> supergraph = List.of("--supergraph=s.graphql");

    assertThat(run("graph", supergraph, List.of("--type=Query", "--subgraph=products")).out())
        .isEqualTo("Query in products, object\n  products: [String]\n");
    assertThat(run("graph", supergraph, List.of("--type=Nope")))
        .isEqualTo(failed("interlock graph: --type: expected a type of the supergraph, got Nope"));
    assertThat(run("graph", supergraph, List.of("--subgraph=nope")))
        .isEqualTo(failed("interlock graph: --subgraph: expected one of [products], got nope"));
  }

  private static Shell.Said failed(String line) {
    return new Shell.Said(1, "", line + System.lineSeparator());
  }

  private Shell.Said run(String command, List<String> some, List<String> more) {
    List<String> arguments = new ArrayList<>(List.of(command));
    arguments.addAll(some);
    arguments.addAll(more);
    return new Shell(folder).run(arguments.toArray(String[]::new));
  }

  private Shell.Said plan(String... more) {
    String[] arguments = new String[more.length + 3];
    arguments[0] = "plan";
    arguments[1] = "--supergraph=s.graphql";
    arguments[2] = "--operation=q.graphql";
    System.arraycopy(more, 0, arguments, 3, more.length);
    return new Shell(folder).run(arguments);
  }
}
