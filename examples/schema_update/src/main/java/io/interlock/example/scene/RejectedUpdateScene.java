package io.interlock.example.scene;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.TreeSet;

/// A change that contradicts another subgraph is refused with every place that it concerns.
final class RejectedUpdateScene implements Scene {
  @Override
  public int number() {
    return 4;
  }

  @Override
  public String title() {
    return "a rejected update: price becomes a String, but reviews shares it";
  }

  @Override
  public void play(Stage stage) throws IOException {
    String good = stage.sdl("products");
    long revision = stage.quietRouter("GET", "/gateway/health").number("/revision");
    stage.deploy("products", SdlEdit.replace(good, "price: Int!", "price: String!"));
    Answer apply = stage.router("POST", "/products/apply");
    stage.verdict("422", apply.status() == 422 && !apply.json().path("ok").asBoolean(true));
    stage.verdict(
        "both subgraphs are named, each with a line", places(apply).equals("products reviews "));
    stage.verdict("the revision is still " + revision, apply.number("/revision") == revision);
    // Not the price: the subgraph itself answers it as a String already.
    Answer data = stage.query("{ product(upc: \"1\") { name description } }");
    stage.verdict(
        "queries are still answered with the old schema",
        data.text("/data/product/description").equals("Oak, for six.") && !data.hasErrors());
    stage.deploy("products", good);
  }

  /// The subgraphs that errors point into with a line above zero.
  private static String places(Answer apply) {
    TreeSet<String> places = new TreeSet<>();
    for (JsonNode error : apply.json().path("errors")) {
      for (JsonNode location : error.path("locations")) {
        if (location.path("line").asInt() > 0) {
          places.add(location.path("subgraph").asText());
        }
      }
    }
    return places.isEmpty() ? "" : String.join(" ", places) + " ";
  }
}
