package io.interlock.example.scene;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/// A router that starts while a subgraph is down serves what it has stored, and heals by itself.
final class RestartScene implements Scene {
  private static final String QUERY = "{ latestReviews(first: 1) { body product { label } } }";

  @Override
  public int number() {
    return 8;
  }

  @Override
  public String title() {
    return "a restart while a subgraph is down";
  }

  @Override
  public void play(Stage stage) throws IOException, InterruptedException {
    long revision = stage.quietRouter("GET", "/gateway/health").number("/revision");
    stage.control("products", "PUT", "/control/listening", "{\"listening\": false}");
    stage.say("The router is ended and started again; products stays away.");
    stage.restartRouter();
    stage.verdict("it becomes ready", stage.await(() -> stage.statusOf("/health/ready") == 200));
    stage.verdict(
        "it is DEGRADED once it has asked in vain",
        stage.await(() -> stage.stateOfRouter().equals("DEGRADED")));
    Answer health = stage.router("GET", "/gateway/health");
    stage.verdict("revision " + revision + " serves", health.number("/revision") == revision);
    stage.verdict(
        "products is stale, reviews is not", staleServices(health).equals(List.of("products")));
    stage.verdict(
        "clients get what reviews has",
        stage.query(QUERY).text("/data/latestReviews/0/body").equals("Love it!"));
    stage.control("products", "PUT", "/control/listening", "{\"listening\": true}");
    stage.verdict(
        "it is SERVING again when products is back",
        stage.await(() -> stage.stateOfRouter().equals("SERVING")));
    Answer healed = stage.query(QUERY);
    stage.verdict(
        "and clients get everything",
        healed.text("/data/latestReviews/0/product/label").contains("Table")
            && !healed.hasErrors());
  }

  private static List<String> staleServices(Answer health) {
    List<String> names = new ArrayList<>();
    for (JsonNode service : health.json().path("services")) {
      if (service.path("stale").asBoolean()) {
        names.add(service.path("name").asText());
      }
    }
    return names;
  }
}
