package io.interlock.example.scene;

import java.io.IOException;

/// The new engine throws at the first requests. Clients do not notice, and it is taken back by
/// itself.
final class FaultyPlannerScene implements Scene {
  private static final int REQUESTS = 12;
  private static final int SECONDS = 20;

  @Override
  public int number() {
    return 10;
  }

  @Override
  public String title() {
    return "a panic on the first requests of the new schema";
  }

  @Override
  public void play(Stage stage) throws IOException, InterruptedException {
    stage.deploy("products", SdlEdit.addField(stage.sdl("products"), "Product", "origin: String"));
    stage.say("A development switch has the planner of the next engine throw at every operation.");
    Answer armed = stage.router("POST", "/gateway/debug/faults", "{\"point\": \"planner\"}");
    stage.verdict("the fault is armed", armed.status() == 200);
    Answer apply = stage.router("POST", "/products/apply");
    stage.verdict("200 ACTIVATED", apply.text("/status").equals("ACTIVATED"));
    int answered = answered(stage);
    stage.verdict(
        "%d of %d requests are answered".formatted(answered, REQUESTS), answered == REQUESTS);
    long bad = apply.number("/revision");
    stage.verdict("it is rolled back by itself", isRolledBack(stage, bad));
    Answer history = stage.router("GET", "/gateway/history?limit=2");
    stage.verdict(
        "the history says by whom and why",
        history.text("/revisions/0/trigger").equals("probation")
            && history.text("/revisions/1/state").equals("ROLLED_BACK"));
    Answer again = stage.router("POST", "/products/apply");
    stage.verdict(
        "422 QUARANTINED", again.status() == 422 && again.text("/code").equals("QUARANTINED"));
    Answer forced =
        stage.router(
            "POST",
            "/products/apply",
            "{\"force\": [\"quarantine\"], \"wait\": \"probation\", \"reason\": \"the planner is mended\"}");
    stage.verdict("forced, it proves itself", forced.text("/status").equals("ACTIVATED"));
  }

  /// Operations that no engine has seen, so that each has to be planned.
  private static int answered(Stage stage) throws IOException {
    int answered = 0;
    for (int i = 0; i < REQUESTS; i++) {
      Answer data = stage.quietQuery("{ never%d: product(upc: \"2\") { name } }".formatted(i));
      boolean isRight = data.text("/data/never" + i + "/name").equals("Couch");
      answered += isRight && !data.hasErrors() ? 1 : 0;
    }
    return answered;
  }

  private static boolean isRolledBack(Stage stage, long bad)
      throws IOException, InterruptedException {
    for (int i = 0; i < SECONDS * 10; i++) {
      if (stage.quietRouter("GET", "/gateway/health").number("/revision") == bad + 1) {
        return true;
      }
      Thread.sleep(100);
    }
    return false;
  }
}
