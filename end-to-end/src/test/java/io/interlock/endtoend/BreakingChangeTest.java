package io.interlock.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// A change that takes something from clients.
final class BreakingChangeTest {
  private static final String QUERY =
      "query Prices { product(upc: \"1\") { priceIn(currency: USD) } }";

  private final Shop shop = new Shop();
  private final Router router =
      Router.serving(shop.config() + "schema: { checks: { onBreaking: rejectIfUsed } }\n");

  @AfterEach
  void close() {
    router.close();
    shop.close();
  }

  @Test
  void case24RefusesToTakeAwayWhatIsUsedUnlessForced() {
    String answered = router.query(QUERY).body();
    shop.deploy(
        "products",
        Shop.read("products.graphql").replace("priceIn(currency: Currency = EUR): Int", ""));

    Answer check = router.post("/products/apply", "{\"dryRun\": true}");
    Answer apply = router.post("/products/apply", "");

    for (Answer refused : new Answer[] {check, apply}) {
      assertThat(refused.status()).isEqualTo(422);
      assertThat(refused.text("/code")).isEqualTo("BREAKING_CHANGE");
      assertThat(refused.text("/changes/breaking/0/type")).isEqualTo("FIELD_REMOVED");
      assertThat(refused.text("/affectedOperations/0/name")).isEqualTo("Prices");
      assertThat(refused.json().at("/affectedOperations/0/changes").findValuesAsText("coordinate"))
          .contains("Product.priceIn");
      assertThat(refused.number("/revision")).isEqualTo(1);
    }
    assertThat(answered).contains("priceIn");

    Answer forced = router.post("/products/apply", "{\"force\": [\"breaking\"]}");

    assertThat(forced.text("/status")).isEqualTo("ACTIVATED");
    assertThat(forced.json().path("hints").findValuesAsText("code")).contains("BREAKING_CHANGE");
    assertThat(router.query(QUERY).text("/errors/0/message")).contains("priceIn");
    assertThat(shop.violations()).isEmpty();
  }
}
