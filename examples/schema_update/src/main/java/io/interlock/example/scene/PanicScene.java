package io.interlock.example.scene;

import java.io.IOException;

/// Something is thrown while a new engine is built. The old one does not notice.
final class PanicScene implements Scene {
  @Override
  public int number() {
    return 9;
  }

  @Override
  public String title() {
    return "a panic while the new schema is loaded";
  }

  @Override
  public void play(Stage stage) throws IOException {
    long revision = stage.quietRouter("GET", "/gateway/health").number("/revision");
    stage.deploy("products", SdlEdit.addField(stage.sdl("products"), "Product", "color: String"));
    stage.say("A development switch has the next engine throw while it is built.");
    Answer armed = stage.router("POST", "/gateway/debug/faults", "{\"point\": \"engineBuild\"}");
    stage.verdict("the fault is armed", armed.status() == 200);
    Answer apply = stage.router("POST", "/products/apply");
    stage.verdict(
        "500 APPLY_PANIC", apply.status() == 500 && apply.text("/code").equals("APPLY_PANIC"));
    stage.verdict("the revision is still " + revision, apply.number("/revision") == revision);
    Answer data = stage.query("{ product(upc: \"2\") { name description stock } }");
    stage.verdict(
        "the old schema serves",
        data.text("/data/product/name").equals("Couch") && !data.hasErrors());
    Answer again = stage.router("POST", "/products/apply");
    stage.verdict(
        "the next apply works", again.status() == 200 && again.text("/status").equals("ACTIVATED"));
  }
}
