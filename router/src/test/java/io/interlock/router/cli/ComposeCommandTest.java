package io.interlock.router.cli;

import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.github.tomakehurst.wiremock.WireMockServer;
import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

class ComposeCommandTest {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String PRODUCTS =
      """
      extend schema @link(url: "https://specs.apollo.dev/federation/v2.3", import: ["@key"])
      type Query { products: [Product] }
      type Product @key(fields: "id") { id: ID! name: String }
      """;
  private static final String REVIEWS =
      """
      extend schema @link(url: "https://specs.apollo.dev/federation/v2.3", import: ["@key"])
      type Product @key(fields: "id") { id: ID! score: Int }
      """;
  private static final String CLASH =
      """
      extend schema @link(url: "https://specs.apollo.dev/federation/v2.3", import: ["@key"])
      type Product @key(fields: "id") { id: ID! name: Int }
      """;

  @TempDir Path folder;

  @BeforeEach
  void writeSdls() throws IOException {
    Files.writeString(folder.resolve("products.graphql"), PRODUCTS);
    Files.writeString(folder.resolve("reviews.graphql"), REVIEWS);
    Files.writeString(folder.resolve("clash.graphql"), CLASH);
  }

  @Test
  void printsTheSupergraphAndNothingElse() {
    Shell.Said said =
        shell().run("compose", "products=products.graphql", "reviews=reviews.graphql");

    assertThat(said.exitCode()).isZero();
    assertThat(said.out()).startsWith("schema").contains("@join__type(graph: PRODUCTS");
  }

  @Test
  void printsEveryErrorWithItsPlaces() {
    Shell.Said said = shell().run("compose", "products=products.graphql", "clash=clash.graphql");

    assertThat(said.exitCode()).isEqualTo(1);
    assertThat(said.out()).isEmpty();
    assertThat(said.err())
        .contains("error FIELD_TYPE_MISMATCH: ")
        .contains("  --> products:3:43")
        .contains("  3 | type Product @key(fields: \"id\") { id: ID! name: String }")
        .contains("    |                                           ^^^^")
        .contains("  --> clash:2:43")
        .contains("  help: Give the field the same type everywhere")
        .containsPattern("composition failed: \\d+ error")
        .doesNotContain("\u001b");
  }

  @Test
  void colorsWhatItSaysWhenTheEnvironmentAsksForIt() {
    Shell.Said said =
        new Shell(folder, Map.of("INTERLOCK_COLOR", "always"))
            .run("compose", "products=products.graphql", "clash=clash.graphql");

    assertThat(said.err()).contains("\u001b[1m\u001b[31merror FIELD_TYPE_MISMATCH\u001b[");
  }

  @Test
  void answersInJson() throws IOException {
    Shell.Said composed = shell().run("compose", "--format", "json", "products=products.graphql");
    Shell.Said rejected =
        shell().run("compose", "--format=json", "products=products.graphql", "clash=clash.graphql");

    assertThat(composed.exitCode()).isZero();
    assertThat(JSON.readTree(composed.out()).fieldNames())
        .toIterable()
        .containsExactly("supergraphSdl", "hints");
    assertThat(rejected.exitCode()).isEqualTo(1);
    JsonNode error = JSON.readTree(rejected.out()).get("errors").get(0);
    assertThat(error.fieldNames())
        .toIterable()
        .containsExactly("code", "message", "help", "coordinates", "locations");
    assertThat(error.get("locations").get(0).fieldNames())
        .toIterable()
        .containsExactly("subgraph", "line", "column");
  }

  @Test
  void readsARoverFile() throws IOException {
    Files.writeString(
        folder.resolve("supergraph.yaml"),
        """
        federation_version: 2
        subgraphs:
          products:
            routing_url: http://products.example/graphql
            schema: { file: products.graphql }
          reviews:
            routing_url: http://reviews.example/graphql
            schema: { file: ./reviews.graphql }
        """);

    Shell.Said said = shell().run("compose", "--config", "supergraph.yaml");

    assertThat(said.err()).doesNotContain("error");
    assertThat(said.exitCode()).isZero();
    assertThat(said.out()).contains("url: \"http://products.example/graphql\"");
  }

  @Test
  void asksTheServicesOfAGatewayFile() throws IOException {
    WireMockServer subgraph = new WireMockServer(wireMockConfig().dynamicPort());
    subgraph.start();
    try {
      String answer =
          JSON.writeValueAsString(Map.of("data", Map.of("_service", Map.of("sdl", PRODUCTS))));
      subgraph.stubFor(post("/graphql").willReturn(okJson(answer)));
      Files.writeString(
          folder.resolve("gateway.yaml"),
          """
          services:
          - name: products
            url: %s/graphql
          - name: reviews
            url: http://localhost:1/graphql
          """
              .formatted(subgraph.baseUrl()));

      Shell.Said said = shell().run("compose", "--config=gateway.yaml", "reviews=reviews.graphql");

      assertThat(said.err()).doesNotContain("error");
      assertThat(said.exitCode()).isZero();
      assertThat(said.out()).contains(subgraph.baseUrl());
    } finally {
      subgraph.stop();
    }
  }

  @Test
  void aDeadUrlIsOneLine() throws IOException {
    Files.writeString(
        folder.resolve("gateway.yaml"),
        """
        services:
        - name: products
          url: http://127.0.0.1:1/graphql
          retry: { attempts: 1 }
        """);

    Shell.Said said = shell().run("compose");

    assertThat(said.exitCode()).isEqualTo(1);
    assertThat(said.out()).isEmpty();
    assertThat(said.err().lines().filter(line -> line.startsWith("interlock compose: ")))
        .singleElement()
        .asString()
        .contains("SUBGRAPH_UNREACHABLE", "products");
  }

  @Test
  void namesTheFileThatIsMissing() {
    assertThat(shell().run("compose", "a=none.graphql").err())
        .isEqualTo("interlock compose: none.graphql: no such file" + System.lineSeparator());
    assertThat(shell().run("compose", "--config", "none.yaml").err())
        .contains("none.yaml: expected a file, got none of this name")
        .hasLineCount(1);
    assertThat(shell().run("compose", "--batch", "none.jsonl").exitCode()).isEqualTo(1);
  }

  @Test
  void aBadLineOfABatchDoesNotEndIt() throws IOException {
    String good =
        JSON.writeValueAsString(
            Map.of("id", 7, "subgraphs", List.of(subgraph("products", PRODUCTS))));

    Shell.Said said =
        shell()
            .runWithInput(
                String.join(
                    "\n",
                    "not json",
                    "{\"id\": \"b\", \"subgraphs\": [{\"name\": \"x\", \"sdl\": 5}]}",
                    "{\"id\": \"c\"}",
                    "",
                    "[1]",
                    good),
                "compose",
                "--batch",
                "-");

    assertThat(said.exitCode()).isZero();
    List<String> lines = said.out().lines().toList();
    assertThat(lines).hasSize(5);
    assertThat(lines.get(0)).startsWith("{\"id\":null,\"errors\":[{\"code\":\"BAD_REQUEST\"");
    assertThat(lines.get(1))
        .isEqualTo(
            "{\"id\":\"b\",\"errors\":[{\"code\":\"BAD_REQUEST\",\"message\":\"subgraphs[0].sdl:"
                + " expected a string, got 5\",\"locations\":[]}]}");
    assertThat(lines.get(2)).contains("\"id\":\"c\"", "expected an array, got nothing");
    assertThat(lines.get(3)).contains("\"id\":null", "BAD_REQUEST");
    assertThat(JSON.readTree(lines.get(4)).get("id").asInt()).isEqualTo(7);
    assertThat(JSON.readTree(lines.get(4)).has("supergraphSdl")).isTrue();
  }

  @Test
  @Timeout(60)
  void aBatchAnswersEachLineBeforeItReadsTheNext() throws IOException {
    PipedOutputStream questions = new PipedOutputStream();
    PipedInputStream in = new PipedInputStream(questions);
    PipedOutputStream out = new PipedOutputStream();
    BufferedReader answers =
        new BufferedReader(
            new InputStreamReader(new PipedInputStream(out), StandardCharsets.UTF_8));
    Terminal terminal =
        new Terminal(
            in,
            new PrintStream(out, false, StandardCharsets.UTF_8),
            new PrintStream(new ByteArrayOutputStream(), false, StandardCharsets.UTF_8),
            folder,
            Map.of());
    CompletableFuture<Integer> exitCode =
        CompletableFuture.supplyAsync(() -> Interlock.run(terminal, "compose", "--batch", "-"));

    for (int id = 0; id < 3; id++) {
      String line = "{\"id\":" + id + ",\"subgraphs\":[]}\n";
      questions.write(line.getBytes(StandardCharsets.UTF_8));
      questions.flush();
      assertThat(JSON.readTree(answers.readLine()).get("id").asInt()).isEqualTo(id);
    }
    questions.close();

    assertThat(exitCode.join()).isZero();
  }

  private static Map<String, String> subgraph(String name, String sdl) {
    return Map.of("name", name, "url", "http://localhost/" + name, "sdl", sdl);
  }

  private Shell shell() {
    return new Shell(folder);
  }
}
