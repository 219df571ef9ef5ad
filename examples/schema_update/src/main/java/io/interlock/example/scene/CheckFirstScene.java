package io.interlock.example.scene;

import java.io.IOException;

/// Before a field goes, the router says who uses it.
final class CheckFirstScene implements Scene {
  private static final String QUERY = "query Labels { topProducts { name label } }";

  @Override
  public int number() {
    return 5;
  }

  @Override
  public String title() {
    return "check first: may Product.label go?";
  }

  @Override
  public void play(Stage stage) throws IOException {
    long epoch = stage.quietRouter("GET", "/gateway/health").number("/epoch");
    stage.query(QUERY);
    String without = SdlEdit.replace(stage.sdl("products"), "  label: String\n", "");
    Answer check = stage.check("products", without);
    stage.verdict(
        "422 BREAKING_CHANGE",
        check.status() == 422 && check.text("/code").equals("BREAKING_CHANGE"));
    stage.verdict(
        "the operation that would fail is named",
        check.text("/affectedOperations/0/name").equals("Labels")
            && check.text("/affectedOperations/0/effect").equals("FAILS"));
    stage.verdict(
        "and why",
        check.text("/affectedOperations/0/changes/0/type").equals("FIELD_REMOVED")
            && check.text("/affectedOperations/0/changes/0/coordinate").equals("Product.label"));
    long after = stage.quietRouter("GET", "/gateway/health").number("/epoch");
    stage.verdict("the same epoch serves (" + epoch + ")", epoch > 0 && after == epoch);
    Answer data = stage.query(QUERY);
    stage.verdict(
        "clients still get labels",
        data.text("/data/topProducts/0/label").contains("Table") && !data.hasErrors());
  }
}
