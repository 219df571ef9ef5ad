package io.interlock.router.cli;

import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.WireMockServer;
import io.interlock.router.config.ConfigLoader;
import io.interlock.router.config.GatewayConfig;
import io.interlock.router.config.ServiceConfig;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine.ParseResult;

@Timeout(120)
class ServeCommandTest {

  private final HttpClient http = HttpClient.newHttpClient();

  @TempDir Path folder;

  @Test
  void servesASupergraphFileAndItsSubgraph() throws Exception {
    WireMockServer subgraph = new WireMockServer(wireMockConfig().dynamicPort());
    subgraph.start();
    subgraph.stubFor(
        post("/graphql").willReturn(okJson("{\"data\":{\"products\":[\"Table\",null]}}")));
    Path file =
        Files.writeString(
            folder.resolve("s.graphql"),
            PlanCommandTest.SUPERGRAPH.replace("http://localhost:4001", subgraph.baseUrl()));
    try (RunningRouter router = RunningRouter.start(anyPort(), folder, file)) {
      router.firstSchema().toCompletableFuture().join();

      HttpResponse<String> answer = send(router, "/graphql", "{\"query\":\"{ products }\"}");
      HttpResponse<String> apply = send(router, "/products/apply", "");

      assertThat(answer.statusCode()).isEqualTo(200);
      assertThat(answer.body()).isEqualTo("{\"data\":{\"products\":[\"Table\",null]}}");
      assertThat(get(router, "/health/ready").statusCode()).isEqualTo(200);
      assertThat(get(router, "/metrics").body())
          .contains("http_requests_total{kind=\"query\",status=\"200\"} 1.0")
          .contains("gateway_epoch 1.0")
          .doesNotContain("_created");
      assertThat(apply.statusCode()).isEqualTo(409);
      assertThat(apply.body()).contains("STATIC_SUPERGRAPH");
    } finally {
      subgraph.stop();
    }
  }

  @Test
  void isLiveBeforeItIsReady() throws Exception {
    ServiceConfig dead = ServiceConfig.of("dead", URI.create("http://127.0.0.1:1/graphql"));
    try (RunningRouter router =
        RunningRouter.start(anyPort().withServices(List.of(dead)), folder, null)) {
      assertThat(get(router, "/health/live").statusCode()).isEqualTo(200);
      assertThat(get(router, "/health/ready").statusCode()).isEqualTo(503);
      assertThat(send(router, "/graphql", "{\"query\":\"{ a }\"}").statusCode()).isEqualTo(503);
    }
  }

  @Test
  void saysThatThePortIsInUse() throws IOException {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
      String port = Integer.toString(taken.getLocalPort());
      Files.writeString(folder.resolve("s.graphql"), PlanCommandTest.SUPERGRAPH);

      Shell.Said said = shell().run("serve", "--supergraph", "s.graphql", "--port", port);

      assertThat(said.exitCode()).isEqualTo(1);
      assertThat(said.err().lines().filter(line -> line.startsWith("interlock serve: ")))
          .containsExactly(
              "interlock serve: cannot listen on 127.0.0.1:"
                  + port
                  + ": the port is in use; stop the other process or choose another port");
    }
  }

  @Test
  void saysWhatIsMissingOrWrong() throws IOException {
    assertThat(said("serve"))
        .isEqualTo(
            "interlock serve: gateway.yaml: no such file; interlock init writes one, --config names"
                + " another");
    assertThat(said("serve", "--supergraph", "none.graphql"))
        .isEqualTo("interlock serve: none.graphql: no such file");
    Files.writeString(folder.resolve("gateway.yaml"), "port: 0\n");
    assertThat(said("serve"))
        .isEqualTo("interlock serve: services: expected at least one, or --supergraph, got none");
    Files.writeString(folder.resolve("gateway.yaml"), "prot: 0\n");
    assertThat(said("serve"))
        .startsWith("interlock serve: ")
        .endsWith("gateway.yaml:1:1: prot: unknown key; did you mean 'port'?");
    Files.writeString(folder.resolve("gateway.yaml"), "");
    Files.writeString(folder.resolve("s.graphql"), "type Query {");
    assertThat(said("serve", "--supergraph", "s.graphql", "--port", "0"))
        .startsWith("interlock serve: INVALID_SDL: s.graphql: ");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "serve",
        "serve --port 0",
        "serve --supergraph a/b.graphql --host 0.0.0.0 --port 4000",
        "serve --config gateway.yaml"
      })
  void readsAPlainLineAsPicocliDoes(String line) {
    String[] arguments = line.split(" ");
    Terminal terminal = Terminal.ofProcess();
    ParseResult parsed = Interlock.commandLine(terminal).parseArgs(arguments);

    assertThat(ServeCommand.ofPlainLine(terminal, arguments))
        .usingRecursiveComparison()
        .ignoringFields("terminal")
        .isEqualTo(parsed.subcommand().commandSpec().userObject());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "plan --port 0",
        "serve --help",
        "serve --strict",
        "serve --port",
        "serve --port x",
        "serve --port 0 --port 1",
        "serve --port=0",
        "serve --config --port",
        "serve --config @file",
        "serve --prot 0",
        "serve gateway.yaml"
      })
  void leavesEveryOtherLineToPicocli(String line) {
    assertThat(ServeCommand.ofPlainLine(Terminal.ofProcess(), line.split(" "))).isNull();
  }

  @Test
  void aStrictStartEndsWhenASubgraphStaysAway() throws IOException {
    Files.writeString(
        folder.resolve("gateway.yaml"),
        """
        port: 0
        services:
        - name: products
          url: http://127.0.0.1:1/graphql
          retry: { attempts: 1 }
        """);

    Shell.Said said = shell().run("serve", "--strict");

    assertThat(said.exitCode()).isEqualTo(1);
    assertThat(said.err().lines().filter(line -> line.startsWith("interlock serve: ")))
        .singleElement()
        .asString()
        .contains("SUBGRAPH_UNREACHABLE", "products", "connection refused");
  }

  private String said(String... arguments) {
    Shell.Said said = shell().run(arguments);
    assertThat(said.exitCode()).isEqualTo(1);
    assertThat(said.out()).isEmpty();
    assertThat(said.err()).hasLineCount(1);
    return said.err().strip();
  }

  private HttpResponse<String> send(RunningRouter router, String path, String body)
      throws Exception {
    return http.send(
        HttpRequest.newBuilder(URI.create(RunningRouter.url(router.address()) + path))
            .header("content-type", "application/json")
            .POST(BodyPublishers.ofString(body))
            .build(),
        BodyHandlers.ofString());
  }

  private HttpResponse<String> get(RunningRouter router, String path) throws Exception {
    URI url = URI.create(RunningRouter.url(router.address()) + path);
    return http.send(HttpRequest.newBuilder(url).build(), BodyHandlers.ofString());
  }

  private static GatewayConfig anyPort() {
    return ConfigLoader.defaults().withAddress("127.0.0.1", 0);
  }

  private Shell shell() {
    return new Shell(folder);
  }
}
