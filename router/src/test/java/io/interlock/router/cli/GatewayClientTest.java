package io.interlock.router.cli;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What commands to a running router do when it is not there, and with a token that is none.
@Timeout(60)
class GatewayClientTest {
  private final WireMockServer server = new WireMockServer(wireMockConfig().dynamicPort());

  @TempDir Path folder;

  @BeforeEach
  void start() {
    server.start();
  }

  @AfterEach
  void stop() {
    server.stop();
  }

  @ParameterizedTest
  @CsvSource({
    "200, 0", "202, 0", "302, 1", "400, 64", "401, 77", "403, 77", "404, 66", "405, 64",
    "408, 75", "409, 3", "412, 3", "413, 1", "422, 1", "429, 75", "500, 70", "502, 75",
    "503, 75", "504, 75"
  })
  void everyStatusHasAnExitCode(int status, int exitCode) {
    assertThat(ExitCode.ofStatus(status)).isEqualTo(exitCode);
  }

  @ParameterizedTest
  @CsvSource({"200, 1", "302, 1", "404, 66", "502, 75"})
  void anotherServersAnswerIsNoSuccess(int status, int exitCode) {
    answer(aResponse().withStatus(status).withBody("<html>").withHeader("Location", "/elsewhere"));

    Shell.Said said = status(Map.of("INTERLOCK_ADMIN_TOKEN", "t0ken"));

    assertThat(said.exitCode()).isEqualTo(exitCode);
    assertThat(said.err())
        .isEqualTo(
            "interlock status: %s/gateway/health: answered with status %d, but not by Interlock's admin API%n"
                .formatted(server.baseUrl(), status));
    server.verify(0, getRequestedFor(urlEqualTo("/elsewhere")));
  }

  @Test
  void jsonOfAnotherServerIsNoSuccessEither() {
    answer(aResponse().withBody("{\"status\": \"UP\"}"));

    assertThat(status(Map.of()).exitCode()).isEqualTo(1);
  }

  @Test
  void aProblemOfTheConnectionIsShownToo() {
    answer(
        aResponse()
            .withStatus(413)
            .withBody("{\"errors\": [{\"message\": \"too large\", \"extensions\": {}}]}"));

    Shell.Said said = status(Map.of());

    assertThat(said.exitCode()).isEqualTo(1);
    assertThat(said.err()).startsWith("interlock status: status 413: too large\n");
  }

  @Test
  void saysWhenTryingAgainIsWorthIt() {
    answer(
        aResponse()
            .withStatus(503)
            .withHeader("Retry-After", "5")
            .withBody("{\"ok\": false, \"error\": \"ending\", \"code\": \"SHUTTING_DOWN\"}"));

    Shell.Said said = status(Map.of());

    assertThat(said.exitCode()).isEqualTo(75);
    assertThat(said.err())
        .isEqualTo("interlock status: SHUTTING_DOWN: ending\n  next: try again in 5 s\n");
  }

  @Test
  void aRouterWithoutASchemaTellsWhyAndIsNotReady() {
    answer(
        aResponse()
            .withStatus(503)
            .withHeader("X-Gateway-Revision", "0")
            .withBody("{\"status\": \"NO_SCHEMA\", \"reasons\": [\"products is away\"]}"));

    Shell.Said said = status(Map.of());

    assertThat(said.exitCode()).isEqualTo(75);
    assertThat(said.out()).startsWith("NO_SCHEMA\n  because products is away\n");
  }

  @Test
  void theChangeMayStillBeMadeWhenTheAnswerDoesNotComeInTime() throws IOException {
    try (ServerSocket mute = new ServerSocket(0, 5, InetAddress.getByName("127.0.0.1"))) {
      String url = "http://127.0.0.1:" + mute.getLocalPort();

      Shell.Said said =
          new Shell(folder).run("apply", "products", "--gateway", url, "--timeout", "1");

      assertThat(said.exitCode()).isEqualTo(75);
      assertThat(said.err())
          .isEqualTo(
              "interlock apply: %s/products/apply: no answer within 1 s; the change may still be made: see interlock history%n"
                  .formatted(url));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "localhost:4000",
        "ftp://a",
        "http://",
        "http://me:pw@a",
        "http://a?b",
        "http://a b"
      })
  void refusesWhatIsNoUrlOfARouter(String url) {
    Shell.Said said = new Shell(folder).run("status", "--gateway", url);

    assertThat(said.exitCode()).isEqualTo(64);
    assertThat(said.err())
        .startsWith("interlock status: --gateway: expected a URL like ")
        .doesNotContain("pw")
        .hasLineCount(1);
  }

  @Test
  void neverSaysATokenThatCannotBeSent() throws IOException {
    Files.writeString(folder.resolve("token"), "s3cret\nand more");

    Shell.Said file = new Shell(folder).run("status", "--token-file", "token");
    Shell.Said variable = status(Map.of("INTERLOCK_ADMIN_TOKEN", "s3cret and more"));
    Shell.Said missing = new Shell(folder).run("status", "--token-file", "none");

    for (Shell.Said said : new Shell.Said[] {file, variable}) {
      assertThat(said.exitCode()).isEqualTo(1);
      assertThat(said.err()).contains("expected a token").doesNotContain("s3cret").hasLineCount(1);
    }
    assertThat(missing.err())
        .isEqualTo("interlock status: none: no such file" + System.lineSeparator());
  }

  private void answer(ResponseDefinitionBuilder response) {
    server.stubFor(get(anyUrl()).willReturn(response));
  }

  private Shell.Said status(Map<String, String> environment) {
    return new Shell(folder, environment).run("status", "--gateway", server.baseUrl());
  }
}
