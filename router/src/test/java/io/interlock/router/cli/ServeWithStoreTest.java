package io.interlock.router.cli;

import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.WireMockServer;
import io.interlock.router.config.ConfigLoader;
import io.interlock.router.config.ConfigOutcome;
import io.interlock.router.store.SqliteFile;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/// A whole router on a store that it cannot use.
@Timeout(120)
class ServeWithStoreTest {

  private final HttpClient http = HttpClient.newHttpClient();
  private final WireMockServer subgraph = new WireMockServer(wireMockConfig().dynamicPort());

  @TempDir Path folder;

  @BeforeEach
  void startSubgraph() {
    subgraph.start();
    serve("type Query { products: [String] }");
  }

  @AfterEach
  void stopSubgraph() {
    subgraph.stop();
  }

  @Test
  void case65ATruncatedStoreIsLeftAloneAndTheRouterServes() throws Exception {
    Path file = folder.resolve("interlock.db");
    config(file);
    assertThat(new Shell(folder).run("store", "migrate", "up").exitCode()).isZero();
    byte[] whole = Files.readAllBytes(file);
    byte[] half = Files.readAllBytes(Files.write(file, Arrays.copyOf(whole, whole.length / 2)));

    servesAndTakesNoChange(file, "the store " + file + " is damaged; put a backup in its place");

    assertThat(Files.readAllBytes(file)).isEqualTo(half);
  }

  @Test
  void case65AStoreInAFolderThatCannotBeMadeIsGoneWithout() throws Exception {
    Path inTheWay = Files.writeString(folder.resolve("file"), "");

    servesAndTakesNoChange(inTheWay.resolve("interlock.db"), "its folder cannot be made");
  }

  /// `/proc` takes no files, not even from root.
  @Test
  @EnabledOnOs(OS.LINUX)
  void case65AStoreInAReadOnlyFolderIsGoneWithout() throws Exception {
    servesAndTakesNoChange(Path.of("/proc/interlock.db"), "can its folder be written to?");
  }

  @Test
  void case67ARouterDoesNotStartOnAStoreOfANewerOne() throws IOException, SQLException {
    Path file = folder.resolve("interlock.db");
    config(file);
    assertThat(new Shell(folder).run("store", "migrate", "up").exitCode()).isZero();
    try (Connection connection = new SqliteFile(file).connect();
        Statement statement = connection.createStatement()) {
      statement.execute("insert into store_migration values (99, '2031-01-01', 'from afar')");
    }

    Shell.Said said = new Shell(folder).run("serve");

    assertThat(said.exitCode()).isEqualTo(1);
    assertThat(said.err().lines().filter(line -> line.startsWith("interlock serve: ")))
        .singleElement()
        .asString()
        .startsWith(
            "interlock serve: the store %s has format 99, which a newer Interlock has written"
                .formatted(file));
  }

  private void servesAndTakesNoChange(Path store, String reason) throws Exception {
    ConfigOutcome loaded = ConfigLoader.load(config(store));
    try (RunningRouter router =
        RunningRouter.start(((ConfigOutcome.Loaded) loaded).config(), folder, null)) {
      router.firstSchema().toCompletableFuture().join();

      assertThat(call(router, "GET", "/health/ready").statusCode()).isEqualTo(200);
      assertThat(call(router, "GET", "/gateway/health").body())
          .contains("\"DEGRADED\"", reason, "nothing is stored until the router is started again");
      serve("type Query { products: [String] more: Int }");
      HttpResponse<String> apply = call(router, "POST", "/products/apply");
      assertThat(apply.statusCode()).isEqualTo(503);
      assertThat(apply.body()).contains("STORE_UNAVAILABLE", reason);
      assertThat(call(router, "GET", "/gateway/schema").body())
          .contains("products")
          .doesNotContain("more");
    }
  }

  /// From now on the subgraph has this SDL.
  private void serve(String sdl) {
    subgraph.stubFor(
        post("/graphql").willReturn(okJson("{\"data\":{\"_service\":{\"sdl\":\"" + sdl + "\"}}}")));
  }

  private Path config(Path store) throws IOException {
    return Files.writeString(
        folder.resolve("gateway.yaml"),
        """
        host: 127.0.0.1
        port: 0
        shutdown: { delay: 0s }
        store: { url: "jdbc:sqlite:%s" }
        services:
        - name: products
          url: %s/graphql
        """
            .formatted(store, subgraph.baseUrl()));
  }

  private HttpResponse<String> call(RunningRouter router, String method, String path)
      throws Exception {
    URI url = URI.create(RunningRouter.url(router.address()) + path);
    return http.send(
        HttpRequest.newBuilder(url).method(method, BodyPublishers.noBody()).build(),
        BodyHandlers.ofString());
  }
}
