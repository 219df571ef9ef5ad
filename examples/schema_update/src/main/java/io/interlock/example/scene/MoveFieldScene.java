package io.interlock.example.scene;

import java.io.IOException;

/// `Product.label` moves from one subgraph to the other. Neither half composes alone: `reviews`, as
/// scene 11 has left it, requires the field of `products`, and two subgraphs that both answer it
/// would have to share it.
final class MoveFieldScene implements Scene {
  private static final String LABEL = "{ product(upc: \"1\") { label } }";
  private static final String BOTH = "{\"services\": [\"products\", \"reviews\"]}";

  @Override
  public int number() {
    return 12;
  }

  @Override
  public String title() {
    return "a field moves from products to reviews, in one change";
  }

  @Override
  public void play(Stage stage) throws IOException {
    stage.deploy("products", SdlEdit.replace(stage.sdl("products"), "  label: String\n", ""));
    stage.deploy("reviews", withLabel(stage.sdl("reviews")));
    stage.verdict("products alone is refused", isRefused(stage, "products"));
    stage.verdict("reviews alone is refused", isRefused(stage, "reviews"));
    stage.verdict(
        "clients are still answered by the schema before",
        !stage.query("{ product(upc: \"1\") { name } }").hasErrors());
    Answer check = stage.router("POST", "/gateway/check", BOTH);
    stage.verdict("both together are VALID", check.text("/status").equals("VALID"));
    long revision = check.number("/revision");
    Answer apply = stage.router("POST", "/gateway/apply", BOTH);
    stage.verdict(
        "both together are one revision",
        apply.text("/status").equals("ACTIVATED") && apply.number("/revision") == revision + 1);
    String label = stage.query(LABEL).text("/data/product/label");
    stage.verdict("reviews answers the field", label.endsWith("from reviews"));
  }

  private static String withLabel(String reviews) {
    String own = SdlEdit.replace(reviews, "label: String @external", "label: String");
    return SdlEdit.replace(own, " @requires(fields: \"label\")", "");
  }

  private static boolean isRefused(Stage stage, String subgraph) throws IOException {
    Answer apply = stage.router("POST", "/" + subgraph + "/apply");
    return apply.status() == 422 && apply.text("/code").equals("COMPOSITION_FAILED");
  }
}
