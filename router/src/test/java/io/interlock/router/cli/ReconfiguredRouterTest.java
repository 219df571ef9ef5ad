package io.interlock.router.cli;

import static com.github.tomakehurst.wiremock.client.WireMock.containing;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.WireMockServer;
import io.interlock.router.config.ConfigContext;
import io.interlock.router.config.ConfigLoader;
import io.interlock.router.config.ConfigOutcome;
import io.interlock.router.config.GatewayConfig;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// A running router whose `gateway.yaml` is edited.
@Timeout(120)
class ReconfiguredRouterTest {
  private static final ConfigContext CONTEXT = new ConfigContext(Map.of(), false);

  private final HttpClient http = HttpClient.newHttpClient();
  private final WireMockServer subgraphs = new WireMockServer(wireMockConfig().dynamicPort());
  private RunningRouter router;

  @TempDir Path folder;

  @BeforeEach
  void start() throws IOException {
    subgraphs.start();
    serve("/products", "products", "Table");
    serve("/reviews", "reviews", "Good");
    serve("/moved", "products", "Moved");
    router = start(configure("20ms", "products", "/products"));
  }

  @AfterEach
  void stop() {
    router.close();
    subgraphs.stop();
  }

  @Test
  void aServiceThatIsWrittenIntoTheFileAnswers() throws Exception {
    assertThat(ask("{ reviews }")).contains("errors");

    configure("20ms", "products", "/products", "reviews", "/reviews");
    awaitRevision(2);

    assertThat(ask("{ products reviews }"))
        .isEqualTo("{\"data\":{\"products\":\"Table\",\"reviews\":\"Good\"}}");
  }

  @Test
  void requestsGoWhereTheServiceHasMoved() throws Exception {
    assertThat(ask("{ products }")).contains("Table");

    configure("20ms", "products", "/moved");
    awaitRevision(2);

    assertThat(ask("{ products }")).contains("Moved");
  }

  @Test
  void aWrongFileLeavesWhatServesAndIsSaid() throws Exception {
    Files.writeString(folder.resolve("gateway.yaml"), "prot: 1\n");
    while (!get("/gateway/health").contains("the configuration is what it was")) {
      Thread.onSpinWait();
    }

    assertThat(ask("{ products }")).contains("Table");
    assertThat(get("/gateway/health"))
        .contains("DEGRADED")
        .contains("gateway.yaml is wrong, line 1");

    configure("20ms", "products", "/products");
    while (!get("/gateway/health").contains("SERVING")) {
      Thread.onSpinWait();
    }
  }

  @Test
  void aReloadReadsTheFileAlsoWhenNobodyWatchesIt() throws Exception {
    router.close();
    router = start(configure("off", "products", "/products"));
    configure("off", "products", "/products", "reviews", "/reviews");

    assertThat(send("/gateway/reload", "")).contains("ACTIVATED");
    assertThat(ask("{ reviews }")).contains("Good");

    Files.writeString(folder.resolve("gateway.yaml"), "prot: 1\n");
    assertThat(send("/gateway/reload", ""))
        .contains("INVALID_CONFIG", "gateway.yaml:1:1: prot: unknown key");
    assertThat(ask("{ reviews }")).contains("Good");
  }

  private void serve(String path, String field, String value) {
    subgraphs.stubFor(
        post(path)
            .withRequestBody(containing("_service"))
            .atPriority(1)
            .willReturn(
                okJson(
                    "{\"data\":{\"_service\":{\"sdl\":\"type Query { %s: String }\"}}}"
                        .formatted(field))));
    subgraphs.stubFor(
        post(path)
            .atPriority(2)
            .willReturn(okJson("{\"data\":{\"%s\":\"%s\"}}".formatted(field, value))));
  }

  /// @param services names and paths in turn
  private Path configure(String watch, String... services) throws IOException {
    StringBuilder text = new StringBuilder("host: 127.0.0.1\nport: 0\nstore: {url: memory}\n");
    text.append("config: {watch: ").append(watch).append("}\nservices:\n");
    for (int i = 0; i < services.length; i += 2) {
      text.append(
          "- {name: %s, url: '%s'}\n"
              .formatted(services[i], subgraphs.baseUrl() + services[i + 1]));
    }
    return Files.writeString(folder.resolve("gateway.yaml"), text);
  }

  private RunningRouter start(Path file) {
    GatewayConfig config = ((ConfigOutcome.Loaded) ConfigLoader.load(file, CONTEXT)).config();
    RunningRouter started =
        RunningRouter.start(config, folder, new GatewayFile(file, CONTEXT), null);
    started.firstSchema().toCompletableFuture().join();
    return started;
  }

  private void awaitRevision(int revision) throws Exception {
    while (!get("/gateway/health").contains("\"revision\":" + revision)) {
      Thread.onSpinWait();
    }
  }

  private String ask(String query) throws Exception {
    return send("/graphql", "{\"query\":\"" + query + "\"}");
  }

  private String send(String path, String body) throws Exception {
    return http.send(
            HttpRequest.newBuilder(url(path))
                .header("content-type", "application/json")
                .POST(BodyPublishers.ofString(body))
                .build(),
            BodyHandlers.ofString())
        .body();
  }

  private String get(String path) throws Exception {
    return http.send(HttpRequest.newBuilder(url(path)).build(), BodyHandlers.ofString()).body();
  }

  private URI url(String path) {
    return URI.create(RunningRouter.url(router.address()) + path);
  }
}
