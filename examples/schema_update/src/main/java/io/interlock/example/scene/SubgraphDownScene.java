package io.interlock.example.scene;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;

/// Without a subgraph its apply fails, and clients get what the others have.
final class SubgraphDownScene implements Scene {
  /// Of what products gives, `label` may be null and `name` may not.
  private static final String QUERY = "{ latestReviews(first: 1) { body product { upc label } } }";

  @Override
  public int number() {
    return 7;
  }

  @Override
  public String title() {
    return "a subgraph is down";
  }

  @Override
  public void play(Stage stage) throws IOException, InterruptedException {
    long revision = stage.quietRouter("GET", "/gateway/health").number("/revision");
    stage.control("products", "PUT", "/control/listening", "{\"listening\": false}");
    Answer apply = stage.router("POST", "/products/apply");
    stage.verdict("502", apply.status() == 502);
    stage.verdict("after three attempts", apply.json().path("attempts").size() == 3);
    stage.verdict("the revision is still " + revision, apply.number("/revision") == revision);
    Answer data = stage.query(QUERY);
    JsonNode error = data.json().at("/errors/0");
    stage.verdict(
        "clients get partial data",
        data.text("/data/latestReviews/0/body").equals("Love it!")
            && data.json().at("/data/latestReviews/0/product/label").isNull());
    stage.verdict(
        "and an error with path and service",
        error.at("/path/0").asText().equals("latestReviews")
            && error.at("/extensions/service").asText().equals("products"));
    stage.control("products", "PUT", "/control/listening", "{\"listening\": true}");
    Answer healed = stage.query(QUERY);
    stage.verdict(
        "all is well when it is back",
        healed.text("/data/latestReviews/0/product/label").contains("Table")
            && !healed.hasErrors());
  }
}
