package io.interlock.router.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConfigLoaderTest {

  private static final ConfigContext EMPTY = new ConfigContext(Map.of(), false);

  @Test
  void loadsTheDesignDocumentsFirstSample() {
    GatewayConfig config =
        loaded(
            """
            services:
            - name: A
              url: http://localhost:4001/graphql
              retry:
                attempts: 5
                timeout: 5s
            """);

    ServiceConfig service = config.service("A").orElseThrow();
    assertThat(service.url()).isEqualTo(URI.create("http://localhost:4001/graphql"));
    assertThat(service.retry().attempts()).isEqualTo(5);
    assertThat(service.retry().timeout()).isEqualTo(Duration.ofSeconds(5));
  }

  @Test
  void loadsTheDesignDocumentsSecondSample() {
    GatewayConfig config =
        loaded(
            """
            requestTimeout: 30s
            services:
            - name: A
              host: http://localhost:4001/query
              # ...
            """);

    assertThat(config.requestTimeout()).isEqualTo(Duration.ofSeconds(30));
    assertThat(config.service("A").orElseThrow().url())
        .isEqualTo(URI.create("http://localhost:4001/query"));
  }

  @Test
  void anEmptyFileMeansEveryDefault() {
    GatewayConfig config = loaded("# nothing here\n");

    assertThat(config).isEqualTo(ConfigLoader.defaults());
    assertThat(config.host()).isEqualTo("127.0.0.1");
    assertThat(config.port()).isEqualTo(4000);
    assertThat(config.endpoint()).isEqualTo("/graphql");
    assertThat(config.services()).isEmpty();
    assertThat(config.headers().propagate())
        .containsExactly("authorization", "x-request-id", "traceparent");
    assertThat(config.limits().maxRequestBytes()).isEqualTo(2 << 20);
    assertThat(config.schema().drain()).isEqualTo(new SchemaConfig.Drain(Duration.ofSeconds(5), 4));
    assertThat(config.startup().mode()).isEqualTo(StartupConfig.Mode.TOLERANT);
    assertThat(config.admin().token()).isNull();
    assertThat(config.cors().isEnabled()).isFalse();
    assertThat(config.debug().faults()).isFalse();
  }

  @Test
  void readsEveryKindOfValue() {
    GatewayConfig config =
        loaded(
            """
            host: 0.0.0.0
            port: 8080
            endpoint: /api/query
            requestTimeout: 1500ms
            services:
            - name: products
              url: https://products.example.com/graphql
              headers: { x-key: "abc", X-Level: 7 }
              timeout: 2m
              retry: { attempts: 2, timeout: 1s, backoff: 10ms, maxBackoff: 1h, settle: 2 }
            headers: { propagate: [Authorization, x-tenant] }
            limits: { maxRequestBytes: 512KiB, maxSubgraphResponseBytes: 1048576 }
            schema:
              compose: { timeout: 1s, maxSdlBytes: 1MB }
              drain: { grace: 0, maxRetired: 2 }
              apply: { timeout: 3s, queue: 1 }
            startup: { mode: strict }
            admin: { token: secret }
            cors: { origins: ["https://a.example"], credentials: true, maxAge: 0s }
            errors: { maskSubgraphErrors: true }
            shutdown: { delay: 5s }
            """);

    assertThat(config.port()).isEqualTo(8080);
    assertThat(config.endpoint()).isEqualTo("/api/query");
    assertThat(config.requestTimeout()).isEqualTo(Duration.ofMillis(1500));
    assertThat(config.services())
        .containsExactly(
            new ServiceConfig(
                "products",
                URI.create("https://products.example.com/graphql"),
                Map.of("x-key", "abc", "X-Level", "7"),
                Duration.ofMinutes(2),
                new RetryConfig(
                    2, Duration.ofSeconds(1), Duration.ofMillis(10), Duration.ofHours(1), 2),
                true,
                ServiceConfig.Fallback.CACHED,
                null));
    assertThat(config.headers().propagate()).containsExactly("authorization", "x-tenant");
    assertThat(config.limits().maxRequestBytes()).isEqualTo(512 * 1024);
    assertThat(config.limits().maxSubgraphResponseBytes()).isEqualTo(1 << 20);
    assertThat(config.schema().compose().maxSdlBytes()).isEqualTo(1_000_000);
    assertThat(config.schema().drain().grace()).isZero();
    assertThat(config.startup().mode()).isEqualTo(StartupConfig.Mode.STRICT);
    assertThat(config.admin().token()).isEqualTo("secret");
    assertThat(config.cors().origins()).containsExactly("https://a.example");
    assertThat(config.errors().maskSubgraphErrors()).isTrue();
    assertThat(config.shutdown().delay()).isEqualTo(Duration.ofSeconds(5));
  }

  @Test
  void aServiceSaysByItselfWhetherItsQueriesAreDeduplicated() {
    GatewayConfig config =
        loaded(
            """
            services:
            - { name: products, url: "http://localhost:4001/" }
            - { name: reviews, url: "http://localhost:4002/", dedupe: true }
            traffic: { subgraphs: { dedupe: false }, clients: { dedupe: true } }
            """);

    assertThat(config.services())
        .extracting(config.traffic()::dedupes)
        .containsExactly(false, true);
    assertThat(config.traffic().dedupesClients()).isTrue();
    assertThat(loaded("port: 1").traffic()).isEqualTo(new TrafficConfig(true, false));
  }

  @Test
  void schemaChangesHaveARateThatCanBeTurnedOff() {
    assertThat(loaded("port: 1").schema().apply().rate())
        .isEqualTo(new Rate(30, Duration.ofMinutes(1)));
    assertThat(loaded("schema: { apply: { rate: 5/s } }").schema().apply().rate())
        .isEqualTo(new Rate(5, Duration.ofSeconds(1)));
    assertThat(loaded("schema: { apply: { rate: off } }").schema().apply().rate()).isNull();
    assertThat(faults("schema: { apply: { rate: 0/min } }"))
        .containsExactly(
            "gateway.yaml:1:26: schema.apply.rate: expected `off` or a rate such as 10/s, 30/min or"
                + " 100/h, got '0/min'");
  }

  @Test
  void servicesAreLookedAtWhenAnIntervalSaysSo() {
    assertThat(loaded("port: 1").schema().poll().interval()).isNull();
    assertThat(loaded("schema: { poll: { interval: off } }").schema().poll().interval()).isNull();
    assertThat(loaded("schema: { poll: { interval: 30s } }").schema().poll().interval())
        .isEqualTo(Duration.ofSeconds(30));
    assertThat(faults("schema: { poll: { interval: 0 } }"))
        .containsExactly(
            "gateway.yaml:1:29: schema.poll.interval: expected `off` or a duration above 0 with its"
                + " unit such as 500ms, 5s or 2m, got '0'");
  }

  @Test
  void aCanaryTakesStepsOrIsHeld() {
    assertThat(
            loaded("schema: { canary: [{ percent: 5, for: 30s }, { percent: 25, for: hold }] }")
                .schema()
                .canary())
        .containsExactly(
            new SchemaConfig.CanaryStep(5, Duration.ofSeconds(30)),
            new SchemaConfig.CanaryStep(25, null));
    assertThat(loaded("port: 1").schema().canary()).isEmpty();
    assertThat(faults("schema: { canary: [{ percent: 5, for: 1s }, { percent: 5, for: 1s }] }"))
        .containsExactly(
            "gateway.yaml:1:56: schema.canary[1].percent: expected more than the 5 of the step"
                + " before, got 5");
    assertThat(faults("schema: { canary: [{ percent: 100, for: 1s }] }")).hasSize(1);
    assertThat(faults("schema: { canary: [{ percent: 5 }] }")).hasSize(1);
  }

  @Test
  void theShutdownGraceFollowsTheRequestTimeout() {
    assertThat(loaded("requestTimeout: 7s").shutdown().grace()).isEqualTo(Duration.ofSeconds(7));
    assertThat(loaded("shutdown: { grace: 1s }").shutdown().grace())
        .isEqualTo(Duration.ofSeconds(1));
  }

  @Test
  void aServiceThatNothingIsKnownAboutHasTheSameDefaultsAsTheFile() {
    GatewayConfig config = loaded("services: [{ name: a, url: 'http://localhost:1/' }]");

    assertThat(config.services())
        .containsExactly(ServiceConfig.of("a", URI.create("http://localhost:1/")));
  }

  @Test
  void wantsNoMoreEqualAnswersThanAttempts() {
    assertThat(
            faults(
                """
                services:
                - name: a
                  url: http://localhost:1/
                  retry: { settle: 4 }
                """))
        .containsExactly(
            "gateway.yaml:4:20: services[0].retry.settle: expected at most 3, which is `attempts`,"
                + " got 4");
  }

  @Test
  void namesTheNearestKnownKey() {
    assertThat(faults("requestTimeOut: 5s\n"))
        .containsExactly(
            "gateway.yaml:1:1: requestTimeOut: unknown key; did you mean 'requestTimeout'?");
    assertThat(
            faults(
                """
                services:
                - name: a
                  url: http://localhost:1/
                  retry:
                    attemps: 5
                """))
        .containsExactly(
            "gateway.yaml:5:5: services[0].retry.attemps: unknown key; did you mean 'attempts'?");
  }

  @Test
  void listsTheKnownKeysWhenNoneIsNear() {
    assertThat(faults("errors: { zebra: 1 }"))
        .containsExactly(
            "gateway.yaml:1:11: errors.zebra: unknown key; known keys are maskSubgraphErrors");
  }

  @Test
  void collectsEveryFaultInTheOrderOfTheFile() {
    List<String> faults =
        faults(
            """
            port: many
            requestTimeout: 5
            services:
              - name: graphql
                url: ftp://localhost/
              - url: http://localhost:2/
                timeout: 0s
            startup: strict
            errors:
              maskSubgraphErrors: yes
            """);

    assertThat(faults)
        .containsExactly(
            "gateway.yaml:1:7: port: expected a whole number from 0 to 65535, got 'many'",
            "gateway.yaml:2:17: requestTimeout: expected a duration above 0 with its unit such as"
                + " 500ms, 5s or 2m, got '5'",
            "gateway.yaml:4:11: services[0].name: expected a name that the router does not serve"
                + " itself (apply, check, gateway, graphql, health, metrics), got 'graphql'",
            "gateway.yaml:5:10: services[0].url: expected an http or https URL such as"
                + " http://localhost:4001/graphql, got 'ftp://localhost/'",
            "gateway.yaml:6:5: services[1].name: expected the key 'name', got none",
            "gateway.yaml:7:14: services[1].timeout: expected a duration above 0 with its unit such"
                + " as 500ms, 5s or 2m, got '0s'",
            "gateway.yaml:8:10: startup: expected a mapping of keys to values, got 'strict'",
            "gateway.yaml:10:23: errors.maskSubgraphErrors: expected true or false, got 'yes'");
  }

  @Test
  void readsWhereTheStoreIs() {
    assertThat(loaded("port: 1").store())
        .isEqualTo(
            new StoreConfig("jdbc:sqlite:data/interlock.db", 100, Duration.ofDays(90), false));
    assertThat(loaded("store: { url: memory }").store().sqlitePath()).isEmpty();
    assertThat(loaded("store: { url: 'jdbc:sqlite:data/a.db' }").store().sqlitePath())
        .contains(Path.of("data/a.db"));
    assertThat(faults("store: { url: 'jdbc:sqlite::memory:' }"))
        .containsExactly(
            "gateway.yaml:1:15: store.url: expected memory or jdbc:sqlite: and a path, got"
                + " 'jdbc:sqlite::memory:'");
  }

  @Test
  void refusesANameThatIsTakenOrReserved() {
    assertThat(
            faults(
                """
                endpoint: /api/graphql
                services:
                - { name: a, url: "http://localhost:1/" }
                - { name: a, url: "http://localhost:2/" }
                - { name: api, url: "http://localhost:3/" }
                - { name: 9lives, url: "http://localhost:4/" }
                """))
        .containsExactly(
            "gateway.yaml:4:11: services[1].name: expected a name of its own, got 'a' again after"
                + " line 3",
            "gateway.yaml:5:11: services[2].name: expected a name that the router does not serve"
                + " itself (api, apply, check, gateway, graphql, health, metrics), got 'api'",
            "gateway.yaml:6:11: services[3].name: expected a letter followed by at most 63 letters,"
                + " digits, '_' or '-', got '9lives'");
  }

  @Test
  void refusesAnEndpointUnderTheAdminPaths() {
    assertThat(faults("endpoint: /health/graphql"))
        .containsExactly(
            "gateway.yaml:1:11: endpoint: expected a path outside /health, which the router serves"
                + " itself, got '/health/graphql'");
  }

  @Test
  void refusesAKeyThatIsWrittenTwice() {
    assertThat(faults("port: 1\nport: 2\n"))
        .containsExactly(
            "gateway.yaml:2:1: port: expected the key once, got it again after line 1");
    assertThat(faults("services:\n- name: a\n  url: http://localhost:1/\n  host: http://b:1/\n"))
        .containsExactly(
            "gateway.yaml:4:3: services[0].host: expected 'url' or 'host', got both (line 3)");
  }

  @Test
  void refusesValuesOfTheWrongShape() {
    assertThat(faults("services: products"))
        .containsExactly("gateway.yaml:1:11: services: expected a list, got 'products'");
    assertThat(faults("port: [1]"))
        .containsExactly(
            "gateway.yaml:1:7: port: expected a whole number from 0 to 65535, got a list");
    assertThat(faults("port:"))
        .containsExactly(
            "gateway.yaml:1:6: port: expected a whole number from 0 to 65535, got nothing");
    assertThat(faults("- a"))
        .containsExactly("gateway.yaml:1:1: expected a mapping of keys to values, got a list");
    assertThat(faults("limits: { maxRequestBytes: 4GiB }"))
        .containsExactly(
            "gateway.yaml:1:28: limits.maxRequestBytes: expected a size from 1KiB to 1GiB such as"
                + " 512KiB or 4MiB, got '4GiB'");
    assertThat(faults("startup: { mode: lazy }"))
        .containsExactly(
            "gateway.yaml:1:18: startup.mode: expected one of tolerant, strict, got 'lazy'");
  }

  @Test
  void refusesCredentialsForEveryOrigin() {
    assertThat(faults("cors: { origins: ['*'], credentials: true }"))
        .containsExactly(
            "gateway.yaml:1:38: cors.credentials: expected false while cors.origins holds '*', got"
                + " true");
  }

  @Test
  void expandsTheEnvironment() {
    ConfigContext context = new ConfigContext(Map.of("PORT", "4500", "HOST_A", "a.example"), false);
    GatewayConfig config =
        loaded(
            """
            port: ${PORT:4000}
            services:
            - name: a
              url: http://${HOST_A}:${PORT_A:80}/graphql
              headers: { x-plain: "$${NOT}" }
            admin: { token: ${ADMIN_TOKEN:} }
            """,
            context);

    assertThat(config.port()).isEqualTo(4500);
    assertThat(config.services().getFirst().url())
        .isEqualTo(URI.create("http://a.example:80/graphql"));
    assertThat(config.services().getFirst().headers()).containsEntry("x-plain", "${NOT}");
    assertThat(config.admin().token()).isNull();
  }

  @Test
  void aVariableWithoutValueAndDefaultIsAFault() {
    assertThat(faults("admin: { token: ${ADMIN_TOKEN} }"))
        .containsExactly(
            "gateway.yaml:1:17: admin.token: expected environment variable ADMIN_TOKEN to be set,"
                + " or a default as in ${ADMIN_TOKEN:…}, got neither");
  }

  @Test
  void saysWhichTextAVariableGave() {
    ConfigContext context = new ConfigContext(Map.of("PORT", "high"), false);

    assertThat(faults("port: ${PORT}", context))
        .containsExactly(
            "gateway.yaml:1:7: port: expected a whole number from 0 to 65535, got 'high' from"
                + " '${PORT}'");
  }

  @Test
  void faultInjectionNeedsADevelopmentStart() {
    assertThat(faults("debug: { faults: true }"))
        .containsExactly(
            "gateway.yaml:1:18: debug.faults: expected false unless INTERLOCK_DEV=1 or --dev is"
                + " set, got true");
    assertThat(loaded("debug: { faults: true }", new ConfigContext(Map.of(), true)).debug())
        .isEqualTo(new DebugConfig(true));
  }

  @Test
  void saysWhereTheYamlIsBroken() {
    assertThat(faults("port: 1\nservices: [\n"))
        .singleElement()
        .asString()
        .startsWith("gateway.yaml:3:1: expected YAML, got: ");
    assertThat(faults("port: 1\n---\nport: 2\n"))
        .singleElement()
        .asString()
        .startsWith("gateway.yaml:2:1: expected YAML, got: ");
  }

  @Test
  void boundsWhatAliasesAndNestingCanDo() {
    StringBuilder laughs = new StringBuilder("a0: &a0 [x, x]\n");
    for (int i = 1; i < 40; i++) {
      laughs.append("a%d: &a%d [*a%d, *a%d]\n".formatted(i, i, i - 1, i - 1));
    }

    assertThat(faults(laughs.toString())).isNotEmpty();
    assertThat(faults("services: " + "[".repeat(5_000)))
        .singleElement()
        .asString()
        .contains("expected YAML");
    assertThat(faults("services: &s [*s]")).isNotEmpty();
    assertThat(faults("# " + "x".repeat(2_000_000)))
        .singleElement()
        .asString()
        .contains("expected at most 1048576 characters");
  }

  @Test
  void aliasesMayRepeatAValue() {
    GatewayConfig config =
        loaded(
            """
            services:
            - { name: a, url: "http://localhost:1/", retry: &r { attempts: 9 } }
            - { name: b, url: "http://localhost:2/", retry: *r }
            """);

    assertThat(config.services()).allMatch(service -> service.retry().attempts() == 9);
  }

  @Test
  void namesAFileThatCannotBeRead(@TempDir Path folder) throws Exception {
    Path latin =
        Files.write(
            folder.resolve("latin.yaml"), "host: \u00fc".getBytes(StandardCharsets.ISO_8859_1));

    assertThat(ConfigLoader.load(folder.resolve("none.yaml"), EMPTY))
        .isInstanceOfSatisfying(
            ConfigOutcome.Invalid.class,
            invalid ->
                assertThat(invalid.faults().getFirst().toString())
                    .endsWith("none.yaml: expected a file, got none of this name"));
    assertThat(ConfigLoader.load(folder, EMPTY)).isInstanceOf(ConfigOutcome.Invalid.class);
    assertThat(ConfigLoader.load(latin, EMPTY)).isInstanceOf(ConfigOutcome.Invalid.class);
  }

  @Test
  void neverPrintsTheToken() {
    assertThat(loaded("admin: { token: hush }").toString()).doesNotContain("hush");
  }

  private static GatewayConfig loaded(String yaml) {
    return loaded(yaml, EMPTY);
  }

  private static GatewayConfig loaded(String yaml, ConfigContext context) {
    return switch (ConfigLoader.parse(yaml, "gateway.yaml", context)) {
      case ConfigOutcome.Loaded(GatewayConfig config, var _) -> config;
      case ConfigOutcome.Invalid(List<ConfigFault> faults) ->
          throw new AssertionError("expected a configuration, got " + faults);
    };
  }

  private static List<String> faults(String yaml) {
    return faults(yaml, EMPTY);
  }

  private static List<String> faults(String yaml, ConfigContext context) {
    return switch (ConfigLoader.parse(yaml, "gateway.yaml", context)) {
      case ConfigOutcome.Loaded(GatewayConfig config, var _) ->
          throw new AssertionError("expected faults, got " + config);
      case ConfigOutcome.Invalid(List<ConfigFault> faults) ->
          faults.stream().map(ConfigFault::toString).toList();
    };
  }
}
