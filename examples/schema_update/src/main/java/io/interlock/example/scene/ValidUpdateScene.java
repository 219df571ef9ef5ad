package io.interlock.example.scene;

import java.io.IOException;

/// A new field reaches clients by one call.
final class ValidUpdateScene implements Scene {
  private static final String QUERY = "{ product(upc: \"1\") { name description } }";

  @Override
  public int number() {
    return 2;
  }

  @Override
  public String title() {
    return "a valid update: Product.description";
  }

  @Override
  public void play(Stage stage) throws IOException {
    stage.deploy(
        "products", SdlEdit.addField(stage.sdl("products"), "Product", "description: String"));
    Answer before = stage.query(QUERY);
    stage.verdict(
        "before the apply the field does not exist for clients",
        before.hasErrors() && before.json().path("data").isMissingNode()
            || before.json().path("data").isNull());
    Answer apply = stage.router("POST", "/products/apply");
    stage.verdict(
        "200 ACTIVATED", apply.status() == 200 && apply.text("/status").equals("ACTIVATED"));
    stage.verdict(
        "revision 2 after revision 1",
        apply.number("/revision") == 2 && apply.number("/previousRevision") == 1);
    Answer after = stage.query(QUERY);
    stage.verdict(
        "after it the field has data",
        after.text("/data/product/description").equals("Oak, for six.") && !after.hasErrors());
  }
}
