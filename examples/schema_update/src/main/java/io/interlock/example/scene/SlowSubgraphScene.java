package io.interlock.example.scene;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;

/// A subgraph that is slow for a while is asked again.
final class SlowSubgraphScene implements Scene {
  @Override
  public int number() {
    return 6;
  }

  @Override
  public String title() {
    return "a slow subgraph: two time-outs, then an answer";
  }

  @Override
  public void play(Stage stage) throws IOException {
    stage.deploy("products", SdlEdit.addField(stage.sdl("products"), "Product", "stock: Int"));
    stage.control("products", "PUT", "/control/flap", "{\"times\": 2, \"ms\": 3000}");
    Answer apply = stage.router("POST", "/products/apply");
    JsonNode attempts = apply.json().path("attempts");
    stage.verdict(
        "200 ACTIVATED", apply.status() == 200 && apply.text("/status").equals("ACTIVATED"));
    stage.verdict(
        "three attempts are reported, the last one OK",
        attempts.size() == 3
            && attempts.path(0).path("outcome").asText().contains("TIMEOUT")
            && attempts.path(1).path("outcome").asText().contains("TIMEOUT")
            && attempts.path(2).path("outcome").asText().equals("OK"));
  }
}
