package io.interlock.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/// Who may change schemas, and what is refused before anything is fetched.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class AdminCallsTest {
  private final Shop shop = new Shop();
  private final Router router = Router.serving(shop.config());

  @AfterAll
  void close() {
    assertThat(router.get("/gateway/health").number("/revision")).isEqualTo(1);
    router.close();
    shop.close();
  }

  @Test
  void answersAnUnknownServiceWithTheKnownOnes() {
    Answer apply = router.post("/product/apply", "");

    assertThat(apply.status()).isEqualTo(404);
    assertThat(apply.text("/code")).isEqualTo("UNKNOWN_SERVICE");
    assertThat(apply.body()).contains("products").contains("reviews");
  }

  @Test
  void takesPostOnly() {
    Answer apply = router.get("/products/apply");

    assertThat(apply.status()).isEqualTo(405);
    assertThat(apply.header("Allow")).isEqualTo("POST");
  }

  @Test
  void refusesCallsThatCameThroughABrowserOrAProxy() {
    for (String[] header :
        new String[][] {
          {"Origin", "https://a.example"},
          {"Sec-Fetch-Site", "cross-site"},
          {"Forwarded", "for=1.2.3.4"},
          {"X-Forwarded-For", "1.2.3.4"}
        }) {
      assertThat(router.call("POST", "/products/apply", "", header).status())
          .as(header[0])
          .isEqualTo(403);
    }
  }

  @Test
  void refusesABodyThatItDoesNotKnow() {
    assertThat(router.post("/products/apply", "{\"dryrun\": true}").status()).isEqualTo(400);
    assertThat(router.post("/products/apply", "{").status()).isEqualTo(400);
  }

  @Test
  void hasNoFaultInjectionOutsideOfDevelopment() {
    assertThat(router.post("/gateway/debug/faults", "{\"point\": \"engineBuild\"}").status())
        .isEqualTo(404);
  }

  @Test
  void triesAChangeWithoutMakingIt() {
    Answer dryRun = router.post("/products/apply?dryRun=true", "{\"force\": [\"rebuild\"]}");

    assertThat(dryRun.status()).as(dryRun.body()).isEqualTo(200);
    assertThat(dryRun.text("/status")).isEqualTo("VALID");
  }

  @Test
  void asksForTheTokenWhenThereIsOne() {
    String config = shop.config() + "admin: { token: s3cret }\n";
    try (Router guarded = Router.serving(config)) {
      Answer without = guarded.post("/products/apply", "");
      Answer wrong = guarded.call("POST", "/products/apply", "", "Authorization", "Bearer s3crex");
      Answer right = guarded.call("POST", "/products/apply", "", "Authorization", "Bearer s3cret");

      assertThat(without.status()).isEqualTo(401);
      assertThat(wrong.status()).isEqualTo(401);
      assertThat(right.text("/status")).isEqualTo("UNCHANGED");
      assertThat(guarded.query("{ me { id } }").status()).isEqualTo(200);
      assertThat(guarded.log()).doesNotContain("s3cret");
    }
  }
}
