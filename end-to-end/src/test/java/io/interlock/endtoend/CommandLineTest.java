package io.interlock.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The commands, and what they say to a user's mistakes.
final class CommandLineTest {
  private static final int WRONG_USAGE = 64;

  @TempDir private Path folder;

  private Command interlock(String... arguments) {
    return Command.interlock(folder, arguments);
  }

  private String shop(String name) {
    return name + "=" + Shop.folder().resolve(name + ".graphql");
  }

  @Test
  void helpsAndSaysItsVersion() {
    assertThat(interlock("--help").output()).contains("serve", "compose", "plan", "demo");
    assertThat(interlock("serve", "--help").output()).contains("--supergraph");
    assertThat(interlock("version").exitCode()).isZero();
  }

  /// The Java machine does not start with two.
  @Test
  void runsWithTheCollectorThatSomebodyAsksFor() throws Exception {
    Path output = folder.resolve("out");
    Process version =
        Command.start(
            folder,
            List.of(Command.launcher(), "version"),
            output,
            folder.resolve("err"),
            Map.of("INTERLOCK_JAVA_OPTS", "-XX:+UseParallelGC"));

    assertThat(version.waitFor()).as(Files.readString(output)).isZero();
  }

  @Test
  void refusesAWrongFlagInOneLine() {
    Command result = interlock("serve", "--prot", "4000");

    assertThat(result.exitCode()).isEqualTo(WRONG_USAGE);
    assertThat(result.errorLines()).singleElement().asString().contains("--prot");
  }

  @Test
  void refusesAMisspeltKeyWithItsPlaceAndTheRightOne() throws Exception {
    Path config =
        Files.writeString(
            folder.resolve("gateway.yaml"),
            "services:\n- name: a\n  url: http://127.0.0.1:1/graphql\n  retyr: { attempts: 2 }\n");

    Command result = interlock("serve", "--config", config.toString());

    assertThat(result.exitCode()).isNotZero();
    assertThat(result.errorLines())
        .singleElement()
        .asString()
        .contains("gateway.yaml", "4", "services[0].retyr", "retry");
  }

  @Test
  void refusesAMissingConfiguration() {
    Command result = interlock("serve", "--config", "nowhere.yaml");

    assertThat(result.exitCode()).isNotZero();
    assertThat(result.errorLines()).singleElement().asString().contains("nowhere.yaml");
  }

  @Test
  void saysThatAPortIsInUse() {
    try (Shop shop = new Shop();
        Router router = Router.serving(shop.config())) {
      String config = Router.config(shop.config()).toString();

      Command second =
          interlock("serve", "--config", config, "--port", String.valueOf(router.port()));

      assertThat(second.exitCode()).isNotZero();
      assertThat(second.errors()).contains(String.valueOf(router.port())).contains("in use");
      assertThat(second.errors()).doesNotContain("\tat ");
    }
  }

  @Test
  void endsAStrictStartWithADeadUrl() {
    try (Shop shop = new Shop()) {
      shop.server("users").close();
      String config = Router.config(shop.config()).toString();

      Command result =
          interlock("serve", "--strict", "--config", config, "--port", "" + Router.freePort());

      assertThat(result.exitCode()).isEqualTo(1);
      assertThat(result.errors()).contains("users").contains("" + shop.server("users").port());
      assertThat(result.errors()).doesNotContain("\tat ");
    }
  }

  @Test
  void endsAStrictStartWithSdlsThatDoNotCompose() {
    try (Shop shop = new Shop()) {
      shop.server("users")
          .body("{\"data\":{\"_service\":{\"sdl\":\"type Query { me: Nobody }\"}}}");
      String config = Router.config(shop.config()).toString();

      Command result =
          interlock("serve", "--strict", "--config", config, "--port", "" + Router.freePort());

      assertThat(result.exitCode()).isEqualTo(1);
      assertThat(result.errors()).contains("users").contains("Nobody");
    }
  }

  @Test
  void composesFiles() {
    Command result =
        interlock("compose", shop("products"), shop("inventory"), shop("reviews"), shop("users"));

    assertThat(result.exitCode()).as(result.errors()).isZero();
    assertThat(result.output())
        .contains("@join__field(graph: INVENTORY, requires: \"price weight\")")
        .contains("@join__unionMember(graph: PRODUCTS, member: \"Shelf\")");
  }

  @Test
  void namesEveryCompositionErrorWithItsPlace() throws Exception {
    Path bad =
        Files.writeString(
            folder.resolve("bad.graphql"),
            Shop.read("users.graphql").replace("email: String!", "rating: Strin\n  email: Int!"));

    Command result = interlock("compose", "users=" + bad, shop("products"));

    assertThat(result.exitCode()).isEqualTo(1);
    assertThat(result.output()).isEmpty();
    assertThat(result.errors()).contains("INVALID_GRAPHQL").contains("users:10:").contains("Strin");
  }

  @Test
  void plansAnOperation() throws Exception {
    Path operation =
        Files.writeString(folder.resolve("q.graphql"), "{ topProducts { name shippingEstimate } }");

    Command result =
        interlock(
            "plan",
            "--supergraph",
            Shop.folder().resolve("supergraph.graphql").toString(),
            "--operation",
            operation.toString());

    assertThat(result.exitCode()).as(result.errors()).isZero();
    assertThat(result.output())
        .startsWith("QueryPlan {")
        .contains("Fetch(service: \"products\")")
        .contains("Flatten(path: \"topProducts.@\")")
        .contains("Fetch(service: \"inventory\")");
  }

  @Test
  void writesAConfigurationOnceOnly() {
    assertThat(interlock("init").exitCode()).isZero();
    assertThat(folder.resolve("gateway.yaml")).content().contains("services:");

    Command again = interlock("init");

    assertThat(again.exitCode()).isNotZero();
    assertThat(again.errorLines()).singleElement().asString().contains("--force");
  }
}
