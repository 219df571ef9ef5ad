package io.interlock.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// The ways back: a rollback that an operator asks for, and failures that need none.
final class RollbackTest {
  private static final String FIELDS = "{ __type(name: \"Shelf\") { fields { name } } }";

  private final Shop shop = new Shop();
  private final Router router = Router.serving(shop.config(), "--dev");

  @AfterEach
  void close() {
    router.close();
    shop.close();
  }

  private void deployShelfWith(String field) {
    String sdl = Shop.read("products.graphql");
    shop.deploy("products", sdl.replace("  number: Int!\n", "  number: Int!\n  " + field + "\n"));
  }

  @Test
  void restoresTheSchemaBefore() {
    deployShelfWith("room: String");
    assertThat(router.post("/products/apply", "").text("/status")).isEqualTo("ACTIVATED");
    assertThat(router.query(FIELDS).body()).contains("room");

    Answer rollback = router.post("/gateway/rollback", "{\"reason\": \"too early\"}");

    assertThat(rollback.status()).isEqualTo(200);
    assertThat(rollback.text("/status")).isEqualTo("ROLLED_BACK");
    assertThat(rollback.number("/revision")).isEqualTo(3);
    assertThat(rollback.number("/restores")).isEqualTo(1);
    assertThat(rollback.json().path("ahead").toString()).isEqualTo("[\"products\"]");
    assertThat(router.query(FIELDS).body()).doesNotContain("room");
    assertThat(router.get("/gateway/history").body()).contains("too early");
  }

  @Test
  void refusesWhenThereIsNothingToGoBackTo() {
    Answer rollback = router.post("/gateway/rollback", "");

    assertThat(rollback.status()).isEqualTo(409);
    assertThat(rollback.text("/code")).isEqualTo("NO_PREVIOUS_REVISION");
  }

  @Test
  void survivesAPanicWhileASchemaIsLoaded() {
    deployShelfWith("room: String");
    Answer armed = router.post("/gateway/debug/faults", "{\"point\": \"engineBuild\"}");
    assertThat(armed.status()).as(armed.body()).isEqualTo(200);

    Answer apply = router.post("/products/apply", "");

    assertThat(apply.status()).isEqualTo(500);
    assertThat(apply.text("/code")).isEqualTo("APPLY_PANIC");
    assertThat(apply.number("/revision")).isEqualTo(1);
    assertThat(router.query(FIELDS).body()).contains("number").doesNotContain("room");
    assertThat(router.post("/products/apply", "").text("/status")).isEqualTo("ACTIVATED");
  }

  @Test
  void reloadsEverythingAtOnce() {
    deployShelfWith("room: String");

    Answer reload = router.post("/gateway/reload", "");

    assertThat(reload.status()).isEqualTo(200);
    assertThat(reload.text("/status")).isEqualTo("ACTIVATED");
    assertThat(router.query(FIELDS).body()).contains("room");
  }
}
