package io.interlock.example.scene;

import java.io.IOException;

/// An operator goes back to the schema before, and the history says so.
final class RollbackScene implements Scene {
  private static final String MARK = "{ __type(name: \"Review\") { description } }";

  @Override
  public int number() {
    return 13;
  }

  @Override
  public String title() {
    return "manual rollback and history";
  }

  @Override
  public void play(Stage stage) throws IOException {
    describe(stage, "what has proven itself before");
    describe(stage, "what has proven itself last");
    String before = stage.query(MARK).text("/data/__type/description");
    long revision = stage.quietRouter("GET", "/gateway/health").number("/revision");
    Answer rollback = stage.router("POST", "/gateway/rollback", "{\"reason\": \"scene 13\"}");
    stage.verdict(
        "200 ROLLED_BACK",
        rollback.status() == 200 && rollback.text("/status").equals("ROLLED_BACK"));
    stage.verdict(
        "a new revision with the content of the one before",
        rollback.number("/revision") == revision + 1
            && rollback.number("/restores") == revision - 1);
    stage.verdict(
        "reviews is now ahead of the schema",
        rollback.json().path("ahead").toString().equals("[\"reviews\"]"));
    String after = stage.query(MARK).text("/data/__type/description");
    stage.verdict(
        "clients see the schema before (%s, not %s)".formatted(after, before),
        !after.isEmpty() && !after.equals(before));
    Answer history = stage.router("GET", "/gateway/history?limit=2");
    stage.verdict(
        "the history shows it",
        history.body().contains("\"restores\":" + (revision - 1))
            && history.body().contains("scene 13"));
  }

  /// Only what has proven itself is a way back.
  private static void describe(Stage stage, String description) throws IOException {
    String now = stage.quietQuery(MARK).text("/data/__type/description");
    stage.deploy("reviews", SdlEdit.replace(stage.sdl("reviews"), now, description));
    Answer apply = stage.router("POST", "/reviews/apply", "{\"wait\": \"probation\"}");
    stage.verdict("it serves and has proven itself", apply.text("/status").equals("ACTIVATED"));
  }
}
