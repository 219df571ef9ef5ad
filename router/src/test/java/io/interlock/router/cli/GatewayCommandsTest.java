package io.interlock.router.cli;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.github.tomakehurst.wiremock.WireMockServer;
import io.interlock.router.config.ConfigContext;
import io.interlock.router.config.ConfigLoader;
import io.interlock.router.config.ConfigOutcome;
import io.interlock.router.config.DebugConfig;
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
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// The commands to a running router, against one.
@Timeout(120)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class GatewayCommandsTest {
  private static final String TOKEN = "s3cret-of-the-test";
  private static final String LINK =
      "extend schema @link(url: \"https://specs.apollo.dev/federation/v2.3\", import: [\"@key\","
          + " \"@shareable\"])\n";
  private static final String REVIEWS =
      LINK + "type Product @key(fields: \"id\") { id: ID! price: Int @shareable }\n";

  private final WireMockServer subgraphs = new WireMockServer(wireMockConfig().dynamicPort());
  private RunningRouter router;

  @TempDir Path folder;
  @TempDir static Path config;

  @BeforeAll
  void start() throws IOException {
    subgraphs.start();
    serve("products", products("price: Int @shareable"));
    serve("reviews", REVIEWS);
    router = RunningRouter.start(config(), config, null);
    router.firstSchema().toCompletableFuture().join();
  }

  @AfterAll
  void stop() {
    router.close();
    subgraphs.stop();
  }

  @BeforeEach
  void beAtTheFirstSchema() throws IOException {
    serve("products", products("price: Int @shareable"));
    write("token", TOKEN + "\n");
    assertThat(run("apply", "products").exitCode()).isZero();
  }

  @Test
  void appliesAndSaysWhatItDid() throws IOException {
    serve("products", products("price: Int @shareable name: String"));
    long before = revision();

    Shell.Said said = run("apply", "products", "--wait", "drained", "--reason", "release 4.2");

    assertThat(said.exitCode()).as(said.err()).isZero();
    assertThat(said.err()).isEmpty();
    assertThat(said.out())
        .startsWith(
            "activated: revision %d, in place of revision %d%n".formatted(before + 1, before))
        .contains("  subgraph products: updated, fetched\n")
        .containsPattern("  timings: fetch \\d+ ms, compose \\d+ ms, .*total \\d+ ms\n")
        .contains("  operations: 0 carried over, 0 planned anew, 0 left until they are asked for\n")
        .containsPattern(
            "  drain: 0 requests in flight on epoch \\d+, until \\S+Z at the latest\n");
    assertThat(run("history", "--limit", "1").out())
        .startsWith("revision " + (before + 1) + " serves\n  " + (before + 1) + "  ")
        .containsPattern("ACTIVATED  \\d+ ms  \\S+  \\(release 4.2\\)\n");
  }

  @Test
  void saysThatNothingHasChanged() throws IOException {
    Shell.Said said = run("apply", "products");

    assertThat(said.exitCode()).isZero();
    assertThat(said.out())
        .startsWith("unchanged: revision " + revision() + " has this schema already\n");
    assertThat(run("apply", "products", "--force", "rebuild").out()).startsWith("activated: ");
  }

  @Test
  void checksAnSdlAndChangesNothing() throws IOException {
    long before = revision();
    write("new.graphql", products("price: Int @shareable name: String"));

    Shell.Said file = run("check", "products", "--sdl", "new.graphql");
    Shell.Said input =
        shell()
            .runWithInput(
                products("price: Int @shareable a: Int"), line("check", "products", "--sdl", "-"));
    Shell.Said dryRun = run("apply", "products", "--sdl", "new.graphql", "--dry-run");

    for (Shell.Said said : new Shell.Said[] {file, input, dryRun}) {
      assertThat(said.exitCode()).as(said.err()).isZero();
      assertThat(said.out())
          .startsWith("valid: it could be activated; revision " + before + " still serves\n")
          .contains("  subgraph products: updated, pushed\n");
    }
    assertThat(revision()).isEqualTo(before);
  }

  @Test
  void namesWhatClientsLose() throws IOException {
    write("less.graphql", products(""));
    serve("reviews", REVIEWS.replace(" price: Int @shareable", ""));
    assertThat(run("apply", "reviews").exitCode()).isZero();

    Shell.Said said = run("check", "products", "--sdl", "less.graphql");

    assertThat(said.exitCode()).as(said.err()).isZero();
    assertThat(said.out())
        .contains("  hint BREAKING_CHANGE (WARN): 1 breaking change: FIELD_REMOVED Product.price; ")
        .contains("  breaking FIELD_REMOVED Product.price: was `Int` and is gone: ");
    serve("reviews", REVIEWS);
    assertThat(run("apply", "reviews").exitCode()).isZero();
  }

  @Test
  void severalSubgraphsAreOneChange() throws IOException {
    long before = revision();
    write("products.graphql", products("price: Int @shareable stock: Int @shareable"));
    write("reviews.graphql", REVIEWS.replace("price:", "stock: Int @shareable price:"));
    String[] files = {"--sdl", "products=products.graphql", "--sdl", "reviews=reviews.graphql"};

    Shell.Said checked =
        run("check", "products", "reviews", files[0], files[1], files[2], files[3]);
    Shell.Said applied =
        run(
            "apply",
            "products",
            "reviews",
            files[0],
            files[1],
            files[2],
            files[3],
            "--version",
            "4.2.0",
            "--label",
            "commit=abc");

    assertThat(checked.out()).as(checked.err()).startsWith("valid: ");
    assertThat(applied.out())
        .as(applied.err())
        .startsWith("activated: revision " + (before + 1))
        .contains(
            "  subgraph products: updated, pushed\n", "  subgraph reviews: updated, pushed\n");
    assertThat(run("history", "--limit", "1", "--format", "json").out())
        .contains("\"version\":\"4.2.0\"", "\"labels\":{\"commit\":\"abc\"}");
    assertThat(run("apply", "products", "reviews").out()).startsWith("activated: ");
  }

  @Test
  void ofSeveralSubgraphsAnSdlNeedsItsName() throws IOException {
    Shell.Said said = run("check", "products", "reviews", "--sdl", "products.graphql");

    assertThat(said.exitCode()).isEqualTo(64);
    assertThat(said.err())
        .contains("--sdl: expected NAME=products.graphql, with one of [products, reviews]");
    assertThat(run("apply", "products", "products").err())
        .contains("expected each subgraph once, got [products, products]");
  }

  @Test
  void showsEveryPlaceOfARefusalAndWhatToDo() throws IOException {
    write("bad.graphql", products("price: String @shareable"));

    Shell.Said said = run("check", "products", "--sdl", "bad.graphql");

    assertThat(said.exitCode()).isEqualTo(1);
    assertThat(said.out()).isEmpty();
    assertThat(said.err())
        .startsWith("interlock check: COMPOSITION_FAILED: composition failed: 1 error\n")
        .contains("error FIELD_TYPE_MISMATCH: ")
        .contains(
            "  --> products:3:43\n  3 | type Product @key(fields: \"id\") { id: ID! price: String")
        .containsPattern("  --> reviews:2:\\d+\n")
        .contains("  help: ")
        .contains("  revision " + revision() + " serves\n")
        .endsWith("  next: do not deploy this: mend the schema and try it by interlock check\n");
  }

  @Test
  void rollsBackAndNamesWhoIsAhead() throws IOException {
    serve("products", products("price: Int @shareable name: String"));
    assertThat(run("apply", "products").out())
        .containsPattern("  probation: until \\S+Z; revision 1 stands by\n");
    long before = revision();

    Shell.Said said = run("rollback", "--reason", "broken prices");

    assertThat(said.exitCode()).as(said.err()).isZero();
    assertThat(said.out())
        .startsWith(
            "rolled back: revision %d restores revision 1, in place of revision %d%n"
                .formatted(before + 1, before))
        .contains("  subgraph products: ahead, it may still serve the newer schema\n");
    assertThat(run("history", "--limit", "1").out())
        .contains("  rollback  ")
        .contains("  restores 1")
        .contains("(broken prices)");
    assertThat(run("history", "--limit", "1", "--before", "2").out()).contains("\n  1  ");
  }

  @Test
  void rollsBackToTheRevisionThatIsWanted() throws IOException {
    serve("products", products("price: Int @shareable name: String"));
    assertThat(run("apply", "products").exitCode()).isZero();
    long wanted = revision();
    serve("products", products("price: Int @shareable size: Int"));
    assertThat(run("apply", "products").exitCode()).isZero();

    Shell.Said said = run("rollback", "--to", Long.toString(wanted));
    Shell.Said unknown = run("rollback", "--to", "99999");

    assertThat(said.exitCode()).as(said.err()).isZero();
    assertThat(said.out())
        .startsWith("rolled back: revision %d restores revision %d".formatted(wanted + 2, wanted));
    assertThat(unknown.exitCode()).isEqualTo(66);
    assertThat(unknown.err())
        .contains("UNKNOWN_REVISION")
        .contains("next: see by interlock history which revisions are kept");
  }

  @Test
  void showsARevisionAndWhatItChangedForClients() throws IOException {
    long before = revision();
    serve("products", products("price: Int @shareable name: String size: Int"));
    assertThat(run("apply", "products").exitCode()).isZero();
    String now = Long.toString(before + 1);

    Shell.Said revision = run("history", now);
    Shell.Said latest = run("history", "--diff");
    Shell.Said back = run("history", Long.toString(before), "--diff", "--against", now);
    Shell.Said unknown = run("history", "99999");

    assertThat(revision.out())
        .startsWith("revision " + now + "  ")
        .containsPattern("  supergraph sha256:\\w{64}\n")
        .containsPattern("  subgraph products: SDL sha256:\\w{64}, fetched \\S+Z\n");
    assertThat(latest.out())
        .startsWith("from revision %d to revision %s: 0 breaking, ".formatted(before, now))
        .contains("  safe FIELD_ADDED Product.size: ");
    assertThat(back.out()).contains("  breaking FIELD_REMOVED Product.size: ");
    assertThat(unknown.exitCode()).isEqualTo(66);
  }

  @Test
  void aChangeWithAKeyIsMadeOnce() throws IOException {
    String[] line = {"apply", "products", "--idempotency-key", "release-4.2", "--format", "json"};
    Shell.Said first = run(line);
    serve("products", products("price: Int @shareable name: String"));

    Shell.Said again = run(line);
    Shell.Said other = run("rollback", "--idempotency-key", "release-4.2");

    assertThat(again.out()).isEqualTo(first.out());
    assertThat(other.exitCode()).isEqualTo(ExitCode.FAILED);
    assertThat(other.err()).contains("IDEMPOTENCY_KEY_REUSED").contains("choose another key");
  }

  @Test
  void withoutACanaryThereIsNothingToPromote() throws IOException {
    Shell.Said said = run("promote", "--reason", "looks good");

    assertThat(said.exitCode()).isEqualTo(ExitCode.CONFLICT);
    assertThat(said.err()).contains("NO_CANARY").contains("no schema waits to be promoted");
  }

  @Test
  void printsTheAnswerAsItCame() throws IOException {
    Shell.Said good = run("apply", "products", "--format", "json");
    Shell.Said bad = run("apply", "nobody", "--format", "json");

    assertThat(good.exitCode()).isZero();
    assertThat(json(good).path("status").asText()).isEqualTo("UNCHANGED");
    assertThat(bad.exitCode()).isEqualTo(66);
    assertThat(bad.err()).isEmpty();
    assertThat(json(bad).path("code").asText()).isEqualTo("UNKNOWN_SERVICE");
  }

  @Test
  void saysHowTheRouterIs() {
    Shell.Said said = run("status");

    assertThat(said.exitCode()).isZero();
    assertThat(said.out())
        .containsPattern("^\\w+: revision \\d+, epoch \\d+, up for \\d+ s\n")
        .containsPattern("  standby: (revision \\d+|none)\n")
        .containsPattern("  subgraph reviews: ACTIVE, http://\\S+/reviews, SDL of \\S+Z\n");
  }

  @Test
  void tellsStrangersHowTheRouterIsButNoMore() {
    Shell.Said said = shell().run("status", "--gateway", url());

    assertThat(said.exitCode()).isZero();
    assertThat(said.out())
        .doesNotContain("subgraph")
        .endsWith("  the rest is for those who may change schemas: see --token-file\n");
  }

  @Test
  void exits3WhenSomethingElseServesThanExpected() {
    String hash = "sha256:" + "0".repeat(64);

    Shell.Said other = run("apply", "products", "--expect-sdl-hash", hash);
    Shell.Said later = run("apply", "products", "--force=rebuild", "--if-revision", "999999");

    assertThat(other.exitCode()).isEqualTo(3);
    assertThat(other.err()).startsWith("interlock apply: SDL_MISMATCH: ").contains("  next: ");
    assertThat(later.exitCode()).isEqualTo(3);
    assertThat(later.err()).startsWith("interlock apply: PRECONDITION_FAILED: ");
  }

  @Test
  void exits64WhenTheRouterDoesNotUnderstand() {
    Shell.Said said = run("apply", "products", "--expect-sdl-hash", "abc");

    assertThat(said.exitCode()).isEqualTo(64);
    assertThat(said.err())
        .startsWith("interlock apply: BAD_REQUEST: expectSdlHash: ")
        .endsWith("  next: correct the command line\n");
  }

  @Test
  void exits66WithTheKnownServices() {
    Shell.Said said = run("apply", "nobody");

    assertThat(said.exitCode()).isEqualTo(66);
    assertThat(run("apply", "nobody/at all").exitCode()).isEqualTo(66);
    assertThat(said.err())
        .startsWith("interlock apply: UNKNOWN_SERVICE: ")
        .contains("  known services: products, reviews\n");
  }

  @Test
  void exits70OnAFaultOfTheRouter() throws Exception {
    serve("products", products("price: Int @shareable name: String"));
    injectFault("engineBuild");

    Shell.Said said = run("apply", "products");

    assertThat(said.exitCode()).isEqualTo(70);
    assertThat(said.err())
        .startsWith("interlock apply: APPLY_PANIC: ")
        .endsWith("  next: see the router's log, and please report the fault\n");
  }

  @Test
  void exits75WhenTheSubgraphIsAway() {
    subgraphs.stubFor(post("/products").willReturn(aResponse().withStatus(503)));

    Shell.Said said = run("apply", "products");

    assertThat(said.exitCode()).isEqualTo(75);
    assertThat(said.err())
        .startsWith("interlock apply: SUBGRAPH_ERROR: ")
        .containsPattern("  fetched products: HTTP_503 after \\d+ ms, HTTP_503 after \\d+ ms\n");
  }

  @Test
  void exits75InOneLineWhenTheRouterIsAway() {
    Shell.Said said = shell().run("apply", "products", "--gateway", "http://127.0.0.1:1/");
    Shell.Said nowhere = shell().run("status", "--gateway", "http://router.invalid:4000");

    assertThat(said.exitCode()).isEqualTo(75);
    assertThat(said.err())
        .startsWith("interlock apply: http://127.0.0.1:1/products/apply: no connection")
        .hasLineCount(1);
    assertThat(nowhere.exitCode()).isEqualTo(75);
    assertThat(nowhere.err())
        .isEqualTo(
            "interlock status: http://router.invalid:4000/gateway/health: unknown host"
                + System.lineSeparator());
  }

  @Test
  void exits77WithoutTheRightToken() throws IOException {
    write("wrong", "other");

    Shell.Said none = shell().run("apply", "products", "--gateway", url());
    Shell.Said wrong = shell().run("history", "--gateway", url(), "--token-file", "wrong");

    assertThat(none.exitCode()).isEqualTo(77);
    assertThat(none.err())
        .startsWith("interlock apply: UNAUTHENTICATED: a bearer token is required\n")
        .endsWith(
            "  next: give the router's admin.token by --token-file or INTERLOCK_ADMIN_TOKEN\n");
    assertThat(wrong.exitCode()).isEqualTo(77);
  }

  @Test
  void takesGatewayAndTokenOutOfTheEnvironment() {
    Map<String, String> environment =
        Map.of("INTERLOCK_GATEWAY", url() + "/", "INTERLOCK_ADMIN_TOKEN", TOKEN);

    Shell.Said said = new Shell(folder, environment).run("apply", "products");

    assertThat(said.exitCode()).as(said.err()).isZero();
  }

  private Shell.Said run(String... arguments) {
    return shell().run(line(arguments));
  }

  /// With the router and the token.
  private String[] line(String... arguments) {
    String[] line = new String[arguments.length + 4];
    System.arraycopy(arguments, 0, line, 0, arguments.length);
    System.arraycopy(
        new String[] {"--gateway", url(), "--token-file", "token"}, 0, line, arguments.length, 4);
    return line;
  }

  private long revision() throws IOException {
    return json(run("status", "--format=json")).path("revision").asLong();
  }

  private static JsonNode json(Shell.Said said) throws IOException {
    return new ObjectMapper().readTree(said.out());
  }

  private void injectFault(String point) throws Exception {
    try (HttpClient http = HttpClient.newHttpClient()) {
      HttpRequest request =
          HttpRequest.newBuilder(URI.create(url() + "/gateway/debug/faults"))
              .header("Authorization", "Bearer " + TOKEN)
              .POST(BodyPublishers.ofString("{\"point\": \"" + point + "\"}"))
              .build();
      assertThat(http.send(request, BodyHandlers.ofString()).statusCode()).isEqualTo(200);
    }
  }

  private void serve(String service, String sdl) {
    ObjectNode answer = JsonNodeFactory.instance.objectNode();
    answer.putObject("data").putObject("_service").put("sdl", sdl);
    subgraphs.stubFor(post("/" + service).willReturn(okJson(answer.toString())));
  }

  private static String products(String fields) {
    return LINK
        + "type Query { products: [Product] }\n"
        + "type Product @key(fields: \"id\") { id: ID! "
        + fields
        + " }\n";
  }

  private GatewayConfig config() throws IOException {
    String url = subgraphs.baseUrl();
    Path file =
        Files.writeString(
            config.resolve("gateway.yaml"),
            """
            host: 127.0.0.1
            port: 0
            admin: { token: %s }
            schema: { apply: { rate: off } }
            services:
            - { name: products, url: "%s/products", retry: { attempts: 2, backoff: 1ms } }
            - { name: reviews, url: "%s/reviews" }
            """
                .formatted(TOKEN, url, url));
    ConfigContext context = new ConfigContext(Map.of(), true);
    return ((ConfigOutcome.Loaded) ConfigLoader.load(file, context))
        .config()
        .withDebug(new DebugConfig(true));
  }

  private String url() {
    return RunningRouter.url(router.address());
  }

  private void write(String file, String text) throws IOException {
    Files.writeString(folder.resolve(file), text);
  }

  private Shell shell() {
    return new Shell(folder);
  }
}
