package io.interlock.example.scene;

import java.io.IOException;

/// An apply without a change swaps nothing.
final class SameAgainScene implements Scene {
  @Override
  public int number() {
    return 3;
  }

  @Override
  public String title() {
    return "the same again";
  }

  @Override
  public void play(Stage stage) throws IOException {
    long epoch = stage.quietRouter("GET", "/gateway/health").number("/epoch");
    Answer apply = stage.router("POST", "/products/apply");
    stage.verdict(
        "200 UNCHANGED", apply.status() == 200 && apply.text("/status").equals("UNCHANGED"));
    long after = stage.quietRouter("GET", "/gateway/health").number("/epoch");
    stage.verdict("the same epoch serves (" + epoch + ")", epoch > 0 && after == epoch);
  }
}
