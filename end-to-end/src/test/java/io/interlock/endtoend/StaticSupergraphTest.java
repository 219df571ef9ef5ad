package io.interlock.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `serve --supergraph`: a supergraph file that another tool composed.
final class StaticSupergraphTest {
  @TempDir private Path folder;

  private Path supergraph(Shop shop) throws IOException {
    String sdl = Shop.read("supergraph.graphql");
    for (String name : new String[] {"inventory", "products", "reviews", "users"}) {
      sdl = sdl.replace("http://" + name + ".example/graphql", shop.server(name).url().toString());
    }
    return Files.writeString(folder.resolve("supergraph.graphql"), sdl);
  }

  @Test
  void servesASupergraphOfAnotherComposer() throws IOException {
    try (Shop shop = new Shop();
        Router router = Router.start("--supergraph", supergraph(shop).toString())) {
      router.awaitReady();

      Answer answer =
          router.query("{ latestReviews { author { name email } product { shippingEstimate } } }");

      assertThat(answer.body())
          .isEqualTo(
              "{\"data\":{\"latestReviews\":["
                  + "{\"author\":{\"name\":\"Ada\",\"email\":\"ada@example.org\"},"
                  + "\"product\":{\"shippingEstimate\":\"899 for 12345678901234567890.10\"}},"
                  + "{\"author\":{\"name\":\"Bob\",\"email\":\"bob@example.org\"},"
                  + "\"product\":{\"shippingEstimate\":\"54 for 7E+3\"}}]}}");
      assertThat(shop.violations()).isEmpty();
    }
  }

  @Test
  void refusesToApplyWithoutSubgraphsToAsk() throws IOException {
    try (Shop shop = new Shop();
        Router router = Router.start("--supergraph", supergraph(shop).toString())) {
      router.awaitReady();

      Answer apply = router.post("/products/apply", "");

      assertThat(apply.status()).isEqualTo(409);
      assertThat(apply.text("/code")).isEqualTo("STATIC_SUPERGRAPH");
    }
  }

  @Test
  void readsTheFileAgainOnReload() throws IOException {
    try (Shop shop = new Shop();
        Router router = Router.start("--supergraph", supergraph(shop).toString())) {
      router.awaitReady();
      Path file = folder.resolve("supergraph.graphql");
      Files.writeString(
          file, Files.readString(file).replace("type Shelf\n", "\"A board.\"\ntype Shelf\n"));

      Answer reload = router.post("/gateway/reload", "");

      assertThat(reload.text("/status")).isEqualTo("ACTIVATED");
      assertThat(router.query("{ __type(name: \"Shelf\") { description } }").body())
          .contains("A board.");
    }
  }

  @Test
  void refusesAFileThatIsNoSupergraph() throws IOException {
    Path file = Files.writeString(folder.resolve("api.graphql"), "type Query { a: Int }");

    Command result = Command.interlock(folder, "serve", "--supergraph", file.toString());

    assertThat(result.exitCode()).isNotZero();
    assertThat(result.errors()).contains("api.graphql").contains("join");
    assertThat(result.errors()).doesNotContain("\tat ");
  }
}
