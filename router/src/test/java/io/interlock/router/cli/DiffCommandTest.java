package io.interlock.router.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DiffCommandTest {

  private static final String SUBGRAPH =
      """
      extend schema @link(url: "https://specs.apollo.dev/federation/v2.3", import: ["@key"])
      type Query { a: Int }
      """;

  @TempDir Path folder;

  @BeforeEach
  void writeFiles() throws IOException {
    write("old.graphql", "type Query { a: Int b: Int } enum Unit { EUR }");
    write("new.graphql", "type Query { a: Int c: Int } enum Unit { EUR USD }");
    write("added.graphql", "type Query { a: Int b: Int c: Int } enum Unit { EUR }");
    write("a.graphql", "{ a }");
    write("b.graphql", "{ b }");
  }

  @Test
  void printsTheWorstChangesFirst() {
    Shell.Said said = diff("old.graphql", "new.graphql");

    assertThat(said.exitCode()).isZero();
    assertThat(said.err()).isEmpty();
    assertThat(said.out())
        .isEqualTo(
            """
            breaking FIELD_REMOVED Query.b
              was `Int` and is gone: operations that select it are refused
            dangerous ENUM_VALUE_ADDED Unit.USD
              is new: clients that ask for the enum may get it
            safe FIELD_ADDED Query.c
              is new, as `Int`: no client selects it yet
            1 breaking, 1 dangerous, 1 safe
            """);
  }

  @Test
  void printsChangesAsJson() throws IOException {
    JsonNode json =
        new ObjectMapper().readTree(diff("old.graphql", "new.graphql", "--format=json").out());

    assertThat(json.fieldNames()).toIterable().containsExactly("breaking", "dangerous", "safe");
    assertThat(json.path("breaking"))
        .hasToString(
            "[{\"type\":\"FIELD_REMOVED\",\"coordinate\":\"Query.b\",\"message\":"
                + "\"was `Int` and is gone: operations that select it are refused\"}]");
  }

  @Test
  void failsOnWhatIsWorseThanWanted() {
    assertThat(diff("old.graphql", "new.graphql", "--fail-on=breaking").exitCode()).isEqualTo(1);
    assertThat(diff("old.graphql", "added.graphql", "--fail-on=dangerous").exitCode()).isZero();
    assertThat(diff("new.graphql", "old.graphql", "--fail-on=dangerous").exitCode()).isEqualTo(1);
  }

  @Test
  void showsOnlyWhatConcernsAnOperation() {
    Shell.Said none =
        diff("old.graphql", "new.graphql", "--fail-on=breaking", "--operation=a.graphql");
    Shell.Said one =
        diff("old.graphql", "new.graphql", "--fail-on=breaking", "--operation=b.graphql");
    Shell.Said invalid = diff("new.graphql", "old.graphql", "--operation=b.graphql");

    assertThat(none.exitCode()).isZero();
    assertThat(none.out()).isEqualTo("0 breaking, 0 dangerous, 0 safe\n");
    assertThat(one.exitCode()).isEqualTo(1);
    assertThat(one.out()).startsWith("breaking FIELD_REMOVED Query.b\n").hasLineCount(3);
    assertThat(invalid.exitCode()).isEqualTo(1);
    assertThat(invalid.err()).startsWith("interlock diff: b.graphql:1:3: ");
  }

  @Test
  void comparesSupergraphsByWhatClientsSee() throws IOException {
    write("supergraph.graphql", PlanCommandTest.SUPERGRAPH);
    write("api.graphql", "type Query { products: [String] }");

    Shell.Said said = diff("supergraph.graphql", "api.graphql");

    assertThat(said.out()).isEqualTo("0 breaking, 0 dangerous, 0 safe\n");
  }

  @Test
  void saysWhatIsWrongWithAFile() throws IOException {
    write("subgraph.graphql", SUBGRAPH);
    write("broken.graphql", "type Query {");

    assertThat(diff("old.graphql", "none.graphql").err())
        .isEqualTo("interlock diff: none.graphql: no such file" + System.lineSeparator());
    assertThat(diff("old.graphql", "broken.graphql").err())
        .startsWith("interlock diff: broken.graphql: neither a supergraph nor an API schema: ")
        .hasLineCount(1);
    assertThat(diff("subgraph.graphql", "old.graphql").err())
        .contains("Then compose it first")
        .hasLineCount(1);
  }

  private Shell.Said diff(String... arguments) {
    String[] all = new String[arguments.length + 1];
    all[0] = "diff";
    System.arraycopy(arguments, 0, all, 1, arguments.length);
    return new Shell(folder).run(all);
  }

  private void write(String file, String text) throws IOException {
    Files.writeString(folder.resolve(file), text);
  }
}
