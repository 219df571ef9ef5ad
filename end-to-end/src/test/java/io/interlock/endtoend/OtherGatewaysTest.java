package io.interlock.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Gateways of others serve what Interlock composes: Apollo Gateway and Hive Gateway answer as
/// Interlock does. Skipped where Node is absent or npm cannot install them.
class OtherGatewaysTest {
  private static final JsonMapper MAPPER = new JsonMapper();
  private static final List<String> OPERATIONS =
      List.of(
          "{ topProducts { upc name inStock reviews { rating author { name email } } } }",
          "{ me { id email reviews { rating product { name inStock } } } }",
          "{ latestReviews { author { name email } product { name price } } }",
          "{ search(text: \"t\") { __typename ... on Product { upc inStock } ... on Shelf { number } } }",
          "mutation { rename(upc: \"2\", name: \"Stuhl\") { upc inStock } }");

  @TempDir static Path folder;

  @BeforeAll
  static void install() throws IOException {
    for (String file : List.of("package.json", "apollo-gateway.mjs", "hive-gateway.mjs")) {
      Files.copy(Path.of("src/test/resources/gateways", file), folder.resolve(file));
    }
    assumeTrue(runs("node", "--version"), "Node is not installed");
    assumeTrue(
        runs("npm", "install", "--no-audit", "--no-fund", "--ignore-scripts"),
        "npm cannot install the gateways");
  }

  @ParameterizedTest
  @ValueSource(strings = {"apollo-gateway", "hive-gateway"})
  void serveWhatInterlockComposes(String gateway) throws IOException {
    try (Shop shop = new Shop();
        Router router = Router.serving(shop.config())) {
      Path config = Router.config(shop.config());
      Command composed = Command.interlock(config.getParent(), "compose");
      Files.writeString(folder.resolve("supergraph.graphql"), composed.output());
      Files.writeString(folder.resolve("operations.json"), MAPPER.writeValueAsString(OPERATIONS));

      Command answered =
          Command.run(folder, "node", gateway + ".mjs", "supergraph.graphql", "operations.json");

      assertThat(answered.errors()).isEmpty();
      assertThat(answers(answered)).isEqualTo(answersOf(router));
      assertThat(shop.violations()).isEmpty();
    }
  }

  private static List<String> answers(Command answered) throws IOException {
    List<String> answers = new ArrayList<>();
    for (JsonNode answer : MAPPER.readTree(answered.output())) {
      answers.add(answer.toPrettyString());
    }
    return answers;
  }

  private static List<String> answersOf(Router router) {
    return OPERATIONS.stream()
        .map(operation -> router.query(operation).json())
        .peek(answer -> assertThat(answer.has("errors")).as("%s", answer).isFalse())
        .map(JsonNode::toPrettyString)
        .toList();
  }

  private static boolean runs(String... line) {
    try {
      Command command =
          Command.run(
              folder, line[0], List.of(line).subList(1, line.length).toArray(String[]::new));
      if (command.exitCode() != 0) {
        System.err.println(String.join(" ", line) + " failed: " + command.errors());
      }
      return command.exitCode() == 0;
    } catch (UncheckedIOException e) {
      return false;
    }
  }
}
